"""Where the files beside pages are published, and by what names templates find them.

Follows ``assembleResourcesAndSetHome`` in Hugo ``hugolib/content_map_page_assembler.go``,
``resources/resource/resources.go`` and ``resources/resource_metadata.go``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.glob import GlobError, compile_glob
from cms.hugo.content.paths import lower
from cms.hugo.fields.values import to_bool, to_map, to_string
from cms.hugo.site.resources import Resources, lender

if TYPE_CHECKING:
    from cms.hugo.site.assembly import Site
    from cms.hugo.site.page import Page


class Placed(NamedTuple):
    """A file beside a page, where it goes in the publish folder, and its name for the page.

    Unless it ``is_public``, Hugo publishes it only when a template asks for it.
    """

    source: ContentFile
    target: str
    name: str
    is_public: bool


_Names = Mapping[str, Placed]


class PublishedResources:
    """The files beside the pages of a site."""

    def __init__(self, site: Site, sources: Iterable[ContentFile]) -> None:
        self._resources = Resources(site, sources)
        self._doubled = frozenset(
            language.code
            for language in site.config.languages
            if site.config.is_multihost or _duplicates(language.settings)
        )
        self._known: dict[tuple[str, str], tuple[_Names, _Names]] = {}

    @cached_property
    def by_target(self) -> Mapping[str, Placed]:
        """What is published anyway, by place in the publish folder, a slash in front."""
        return {each.target: each for each in self._placed.values() if each.is_public}

    def find(self, page: Page, name: str) -> Placed | None:
        """The file that ``.Resources.Get`` gives a page: the name in any case, or its path."""
        wanted = lower(name.removeprefix("./").lstrip("/"))
        named, normalised = self._names(page)
        return named.get(wanted) or normalised.get(wanted)

    def match(self, page: Page, pattern: str) -> Placed | None:
        """The first file that ``.Resources.GetMatch`` gives a page."""
        try:
            glob = compile_glob(lower(pattern.lstrip("/")))
        except GlobError:
            return None
        for names in self._names(page):
            for name, placed in names.items():
                if glob.fullmatch(name):
                    return placed
        return None

    @cached_property
    def _placed(self) -> dict[tuple[str, str], Placed]:
        """By path of the file and language of the page; of several pages the deepest has it."""
        found: dict[tuple[str, str], Placed] = {}
        owned = self._resources.owned
        for owner in sorted(owned, key=len):
            for page in self._resources.pages[owner]:
                for placed in self._of_owner(page, owned[owner]):
                    found[placed.source.path, page.language] = placed
        return found

    def _of_owner(
        self, page: Page, owned: Mapping[str, Mapping[str, ContentFile]]
    ) -> Iterator[Placed]:
        if not (page.folder or page.url or page.kind == "home"):  # a kind that is turned off
            return
        below = len(page.logical.rstrip("/")) + 1
        is_public = page.fields.build.publish_resources
        start = f"/{page.folder}/" if page.folder else "/"
        for files in owned.values():
            code = page.language
            if code not in files and code in self._doubled and page.path:
                code = lender(code, files, self._resources.order)
            source = files.get(code)
            if source is not None and not source.is_content_resource:
                name = source.content.raw[below:]
                yield Placed(source, start + name, name, is_public)

    def _names(self, page: Page) -> tuple[_Names, _Names]:
        """The files of a page by name and by normalised path, both in lower case."""
        key = page.logical, page.language
        if key not in self._known:
            self._known[key] = self._read_names(page)
        return self._known[key]

    def _read_names(self, page: Page) -> tuple[_Names, _Names]:
        below = len(page.logical.rstrip("/")) + 1
        placed = [
            found
            for source in self._resources.of(page).values()
            if not source.is_content_resource
            and (found := self._find_placed(source, page)) is not None
        ]
        placed.sort(key=lambda each: (each.name, each.source.logical))
        named: dict[str, Placed] = {}
        normalised: dict[str, Placed] = {}
        for name, each in _renamed(placed, page.fields.resources):
            named.setdefault(lower(name), each)
            normalised.setdefault(each.source.logical[below:], each)
        return named, normalised

    def _find_placed(self, source: ContentFile, page: Page) -> Placed | None:
        own = self._placed.get((source.path, page.language))
        return own or self._placed.get((source.path, source.language))


def _renamed(
    placed: Iterable[Placed], entries: Iterable[Mapping[str, object]]
) -> Iterator[tuple[str, Placed]]:
    """Names as ``resources`` in the page's front matter gives them; the first entry wins."""
    counters: dict[str, int] = {}
    for each in placed:
        yield _name(each.name, entries, counters), each


def _name(name: str, entries: Iterable[Mapping[str, object]], counters: dict[str, int]) -> str:
    for entry in entries:
        pattern = to_string(entry.get("src")).lower()
        if "name" not in entry or not _fits(pattern, name):
            continue
        given = to_string(entry["name"]).lstrip("/")
        if ":counter" in given:
            counters[pattern] = counters.get(pattern, 0) + 1
            given = given.replace(":counter", str(counters[pattern]))
        return given
    return name


def _fits(pattern: str, name: str) -> bool:
    try:
        return compile_glob(pattern).fullmatch(lower(name)) is not None
    except GlobError:
        return False


def _duplicates(settings: Mapping[str, object]) -> bool:
    goldmark = to_map(to_map(settings.get("markup")).get("goldmark"))
    return to_bool(goldmark.get("duplicateresourcefiles"))
