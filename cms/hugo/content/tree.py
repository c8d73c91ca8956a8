"""What Hugo makes of the files below ``content``: pages by language, and resources of pages.

Follows Hugo ``hugofs/component_fs.go``, ``hugolib/pages_capture.go`` and, for kinds,
``hugolib/page__meta.go``.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.files import SourceFile
from cms.hugo.content.paths import ContentPath, Folder, PathRules, PathType, folder, lower, parse_in
from cms.hugo.site.outputs import content_suffixes

_BUNDLES = {PathType.LEAF: "leaf", PathType.BRANCH: "branch"}


class PageSource(NamedTuple):
    """A file that is a page, in one language.

    ``path`` and ``absolute`` are the file's, ``logical`` is the page's logical path. ``bundle``
    is ``leaf``, ``branch`` or empty. Of several pages with one logical path in one language Hugo
    takes the one of the highest ``rank``, or any of them.
    """

    path: str
    absolute: str
    logical: str
    language: str
    kind: str
    bundle: str
    section: str
    rank: int
    content: ContentPath

    @property
    def written_name(self) -> str:
        """The last part of the page's path as it is written on disk."""
        parts = self.content.raw.split("/")
        return parts[-2] if self.bundle else parts[-1][: len(self.content.name)]


class ResourceSource(NamedTuple):
    """A file that is no page; the page around it owns it.

    ``logical`` keeps the extension. ``is_content`` tells Markdown and other content inside a leaf
    bundle.
    """

    path: str
    absolute: str
    logical: str
    language: str
    is_content: bool
    rank: int
    content: ContentPath


class HiddenSource(NamedTuple):
    """A file that Hugo passes over silently for another of the same logical path and language.

    Where it is not ``certain``, Hugo may as well take this one: that depends on its luck.
    """

    path: str
    language: str
    winner: str
    certain: bool


class ContentTree(NamedTuple):
    """The files below ``content``; ``adapters`` are the paths of each ``_content.gotmpl``.

    ``links`` are symbolic links that are named like pages and that Hugo does not follow.
    """

    pages: tuple[PageSource, ...]
    resources: tuple[ResourceSource, ...]
    hidden: tuple[HiddenSource, ...]
    adapters: tuple[str, ...]
    links: tuple[SourceFile, ...] = ()


class _Found(NamedTuple):
    file: SourceFile
    content: ContentPath
    language: str
    rank: int


def classify(files: Iterable[SourceFile], config: SiteConfig) -> ContentTree:
    """Sorts out the files that ``walk`` found."""
    rules = path_rules(config)
    folders, links = _read(files, rules, config.default_language)
    leaves = {path for path, found in folders.items() if _has_leaf(found)}
    roots = taxonomy_roots(config)
    pages: list[PageSource] = []
    resources: list[ResourceSource] = []
    hidden: list[HiddenSource] = []
    adapters: list[str] = []
    for path in list(folders):
        found = folders.pop(path)  # for a million files it matters what is kept
        if leaves and (path in leaves or _is_below(path, leaves)):
            found = [_in_leaf(item, not _is_below(path, leaves)) for item in found]
        seen = [item for item in found if not item.file.is_ignored]
        for file, content, language, rank in _winners(seen, hidden):
            if content.type < PathType.PAGE:
                resources.append(_resource(file, content, language, rank))
            elif content.type == PathType.ADAPTER:
                adapters.append(file.path)
            else:
                pages.append(_page(file, content, language, rank, roots))
    return ContentTree(tuple(pages), tuple(resources), tuple(hidden), tuple(adapters), tuple(links))


def _is_content(name: str, rules: PathRules) -> bool:
    return name.rpartition(".")[2].lower() in rules.suffixes


def _read(
    files: Iterable[SourceFile], rules: PathRules, default: str
) -> tuple[dict[str, list[_Found]], list[SourceFile]]:
    """Files by folder, their paths taken apart, without those of disabled languages; and links."""
    folders: dict[str, list[_Found]] = {}
    links: list[SourceFile] = []
    parents: dict[str, Folder] = {}
    for file in files:
        if file.is_link:
            if _is_content(file.name, rules):
                links.append(file)
            continue
        parent = parents.get(file.folder)
        if parent is None:
            parent = parents[file.folder] = folder(file.folder)
            folders[file.folder] = []
        content = parse_in(parent, file.name, rules)
        if not content.disabled:
            language = content.language or file.language or default
            rank = -2 * file.mount + bool(content.language)
            folders[file.folder].append(_Found(file, content, language, rank))
    return folders, links


def _has_leaf(found: Iterable[_Found]) -> bool:
    return any(item.content.type == PathType.LEAF for item in found)


def _is_below(path: str, leaves: Collection[str]) -> bool:
    while path:
        path = path.rpartition("/")[0]
        if path in leaves:
            return True
    return False


def _in_leaf(item: _Found, at_top: bool) -> _Found:
    """A file in the folder of a leaf bundle, or deeper: only the bundle's index is a page."""
    if item.content.type < PathType.PAGE or (at_top and item.content.type == PathType.LEAF):
        return item
    return item._replace(content=item.content.as_resource())


def _winners(found: Iterable[_Found], hidden: list[HiddenSource]) -> Iterable[_Found]:
    """One file for each logical path and language of a folder."""
    slots: dict[tuple[int, str, str, str], _Found] = {}
    losers: list[tuple[_Found, _Found]] = []
    for item in found:
        content = item.content
        slot = (content.type, content.base, content.custom, item.language)
        rival = slots.setdefault(slot, item)
        if rival is not item:
            winner, loser = (item, rival) if _beats(item, rival) else (rival, item)
            slots[slot] = winner
            if loser.file.path != winner.file.path:
                losers.append((loser, winner))
    certain = not any(_contradicts(loser, winner) for loser, winner in losers)
    hidden += [
        HiddenSource(loser.file.path, loser.language, winner.file.path, certain)
        for loser, winner in losers
    ]
    return slots.values()


def _contradicts(one: _Found, other: _Found) -> bool:
    """Whether Hugo's rule for sorting a folder ranks two files both ways, which spoils it."""
    return one.rank != other.rank and one.content.extension != other.content.extension


def _beats(item: _Found, rival: _Found) -> bool:
    """Mounts first, then files that name their language, then ``.org`` before ``.md``."""
    if item.rank != rival.rank:
        return item.rank > rival.rank
    if item.content.extension != rival.content.extension:
        return item.content.extension > rival.content.extension
    return item.file.name < rival.file.name


def _page(
    file: SourceFile, content: ContentPath, language: str, rank: int, roots: Iterable[str]
) -> PageSource:
    bundle = _BUNDLES.get(content.type, "")
    kind = page_kind(content, roots)
    return PageSource(
        file.path,
        file.absolute,
        content.base,
        language,
        kind,
        bundle,
        content.section,
        rank,
        content,
    )


def _resource(file: SourceFile, content: ContentPath, language: str, rank: int) -> ResourceSource:
    is_content = content.type == PathType.CONTENT_RESOURCE
    return ResourceSource(
        file.path, file.absolute, content.base, language, is_content, rank, content
    )


def path_rules(config: SiteConfig) -> PathRules:
    """How the names of content files are read on this site."""
    return PathRules(
        frozenset(language.code for language in config.languages),
        config.disabled_languages,
        content_suffixes(config.languages[0].settings),
    )


def taxonomy_roots(config: SiteConfig) -> tuple[str, ...]:
    """Logical paths of all taxonomies of all languages, in the order in which Hugo asks them."""
    return tuple(
        taxonomy_root(plural)
        for language in config.languages
        for plural in sorted(language.taxonomies.values())
    )


def taxonomy_root(plural: str) -> str:
    """The logical path of a taxonomy, such as ``/tags``."""
    if plural.isalpha():
        return f"/{lower(plural)}"
    # Most sites have such taxonomies and need no more of the module.
    from cms.hugo.site.urls import UrlStyle, sanitise

    key = lower(sanitise(plural.strip("./ \t\n"), UrlStyle(keep_case=True)))
    return key if key.startswith("/") else f"/{key}"


def page_kind(content: ContentPath, roots: Iterable[str]) -> str:
    """The kind of a page, given the site's taxonomies.

    Hugo compares beginnings only, so ``/tagsoup/_index.md`` is a term.
    """
    if content.base == "/":
        return "home"
    if content.type != PathType.BRANCH:
        return "page"
    for root in roots:
        if content.base.startswith(root):
            return "taxonomy" if content.base == root else "term"
    return "section"
