"""The lists of languages that sites of the Mainroad family keep in ``translations``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.hugo.site.translation_groups import Groups, Version
from cms.languages import equal
from cms.model import Route
from cms.rules.site_languages import SiteLanguages

if TYPE_CHECKING:
    from cms.rules.site_pages import SitePages

_Texts = str | tuple[str, ...]
"""A text alone, or a list."""


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
    groups = pages.translations
    # Most lists of a site are one of a few.
    read = lru_cache(maxsize=1024)(partial(_entries, SiteLanguages(pages.site.config)))
    for path, own, twins in _by_file(groups):
        data = pages.data.get(path) or {}
        value = _texts(data["translations"]) if "translations" in data else None
        if value is not None:
            codes = frozenset([version.language for version in own])
            entries = read(value, _texts(data.get("lang")) or (), codes)
            if entries is not None:
                linked = [other for version in own for other in groups.translations(version, twins)]
                present = frozenset([other.language for other in (*twins, *linked)])
                yield TranslationList(path, codes, entries, present, tuple(linked))


def _by_file(groups: Groups) -> Iterator[tuple[str, list[Version], Sequence[Version]]]:
    """The versions that each file is published as, and those of all files of its path."""
    for twins in groups.by_path.values():
        versions: dict[str, list[Version]] = {}
        for version in twins:
            versions.setdefault(version.path, []).append(version)
        for path, own in versions.items():
            yield path, own, twins


def _entries(
    languages: SiteLanguages, value: _Texts, said: _Texts, codes: frozenset[str]
) -> tuple[Listed, ...] | None:
    """The entries of a list in a page of some languages; None where it is no list of tags."""
    if not languages.are_tags(tuple(text for _, text in _items(value))):
        return None
    tags = [text for _, text in _items(said)]
    return tuple(
        Listed(("translations", *at), text, code, code in codes or _is_among(text, tags))
        for at, text in _items(value)
        for code in [languages.named(text)]
    )


def _texts(value: Any) -> _Texts | None:
    """The texts of a list, or a text alone; None where nothing is set, or anything else."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, list) and set(map(type, value)) <= {str}:
        return tuple(value)
    return None


def _items(value: _Texts) -> list[tuple[Route, str]]:
    """The texts that are not empty, and where in the value they are."""
    if isinstance(value, str):
        return [((), value)]
    return [((index,), text) for index, text in enumerate(value) if text]


def _is_among(text: str, tags: Sequence[str]) -> bool:
    return any(text == tag or equal(text, tag) for tag in tags)
