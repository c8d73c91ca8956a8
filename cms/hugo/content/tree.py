"""What Hugo makes of the files below ``content``: pages by language, and resources of pages.

Follows Hugo ``hugofs/component_fs.go``, ``hugolib/pages_capture.go`` and, for kinds,
``hugolib/page__meta.go``.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.files import SourceFile
from cms.hugo.content.paths import ContentPath, Folder, PathRules, PathType, folder, lower, parse_in
from cms.hugo.site.outputs import content_suffixes

_PAGES = frozenset([PathType.PAGE, PathType.LEAF, PathType.BRANCH])


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

    ``resources`` are no pages; the pages around them own them. ``links`` are symbolic links that
    are named like pages and that Hugo does not follow.
    """

    pages: tuple[ContentFile, ...]
    resources: tuple[ContentFile, ...]
    hidden: tuple[HiddenSource, ...]
    adapters: tuple[str, ...]
    links: tuple[ContentFile, ...] = ()

    @property
    def with_front_matter(self) -> tuple[ContentFile, ...]:
        """Every file whose front matter Hugo reads, content inside leaf bundles included."""
        return self.pages + tuple(each for each in self.resources if each.is_content_resource)


def classify(files: Iterable[SourceFile], config: SiteConfig) -> ContentTree:
    """Sorts out the files that ``walk`` found."""
    found = _read(files, config)
    pages: list[ContentFile] = []
    resources: list[ContentFile] = []
    hidden: list[HiddenSource] = []
    adapters: list[str] = []
    leaves = found.leaves
    for path in list(found.folders):
        inside = found.folders.pop(path)  # for a million files it matters what is kept
        if leaves and (path in leaves or _is_below(path, leaves)):
            inside = [_in_leaf(file, not _is_below(path, leaves)) for file in inside]
        for file in _winners(inside, hidden):
            if file.kind:
                pages.append(file)
            elif file.type == PathType.ADAPTER:
                adapters.append(file.path)
            else:
                resources.append(file)
    links = tuple(found.links)
    return ContentTree(tuple(pages), tuple(resources), tuple(hidden), tuple(adapters), links)


class _Found(NamedTuple):
    """Files by folder, but those of disabled languages; folders of leaf bundles; links."""

    folders: dict[str, list[ContentFile]]
    leaves: set[str]
    links: list[ContentFile]


def _read(files: Iterable[SourceFile], config: SiteConfig) -> _Found:
    rules, roots, default = path_rules(config), taxonomy_roots(config), config.default_language
    found = _Found({}, set(), [])
    parents: dict[str, Folder] = {}
    for path, point, shown, name, is_ignored, is_link in files:
        parent = parents.get(shown)
        if parent is None:
            parent = parents[shown] = folder(shown)
            found.folders[shown] = []
        content = parse_in(parent, name, rules)
        if is_link:
            if content.extension in rules.suffixes:
                link = ContentFile(path, point, default, "", *content[1:], is_link=True)
                found.links.append(link)
            continue
        if content.language in rules.disabled:
            continue
        if content.type == PathType.LEAF:
            found.leaves.add(shown)
        if not is_ignored:
            language = content.language or point.language or default
            kind = page_kind(content, roots)
            found.folders[shown].append(ContentFile(path, point, language, kind, *content[1:]))
    return found


def _is_below(path: str, leaves: Collection[str]) -> bool:
    while path:
        path = path.rpartition("/")[0]
        if path in leaves:
            return True
    return False


def _in_leaf(file: ContentFile, at_top: bool) -> ContentFile:
    """A file in the folder of a leaf bundle, or deeper: only the bundle's index is a page."""
    if not file.kind or (at_top and file.type == PathType.LEAF):
        return file
    content = file.content.as_resource()
    return file._replace(kind="", type=content.type, logical=content.base)


def _winners(files: Iterable[ContentFile], hidden: list[HiddenSource]) -> Iterable[ContentFile]:
    """One file for each logical path and language of a folder."""
    slots: dict[tuple[int, str, str, str], ContentFile] = {}
    losers: list[tuple[ContentFile, ContentFile]] = []
    for file in files:
        slot = (file.type, file.logical, file.custom, file.language)
        rival = slots.setdefault(slot, file)
        if rival is not file:
            winner, loser = (file, rival) if _beats(file, rival) else (rival, file)
            slots[slot] = winner
            if loser.path != winner.path:
                losers.append((loser, winner))
    certain = not any(_contradicts(loser, winner) for loser, winner in losers)
    hidden += [
        HiddenSource(loser.path, loser.language, winner.path, certain) for loser, winner in losers
    ]
    return slots.values()


def _contradicts(one: ContentFile, other: ContentFile) -> bool:
    """Whether Hugo's rule for sorting a folder ranks two files both ways, which spoils it."""
    return one.rank != other.rank and one.extension != other.extension


def _beats(file: ContentFile, rival: ContentFile) -> bool:
    """Mounts first, then files that name their language, then ``.org`` before ``.md``."""
    if file.rank != rival.rank:
        return file.rank > rival.rank
    if file.extension != rival.extension:
        return file.extension > rival.extension
    return file.path.rpartition("/")[2] < rival.path.rpartition("/")[2]


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
    """The kind of a page, given the site's taxonomies; empty for what is no page.

    Hugo compares beginnings only, so ``/tagsoup/_index.md`` is a term.
    """
    path_type = content.type
    if path_type not in _PAGES:
        return ""
    if content.base == "/":
        return "home"
    if path_type != PathType.BRANCH:
        return "page"
    for root in roots:
        if content.base.startswith(root):
            return "taxonomy" if content.base == root else "term"
    return "section"
