"""Titles of the pages that Hugo makes without a file.

Follows ``applyDefaultValues`` in Hugo ``hugolib/page__meta.go``. English plurals follow the
common rules and words of github.com/gobuffalo/flect, not its whole dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cms.hugo.fields.values import to_bool, to_string

_SMALL_WORDS = re.compile("a|an|and|as|at|but|by|en|for|if|in|of|on|or|the|to|v|v\\.|via|vs|vs\\.")
_PLURALS = {
    "analysis": "analyses",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "foot": "feet",
    "goose": "geese",
    "index": "indices",
    "leaf": "leaves",
    "man": "men",
    "matrix": "matrices",
    "medium": "media",
    "mouse": "mice",
    "person": "people",
    "phenomenon": "phenomena",
    "potato": "potatoes",
    "thesis": "theses",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "woman": "women",
}
_ALIKE = re.compile(
    "data|deer|equipment|fish|information|media|money|news|people|rice|series|sheep|species"
)
_SUFFIXES = (
    (re.compile("(?<=[aeo])y$"), "ys"),
    (re.compile("uy$"), "uys"),
    (re.compile("y$"), "ies"),
    (re.compile("(?<=[ae])f$|(?<=l)f$|fe$"), "ves"),
    (re.compile("quiz$"), "quizzes"),
    (re.compile("sis$"), "ses"),
    (re.compile("(ch|sh|ss|us|x|z)$"), r"\1es"),
)


def section_title(name: str, settings: Mapping[str, Any]) -> str:
    """The title of a section without a file, from the name of its folder."""
    if _is_on(settings, "pluralizelisttitles"):
        name = _plural(name)
    return _cased(name, settings)


def taxonomy_title(name: str, settings: Mapping[str, Any]) -> str:
    """The title of a taxonomy without a file, from its plural name."""
    return _cased(name, settings).replace("-", " ")


def term_title(term: str, settings: Mapping[str, Any]) -> str:
    """The title of a term without a file, as pages write it."""
    return _cased(term, settings)


def _is_on(settings: Mapping[str, Any], key: str) -> bool:
    value = settings.get(key)
    return value is None or to_bool(value)


def _plural(name: str) -> str:
    word = re.split(r"[^\w]+", name)[-1]
    lowered = word.lower()
    if lowered in _PLURALS:
        plural = _PLURALS[lowered]
        plural = plural.capitalize() if word == word.capitalize() else plural
        return name.removesuffix(word) + plural
    if _ALIKE.fullmatch(lowered) or lowered in _PLURALS.values():
        return name
    for suffix, plural in _SUFFIXES:
        if suffix.search(word):
            return name.removesuffix(word) + suffix.sub(plural, word)
    return name if lowered.endswith("s") else f"{name}s"


def _cased(text: str, settings: Mapping[str, Any]) -> str:
    style = to_string(settings.get("titlecasestyle")).lower() or "ap"
    if style == "none" or not _is_on(settings, "capitalizelisttitles"):
        return text
    if style == "firstupper":
        return text[:1].upper() + text[1:]
    words = re.split(r"([ /-]+)", text)
    last = len(words) - 1
    for index in range(0, len(words), 2):
        word = words[index]
        inside = style != "go" and 0 < index < last
        small = inside and _SMALL_WORDS.fullmatch(word.lower())
        words[index] = word.lower() if small else _with_capital(word)
    return "".join(words)


def _with_capital(word: str) -> str:
    return re.sub(r"^[\W_]*[^\W\d_]", lambda start: start[0].upper(), word)
