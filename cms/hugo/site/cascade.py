"""Front matter that pages inherit: ``cascade`` in the site's settings and in pages above.

Follows Hugo ``resources/page/page_matcher.go`` and, for precedence,
``hugolib/content_map_page_assembler.go`` and ``setMetaPost`` in ``hugolib/page__meta.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cms.hugo.content.glob import GlobError, compile_glob, matching
from cms.hugo.content.paths import lower
from cms.hugo.fields.values import to_map, to_strings, try_maps, try_string
from cms.hugo.formats.syntax import lower_keys
from cms.model.message import msg

_KINDS = ("home", "page", "section", "taxonomy", "taxonomyterm", "term")
_FORBIDDEN = ("kind", "path", "lang", "cascade")
_TARGETS = ("target", "_target")


class CascadeError(ValueError):
    """A ``cascade`` on which Hugo fails the build; the text is what it does, in a few words."""


class Scope(NamedTuple):
    """The site around a cascade: its language codes in order, and its environment."""

    languages: tuple[str, ...]
    environment: str


class Entry(NamedTuple):
    """Values for the pages that a target chooses; a part of it that is missing chooses all.

    ``origin`` is the path of the page that has the cascade, empty for the site's settings, and
    ``number`` the place of the entry in it.
    """

    values: Mapping[str, Any]
    kind: re.Pattern[str] | None = None
    path: re.Pattern[str] | None = None
    languages: frozenset[str] | None = None
    origin: str = ""
    number: int = 0

    def chooses(self, kind: str, path: str, languages: Iterable[str]) -> bool:
        """Whether this is for a page of the kind, at the logical path, in one of the languages."""
        if self.languages is not None and self.languages.isdisjoint(languages):
            return False
        if self.kind is not None and not self.kind.fullmatch(kind):
            return False
        return self.path is None or self.path.fullmatch(path) is not None


Chain = tuple[Entry, ...]
"""The entries in force for a page; of two that set the same key, the first wins."""


def read_cascade(
    value: Any, scope: Scope, own: frozenset[str] | None = None, origin: str = ""
) -> Chain:
    """The entries of a ``cascade`` key.

    ``own`` are the languages of the page that has it, to which an entry is confined unless its
    target names others, and ``origin`` is that page's path; the site's settings have neither.
    Raises ``CascadeError``.
    """
    entries = [] if value is None else try_maps(value)
    if entries is None:
        raise CascadeError(msg("is no mapping and no list of mappings"))
    read = [_read_entry(lower_keys(entry), scope, own) for entry in entries]
    return tuple(
        entry._replace(origin=origin, number=number)
        for number, entry in enumerate(read)
        if entry is not None
    )


def merge(
    data: Mapping[str, Any], chain: Chain, kind: str, path: str, language: str
) -> dict[str, Any]:
    """Front matter completed by what it inherits; a key set to null is not inherited."""
    merged = dict(data)
    for entry in chain:
        if entry.chooses(kind, path, (language,)):
            for key, value in entry.values.items():
                merged.setdefault(key, value)
    return merged


def giver(chain: Chain, key: str, kind: str, path: str, language: str) -> Entry | None:
    """The entry that hands a key down to a page without it, as ``merge`` does."""
    for entry in chain:
        if key in entry.values and entry.chooses(kind, path, (language,)):
            return entry
    return None


def page_languages(
    data: Mapping[str, Any], chain: Chain, kind: str, path: str, own: str, scope: Scope
) -> tuple[str, ...]:
    """The languages that ``sites.matrix`` gives to a page, in the page itself or cascaded.

    ``own`` is the language by the file's name or place, which also stands in where the globs
    choose none. Follows ``CompileEarly`` in ``resources/page/pagemeta/page_frontmatter.go``.
    """
    globs = matrix_globs(data)
    for entry in chain:
        if not globs and entry.languages is None and entry.chooses(kind, path, (own,)):
            globs = matrix_globs(entry.values)
    found = _codes(globs, scope) or (own,)
    for entry in chain:
        if not globs and entry.languages is not None and entry.chooses(kind, path, found):
            globs = matrix_globs(entry.values)
    return _codes(globs, scope) or (own,)


def matrix_globs(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The globs at ``sites.matrix.languages``."""
    if "sites" not in data:
        return ()
    matrix = to_map(lower_keys(to_map(data["sites"])).get("matrix"))
    languages = matrix.get("languages")
    return (languages,) if isinstance(languages, str) else tuple(to_strings(languages))


def _codes(globs: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    try:
        return matching(globs, scope.languages) if globs else ()
    except GlobError:
        return ()


def _read_entry(
    written: Mapping[str, Any], scope: Scope, own: frozenset[str] | None
) -> Entry | None:
    """An entry, or None for one that sets nothing or is for another environment."""
    for key in _FORBIDDEN:
        if key in written:
            raise CascadeError(msg("sets {key}, which cannot be inherited", key=key))
    fields = {key: value for key, value in written.items() if key not in (*_TARGETS, "params")}
    values = {**fields, **lower_keys(to_map(written.get("params")))}
    target: dict[str, Any] = {}
    for key in _TARGETS:
        given = written.get(key)
        if given is not None and not isinstance(given, dict):
            raise CascadeError(msg("has a {key} that is no mapping", key=key))
        target = given or target
    kind, path, environment = (_text(target, key) for key in ("kind", "path", "environment"))
    if target.get("lang"):
        raise CascadeError(
            msg("has target.lang, which was removed; use target.sites.matrix.languages")
        )
    if kind and not any(_glob(kind).fullmatch(name) for name in _KINDS):
        raise CascadeError(msg("is for the kind {kind}, which no page has", kind=kind))
    here = not environment or _glob(environment).fullmatch(lower(scope.environment))
    if not values or not here:
        return None
    return Entry(
        values,
        _glob(kind) if kind else None,
        _glob(path) if path else None,
        _languages(target, scope, None if matrix_globs(fields) else own),
    )


def _languages(
    target: Mapping[str, Any], scope: Scope, own: frozenset[str] | None
) -> frozenset[str] | None:
    globs = matrix_globs(target)
    # Hugo takes globs that match no language for all languages.
    return frozenset(_codes(globs, scope) or scope.languages) if globs else own


def _text(target: Mapping[str, Any], key: str) -> str:
    text = try_string(target.get(key))
    if text is None:
        raise CascadeError(msg("has a target.{key} that is no text", key=key))
    return text


def _glob(pattern: str) -> re.Pattern[str]:
    try:
        return compile_glob(lower(pattern))
    except GlobError as error:
        raise CascadeError(msg("has the broken glob {pattern}", pattern=pattern)) from error
