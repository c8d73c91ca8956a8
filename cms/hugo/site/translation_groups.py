"""Which files are translations of each other, found without putting the site together.

Follows ``AllTranslations`` in Hugo ``hugolib/page.go`` as ``translations`` does, for pages that
have a file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.fields import options
from cms.hugo.fields.values import to_bool, to_string, try_bool
from cms.hugo.site.by_path import ByPath
from cms.hugo.site.cascade import merge
from cms.hugo.site.placement import FrontMatter, Placed, Placement, by_logical_path

_READ = ("build", "draft", "headless", "published", "translationkey")

_NOTHING: Mapping[str, Any] = {}  # one for the many pages that have none of them

KEYS = frozenset(("cascade", "sites", *_READ))
"""The front matter keys that decide, in lower case; nothing else need be known of a page."""


class Version(NamedTuple):
    """A page in one language.

    ``key`` is the ``translationKey``, empty where the logical path alone links the page. ``data``
    is what the front matter has, or inherits, of the keys that matter here. The site builds no
    pages of its kind unless it ``is_enabled``.
    """

    source: ContentFile
    language: str
    key: str
    data: Mapping[str, Any]
    is_enabled: bool

    @property
    def path(self) -> str:
        """The file."""
        return self.source.path

    @property
    def logical(self) -> str:
        """The logical path."""
        return self.source.logical

    @property
    def is_draft(self) -> bool:
        """Whether the page is marked as a draft."""
        if "draft" in self.data:
            return to_bool(self.data["draft"])
        return "published" in self.data and try_bool(self.data["published"]) is False

    @property
    def is_linked(self) -> bool:
        """Whether pages without a key list this one: not if it is never rendered."""
        return self.is_enabled and _is_rendered(self.data)


class Groups:
    """All versions of a site's pages, in the order of their logical paths, and by what links them.

    ``by_key`` has those with a ``translationKey``. Drafts count like any page.
    """

    def __init__(self, versions: Iterable[Version]) -> None:
        self.by_path = ByPath(versions, lambda version: version.source.logical)
        self.versions: Sequence[Version] = self.by_path.all
        self.by_key: dict[str, list[Version]] = {}
        for version in self.versions:
            if version.key:
                self.by_key.setdefault(version.key, []).append(version)

    def translations(
        self, version: Version, twins: Sequence[Version] | None = None
    ) -> list[Version]:
        """What Hugo lists for a page: other languages, and pages of its own that share its key.

        A page without a key lists all of its path, though those with a key do not list it.
        ``twins`` are all of its path, where they are at hand.
        """
        if version.key:
            return [other for other in self.by_key[version.key] if other is not version]
        twins = self.by_path[version.logical] if twins is None else twins
        return [other for other in twins if other is not version and other.is_linked]

    def __iter__(self) -> Iterator[list[Version]]:
        """The versions that share a key, and those without one that share a path."""
        seen: set[str] = set()
        for twins in self.by_path.values():
            unkeyed = [version for version in twins if not version.key]
            if unkeyed:
                yield unkeyed
            for key in dict.fromkeys(version.key for version in twins if version.key):
                if key not in seen:
                    seen.add(key)
                    yield self.by_key[key]


def group_translations(
    sources: Iterable[ContentFile], front_matter: FrontMatter, config: SiteConfig
) -> Groups:
    """The translations among these files; raises ``ConfigError`` as ``Placement`` does.

    Regular pages and terms are left out where the site builds none.
    """
    placement = Placement(config, front_matter, _READ)
    disabled = {language.code: language.disable_kinds for language in config.languages}
    # A page's path comes after those of the pages above it, whose cascades reach it.
    return Groups(
        _version(placed, front_matter, disabled)
        for path, files in by_logical_path(sources).items()
        for placed in placement.place(path, files)
        if not _is_dropped(placed.source.kind, disabled[placed.language])
    )


def _version(
    placed: Placed, front_matter: FrontMatter, disabled: Mapping[str, frozenset[str]]
) -> Version:
    code, source, chain = placed
    data = front_matter.get(source.path) or {}
    if chain:
        data = merge(data, chain, source.kind, source.logical, code)
    key = to_string(data["translationkey"]) if "translationkey" in data else ""
    read = {name: data[name] for name in _READ if name in data}
    return Version(source, code, key, read or _NOTHING, source.kind not in disabled[code])


def _is_dropped(kind: str, disabled: frozenset[str]) -> bool:
    return bool(disabled) and kind in disabled and kind in ("page", "term")


def _is_rendered(data: Mapping[str, Any]) -> bool:
    if "headless" in data and to_bool(data["headless"]):
        return False
    written = options.struct_map(data["build"]) if "build" in data else None
    if written is None:
        return True
    decoded = options.decode(written, options.BUILD_OPTIONS)
    return options.build_from(decoded.values).rendered != "never"
