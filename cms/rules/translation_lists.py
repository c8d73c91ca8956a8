"""The lists of languages that sites of the Mainroad family keep in ``translations``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.hugo.site.translation_groups import Groups, Version
from cms.languages import equal
from cms.model import Route
from cms.rules.site_languages import SiteLanguages

if TYPE_CHECKING:
    from cms.rules.site_pages import SitePages


class Listed(NamedTuple):
    """An entry of a list: ``code`` is the language of the site that it names, or None.

    ``is_own`` tells the language of the page itself, or what the page's ``lang`` says that is.
    """

    route: Route
    text: str
    code: str | None
    is_own: bool


class TranslationList(NamedTuple):
    """The list of one page, and where the page exists.

    ``own`` are its languages (``sites.matrix`` can give it several), ``present`` these and those
    of all files of its path, ``linked`` the translations that Hugo knows.
    """

    path: str
    own: frozenset[str]
    entries: tuple[Listed, ...]
    present: frozenset[str]
    linked: tuple[Version, ...]

    def exists(self, entry: Listed) -> bool:
        """Whether the page exists in the language of an entry."""
        return entry.is_own or entry.code in self.present

    @property
    def unlisted(self) -> dict[str, Version]:
        """Published translations by languages that the list lacks."""
        listed = {entry.code for entry in self.entries}
        return {
            other.language: other
            for other in self.linked
            if other.language not in listed
            and other.language not in self.own
            and not other.is_draft
            and other.is_linked
        }


def read_lists(pages: SitePages) -> Iterator[TranslationList]:
    """The lists of language tags; what other themes keep under the key is left out."""
    languages = SiteLanguages(pages.site.config)
    groups = pages.translations
    for path, own in _by_file(groups):
        data = pages.data.get(path) or {}
        texts = _texts(data.get("translations"), ("translations",))
        if texts is not None and languages.are_tags(tuple(text for _, text in texts)):
            said = tuple(text for _, text in _texts(data.get("lang"), ()) or ())
            yield _list(path, own, texts, said, groups, languages)


def _by_file(groups: Groups) -> Iterator[tuple[str, list[Version]]]:
    """The versions that each file is published as."""
    for twins in groups.by_path.values():
        versions: dict[str, list[Version]] = {}
        for version in twins:
            versions.setdefault(version.path, []).append(version)
        yield from versions.items()


def _list(
    path: str,
    own: Sequence[Version],
    texts: Sequence[tuple[Route, str]],
    said: tuple[str, ...],
    groups: Groups,
    languages: SiteLanguages,
) -> TranslationList:
    linked = tuple(other for version in own for other in groups.translations(version))
    there = (other for version in own for other in groups.by_path[version.source.logical])
    codes = frozenset(version.language for version in own)
    entries = []
    for route, text in texts:
        code = languages.named(text)
        entries.append(Listed(route, text, code, code in codes or _is_among(text, said)))
    present = frozenset(other.language for other in (*there, *linked))
    return TranslationList(path, codes, tuple(entries), present, linked)


def _texts(value: Any, route: Route) -> list[tuple[Route, str]] | None:
    """The texts of a list, or a text alone; None where nothing is set, or anything else."""
    if isinstance(value, str):
        return [(route, value)] if value else None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [((*route, index), item) for index, item in enumerate(value) if item]
    return None


@cache
def _is_among(text: str, tags: tuple[str, ...]) -> bool:
    return any(text == tag or equal(text, tag) for tag in tags)
