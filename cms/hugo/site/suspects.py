"""Pages that Hugo may write to one place, found without putting the whole site together.

Most pages have the address that their file's name says, which no other page has. A page is looked
at closely only where something else decides: a ``slug``, ``url`` or alias, a pattern of
``permalinks``, a character that Hugo drops.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import lower, normalise
from cms.hugo.content.tree import taxonomy_root
from cms.hugo.site.copied import Copied
from cms.hugo.site.edition import has_aliases, output_formats, publish_folder, reads_file_names
from cms.hugo.site.permalinks import Rule, find_pattern, has_date, permalink_rules
from cms.hugo.site.placement import FrontMatter, by_logical_path, with_pages_above
from cms.hugo.site.published_paths import folded, place_of
from cms.hugo.site.terms import term_texts
from cms.hugo.site.urls import is_plain_path, sanitise

_Page = tuple[str, str]
"""A page's logical path and language."""

_DECISIVE = frozenset({"outputs", "slug", "url"})
_INHERITED = frozenset({"aliases", "sites", "slug", "url"})


def find_suspects(
    config: SiteConfig,
    sources: Sequence[ContentFile],
    front_matter: FrontMatter,
    now: int,
    copied: Copied,
) -> Sequence[ContentFile]:
    """The pages of a site that may be written where something else is, with all above them.

    Among what these claim, and what Hugo adds around them, are all that claim one place.
    ``now`` is as in ``build_site``.
    """
    search = _Search(config, sources, front_matter, now, copied)
    return sources if _is_intricate(config, search) else search.suspects()


class _Lane(NamedTuple):
    """What decides addresses in one language.

    ``start`` is its folder with a slash in front, and ``inside`` are those of other languages with
    files that may lie in it. ``decisive`` are keys in front matter, and ``lists`` the paths of the
    lists of terms by plural name. ``moves_terms`` tells whether a pattern may be for pages of
    terms.
    """

    start: str
    inside: tuple[str, ...]
    rules: Mapping[str, Sequence[Rule]]
    decisive: frozenset[str]
    reads_file_names: bool
    lists: Mapping[str, str]
    moves_terms: bool

    def has_pattern(self, kind: str, path: str) -> bool:
        return find_pattern(self.rules.get(kind, ()), path) is not None


class _Search:
    """The pages of a site by their places (see ``place_of``).

    Plain pages are those whose place is their path, which is not noted, as there may be a million;
    ``odd`` are the paths of others, and ``slugs`` of branches below which all are odd. ``added``
    are pages that Hugo adds, ``carriers`` those because of which it does. What has ``met`` may be
    at the place of another.
    """

    def __init__(
        self,
        config: SiteConfig,
        sources: Sequence[ContentFile],
        front_matter: FrontMatter,
        now: int,
        copied: Copied,
    ) -> None:
        self.config = config
        self.sources = sources
        self.front_matter = front_matter
        self.now = now
        self.copied = copied
        own = {each.language for each in sources}
        self.lanes = {each.code: _lane(config, each, own) for each in config.languages}
        self.by_path = by_logical_path(sources)
        self.odd: list[str] = []
        self.slugs: tuple[str, ...] = ()
        self.added: dict[str, set[_Page]] = {}
        self.carriers: dict[_Page, ContentFile] = {}
        self.files: dict[str, _Page] = {}
        self.met: set[_Page] = set()

    def suspects(self) -> list[ContentFile]:
        """The pages that may have met, with those above them; none if none has."""
        self._sort()
        self.slugs = self._slugs_of_branches()
        if self.slugs:
            self.odd += [path for path in self.by_path if path.startswith(self.slugs)]
        self._add_sections()
        self._add_lists()
        if self._has_odd_terms():
            self.carriers.update(self._terms())
            self.odd += self._paths([page for page, _ in self._terms()])
        self._compare()
        return with_pages_above(self._paths(self.met), self.by_path) if self.met else []

    def _paths(self, pages: Iterable[_Page]) -> list[str]:
        """The paths of pages and, where Hugo adds one, of that because of which it does."""
        carriers = (self.carriers[page].logical for page in pages if page in self.carriers)
        return [*(path for path, _ in pages), *carriers]

    def _sort(self) -> None:
        for path, sources in self.by_path.items():
            for source in sources:
                lane = self.lanes[source.language]
                if self._is_odd(source, lane):
                    self.odd.append(path)
                    continue
                place = _place(source, lane)
                if place.startswith(lane.inside):
                    found = self._plain_at(place)
                    if len(found) > 1:
                        self.met |= found
            if len(sources) > 1 and len({source.language for source in sources}) < len(sources):
                self.met |= {(path, source.language) for source in sources}

    def _is_odd(self, source: ContentFile, lane: _Lane) -> bool:
        data = self.front_matter.get(source.path)
        return bool(
            (data and not lane.decisive.isdisjoint(data))
            or not (is_plain_path(source.logical) or source.logical == "/")
            or (lane.rules and lane.has_pattern(source.kind, source.logical))
            or (lane.reads_file_names and source.content.base_name[:4].isdigit())
            or (self.config.disable_path_to_lower and " " in source.content.raw)
        )

    def _slugs_of_branches(self) -> tuple[str, ...]:
        """Paths of branch pages with a slug, which is a part of all addresses below."""
        return tuple(
            path
            for path in self.odd
            for source in self.by_path[path]
            if source.bundle == "branch" and "slug" in (self.front_matter.get(source.path) or ())
        )

    def _plain_at(self, place: str) -> set[_Page]:
        """The pages whose path says that they are at a place."""
        return {
            (source.logical, code)
            for code, lane in self.lanes.items()
            if place == lane.start or place.startswith(f"{lane.start}/")
            for source in self.by_path[place[len(lane.start) :] or "/"]
            if source.language == code and self._is_plain(source, lane)
        }

    def _is_plain(self, source: ContentFile, lane: _Lane) -> bool:
        return not (source.logical.startswith(self.slugs) or self._is_odd(source, lane))

    def _add_sections(self) -> None:
        first = {(each.section, each.language): each for each in reversed(self.sources)}
        for (section, code), source in first.items():
            path = f"/{section}"
            if not section or any(each.language == code for each in self.by_path[path]):
                continue
            self.carriers[path, code] = source
            lane = self.lanes[code]
            if not is_plain_path(path) or lane.has_pattern("section", path):
                self.odd.append(source.logical)
            else:
                self._add(lane.start + path, (path, code))

    def _add_lists(self) -> None:
        """Adds home pages and lists of terms, which need no carriers."""
        for code, lane in self.lanes.items():
            self._add(lane.start, ("/", code))
            for path in lane.lists.values():
                self._add(lane.start + folded(sanitise(path)), (path, code))
        default = self.config.default_language
        # One of these is the home page itself, and from the other Hugo redirects to it.
        self._add("", ("/", default))
        self._add(f"/{default}", ("/", default))

    def _add(self, place: str, page: _Page) -> None:
        self.added.setdefault(place, set()).add(page)

    def _has_odd_terms(self) -> bool:
        """Whether pages of terms may be elsewhere than their paths say."""
        lists = self._lists()
        return any(lane.moves_terms for lane in self.lanes.values()) or any(
            slug.startswith(lists) for slug in self.slugs
        )

    def _lists(self) -> tuple[str, ...]:
        return tuple({path for lane in self.lanes.values() for path in lane.lists.values()})

    def _terms(self) -> Iterator[tuple[_Page, ContentFile]]:
        """Pages of terms, each with pages that have the term; the last is best.

        A page that is not rendered makes no terms.
        """
        for is_best in False, True:
            for source in self.sources:
                data = self.front_matter.get(source.path)
                if data and is_best == ("headless" not in data and "build" not in data):
                    for plural in self.lanes[source.language].lists:
                        for term in term_texts(_value(data, plural.lower())):
                            yield (normalise(f"/{plural}/{term}"), source.language), source

    def _compare(self) -> None:
        held = self._held_by_odd()
        for place, pages in self.added.items():
            held.setdefault(place, set()).update(pages)
        if self._is_among_terms(held):
            for page, source in self._terms():
                self.carriers[page] = source
                place = self.lanes[page[1]].start + folded(sanitise(page[0]))
                held.setdefault(place, set()).add(page)
        for place in held:
            pages = self._at(place, held)
            if len(pages) > 1:
                self.met |= pages
        if self.files:
            self._compare_with_files(held)
        self._compare_with_copied(held)

    def _held_by_odd(self) -> dict[str, set[_Page]]:
        """The pages at each place where a page is whose path does not say so."""
        held: dict[str, set[_Page]] = {}
        moves_lists = any(
            kind in lane.rules for lane in self.lanes.values() for kind in ("home", "taxonomy")
        )
        if not self.odd and not moves_lists:
            return held
        # Most sites need no tree of pages here.
        from cms.hugo.site.claims import Claims

        around = with_pages_above(self.odd, self.by_path)
        seen: set[tuple[str, _Page]] = set()
        for claim in Claims(self.config, around, self.front_matter, self.now).claims:
            page = claim.node.path, claim.node.edition.code
            if (folded(claim.file), page) in seen:
                self.met.add(page)
            seen.add((folded(claim.file), page))
            held.setdefault(place_of(claim.file), set()).add(page)
            if not claim.file.rpartition("/")[2].startswith("index."):
                self.files[place_of(claim.file)] = page
        return held

    def _compare_with_files(self, held: Mapping[str, Iterable[_Page]]) -> None:
        """Finds pages in folders that have the name of a file."""
        folders = {f"{file}/": page for file, page in self.files.items()}
        starts = tuple(folders)
        plain = (_place(each, self.lanes[each.language]) for each in self.sources)
        for place in chain(plain, held):
            if place.startswith(starts):
                self.met.update(page for start, page in folders.items() if place.startswith(start))
                self.met |= self._at(place, held)

    def _compare_with_copied(self, held: Mapping[str, Iterable[_Page]]) -> None:
        plain = (_place(each, self.lanes[each.language]) for each in self.sources)
        tops = {place.split("/", 2)[1] for place in chain(plain, held) if place}
        for file in self.copied.files(tops):
            self.met |= self._at(place_of(file), held)

    def _at(self, place: str, held: Mapping[str, Iterable[_Page]]) -> set[_Page]:
        return self._plain_at(place).union(held.get(place, ()))

    def _is_among_terms(self, held: Iterable[str]) -> bool:
        """Whether a page may be at the place of one that Hugo adds for a term."""
        lists = self._lists()
        if any(path.startswith(lists) for path in self.by_path if path not in lists):
            return True
        places = tuple(
            f"{lane.start}{folded(sanitise(path))}/"
            for lane in self.lanes.values()
            for path in lane.lists.values()
        )
        return any(place.startswith(places) for place in held)


def _lane(config: SiteConfig, language: LanguageConfig, with_files: Iterable[str]) -> _Lane:
    folder = publish_folder(config, language.code)
    start = f"/{folder}" if folder else ""
    others = [publish_folder(config, code) for code in with_files if code != language.code]
    rules = permalink_rules(language, config.environment)
    lists = {plural: taxonomy_root(plural) for plural in language.taxonomies.values()}
    tops = {path.split("/")[1] for path in lists.values()}
    moved = {lower(path).strip(" /") for path in language.permalinks.get("term", ())}
    return _Lane(
        start,
        tuple(f"/{other}" for other in others if other and f"/{other}".startswith(start)),
        rules,
        _DECISIVE | {"aliases"} if has_aliases(language) else _DECISIVE,
        reads_file_names(language.date_chains),
        lists,
        not tops.isdisjoint(path.partition("/")[0] for path in moved)
        or bool(language.permalink_rules and "term" in rules),
    )


def _place(source: ContentFile, lane: _Lane) -> str:
    """Where a page is by its path."""
    path = source.logical
    return lane.start + path if path != "/" else lane.start


def _value(data: Mapping[str, Any], key: str) -> Any:
    """A taxonomy in front matter; the one under ``params`` is stronger."""
    params = data.get("params")
    if isinstance(params, Mapping) and key in params:
        return params[key]
    return data.get(key)


def _is_intricate(config: SiteConfig, search: _Search) -> bool:
    """Whether more can decide where pages go than themselves and the slugs above them."""
    languages, front_matter = config.languages, search.front_matter
    return (
        any(language.ugly_urls for language in languages)
        or any(map(_dates_lists, search.lanes.values()))
        or any(
            output.path or output.ugly
            for outputs in output_formats(languages)
            for formats in outputs.by_kind.values()
            for output in formats
        )
        or any(_hands_down([config.cascade, language.cascade]) for language in languages)
        or any(_is_intricate_page(each, front_matter.get(each.path)) for each in search.sources)
    )


def _dates_lists(lane: _Lane) -> bool:
    """Whether the date of a list, which may come from the pages below, is in its address."""
    kinds = ("home", "section", "taxonomy", *(("term",) if lane.moves_terms else ()))
    return any(has_date(rule.pattern) for kind in kinds for rule in lane.rules.get(kind, ()))


def _is_intricate_page(source: ContentFile, data: Mapping[str, Any] | None) -> bool:
    if not data:
        return False
    if "sites" in data or ("cascade" in data and _hands_down(data["cascade"])):
        return True
    return source.kind != "page" and "url" in data and ":" in str(data["url"])


def _hands_down(cascade: Any) -> bool:
    """Whether a cascade may set what decides addresses."""
    if isinstance(cascade, Mapping):
        return any(
            str(key).lower() in _INHERITED or _hands_down(value)
            for key, value in cascade.items()
            if str(key).lower() not in ("target", "_target")
        )
    return isinstance(cascade, (list, tuple)) and any(map(_hands_down, cascade))
