"""Which page a text names: for ``ref`` and ``relref``, and for ``.GetPage`` in templates.

Follows ``pageFinder`` in Hugo ``hugolib/pagecollections.go``, and ``siteRefLinker`` in
``hugolib/site.go`` for what surrounds the path. The order is: from the folder of the page, from
that of its file, from the root of the content, from the file of the home page, and for ``ref``
alone by a name that only one page has.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath
from typing import TYPE_CHECKING, Literal, NamedTuple

from cms.hugo.content.paths import ContentPath, PathType, parse
from cms.hugo.content.tree import ContentTree, path_rules
from cms.hugo.site.page import Page, Status

if TYPE_CHECKING:
    from cms.hugo.config import SiteConfig
    from cms.hugo.content.files import SourceFile
    from cms.hugo.site.assembly import Site

Step = Literal[
    "page",  # from the folder of the page that names it
    "file",  # from the folder of that page's file
    "root",  # from the root of the content
    "home",  # from the folder of the home page's file
    "name",  # by a name that only one page has
]
_BUILT = frozenset({Status.PUBLISHED, Status.UNLISTED})


class Named(NamedTuple):
    """The page that a text names, and how it was found."""

    page: Page
    step: Step


class Context(NamedTuple):
    """Where a text stands: in a file, in its place in the content, on a page of a language."""

    content: ContentPath
    location: str
    language: str


class PageLookup:
    """Finds the pages of a site by texts. ``files`` are those that Hugo sees below content."""

    def __init__(
        self, config: SiteConfig, site: Site, content: ContentTree, files: Iterable[SourceFile]
    ) -> None:
        self._rules = path_rules(config)
        self._by_path: dict[tuple[str, str], Page] = {}
        self._by_name: dict[tuple[str, str], list[Page]] = {}
        self._homes = {
            source.language: source.location for source in content.pages if source.kind == "home"
        }
        mounts = dict.fromkeys(each._replace(language="") for each in config.mounts)
        self._mounts = [mount for mount in mounts if mount.target.partition("/")[0] == "content"]
        self._shown = frozenset(("", *_paths(files)))
        contents = {source.path: source.content for source in content.pages}
        for page in (*site.pages, *site.generated):
            self._by_path.setdefault((page.language, page.logical), page)
            self._by_name.setdefault((page.language, _base_name(page, contents)), []).append(page)

    def find(
        self, context: Context, path: str, *, is_ref: bool = False, language: str = ""
    ) -> Named | None:
        """The page that a path names, in the language of its context unless it says otherwise.

        ``is_ref`` looks as ``ref`` does. A name that several pages have names none; of those that
        a build leaves out, it may still name the one that is left.
        """
        language = language or context.language
        text = path.replace("\\", "/") if os.sep == "\\" else path
        text = text.removesuffix("/")
        for ref in _with_extension(text):
            found = self._find(context, language, text, ref, is_ref)
            if found is not None:
                return found
        return None

    def pages_called(self, language: str, name: str) -> list[Page]:
        """The pages whose name, in lower case, is the last part of their path."""
        return self._by_name.get((language, name), [])

    def _find(
        self, context: Context, language: str, text: str, ref: str, is_ref: bool
    ) -> Named | None:
        has_extension = "." in text.rpartition("/")[2]
        if not ref.startswith("/"):
            start = _start(context.content, has_extension and ref.startswith("../"))
            page = self._at(language, normpath(start + ref))
            if page is not None:
                return Named(page, "page")
            page = self._beside(language, context.location, text) if has_extension else None
            if page is not None:
                return Named(page, "file")
        if ref.startswith("."):
            return None
        page = self._at(language, ref)
        if page is not None:
            return Named(page, "root")
        home = self._homes.get(language) if has_extension else None
        page = self._beside(language, home, text) if home else None
        if page is not None:
            return Named(page, "home")
        return self._by_unique_name(language, ref) if is_ref and "/" not in text else None

    def _at(self, language: str, path: str) -> Page | None:
        """The page at a path as if that were a file's, so without what identifies languages."""
        return self._by_path.get((language, self._parse(path).base))

    def _parse(self, path: str) -> ContentPath:
        return parse(f"/{path.removeprefix('/')}", self._rules)

    def _beside(self, language: str, location: str, text: str) -> Page | None:
        """The page of the file at a path that counts from another file."""
        folder = location.rpartition(os.sep)[0]
        location = os.path.normpath(f"{folder}/{text}")
        for shown in self._shown_at(location):
            page = self._at(language, shown)
            if page is not None:
                return page
        return None

    def _shown_at(self, location: str) -> Iterator[str]:
        """Where a place on disk is shown, if something is there."""
        found = [
            (len(source), f"{mount.target.removeprefix('content')}/{below}".removesuffix("/"))
            for mount in self._mounts
            for source in [str(mount.source)]
            for below in [_below(location, source)]
            if below is not None
        ]
        longest = max((size for size, _ in found), default=0)
        return (shown for size, shown in found if size == longest and shown in self._shown)

    def _by_unique_name(self, language: str, ref: str) -> Named | None:
        name = self._parse(ref).base_name
        pages = self.pages_called(language, name)
        if len(pages) > 1:
            pages = [page for page in pages if page.status in _BUILT]
        return Named(pages[0], "name") if len(pages) == 1 else None


def _with_extension(text: str) -> tuple[str, ...]:
    """The files that a text may mean: Hugo adds an extension where there is none."""
    if "." in text.rpartition("/")[2]:
        return (text,)
    if not text:
        return ("/_index.md",)
    if text.endswith("/index"):
        return (f"{text}/index.md", f"{text}.md")
    return (f"{text}.md",)


def _start(content: ContentPath, is_upwards: bool) -> str:
    """The folder from which a page counts relative paths.

    For a leaf bundle at the top it is nothing, so that no path leads upwards from there.
    """
    if content.type == PathType.BRANCH or is_upwards:
        return f"{content.dir}/"
    if content.type == PathType.LEAF and not content.container_dir:
        return ""
    return f"{content.container_dir}/"


def _below(location: str, source: str) -> str | None:
    if location == source:
        return ""
    start = source + os.sep
    return location[len(start) :].replace(os.sep, "/") if location.startswith(start) else None


def _paths(files: Iterable[SourceFile]) -> Iterator[str]:
    """The paths of files and of the folders around them."""
    for file in files:
        path = f"{file.folder}/{file.name}"
        while path:
            yield path
            path = path.rpartition("/")[0]


def _base_name(page: Page, contents: Mapping[str, ContentPath]) -> str:
    content = contents.get(page.path)
    return content.base_name if content else page.logical.rpartition("/")[2]
