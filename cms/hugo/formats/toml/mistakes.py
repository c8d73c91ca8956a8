"""What an author most likely did where TOML cannot be read on; offsets count characters."""

from __future__ import annotations

import re

from cms.hugo.formats.mistakes import line_remainder, mistake, value_mistake
from cms.hugo.formats.syntax import Problem

_WORD = re.compile(r"""[^\s=.:\]"'#]+""")
_KEY_LINE = re.compile(r"""[\w"'.-]+[\t ]*=""")


def key(text: str, at: int) -> Problem:
    """At ``at`` a key should start."""
    character = text[at : at + 1]
    if character.isspace() and not character.isascii():
        return Problem("ideographic-space-indentation", at, at + 1, f"U+{ord(character):04X}")
    if problem := mistake(text, at):
        return problem
    if character and character in "]}":
        return Problem("unopened-flow", at, at + 1, character)
    return _foreign_word(text, at) or _unknown(text, at)


def equals(text: str, start: int, last_part: tuple[int, int], at: int) -> Problem:
    """At ``at``, after the key that starts at ``start``, an equals sign should stand."""
    if text.startswith(":", at) or text[start : last_part[1]] == "-":
        return Problem("yaml-in-toml", start, last_part[1], text[start : last_part[1]])
    if problem := mistake(text, at):
        return problem
    return _foreign_word(text, last_part[0]) or Problem("missing-equals", start, last_part[1])


def header(text: str, start: int, at: int) -> Problem:
    """At ``at`` the header that starts at ``start`` should close."""
    if problem := mistake(text, at) or _foreign_word(text, at):
        return problem
    return Problem("unclosed-flow", *line_remainder(text, start), text[start])


def value(text: str, at: int, *, nested: bool) -> Problem:
    """At ``at`` a value should start, ``nested`` in an array or inline table or not."""
    if text.startswith(("]", "}"), at):
        return Problem("unopened-flow", at, at + 1, text[at])
    return value_mistake(text, at, nested=nested)


def element(text: str, opening: int, at: int) -> Problem | None:
    """At ``at`` an element of the array or inline table that starts at ``opening`` should start."""
    if at == len(text):
        return Problem("unclosed-flow", opening, opening + 1, text[opening])
    if text.startswith(",", at):
        return Problem("missing-comma", at, at + 1, ",")
    return None


def separator(text: str, opening: int, at: int) -> Problem:
    """At ``at`` the array or inline table that starts at ``opening`` should go on or close."""
    at_key = text[opening] == "[" and "\n" in text[opening:at] and _KEY_LINE.match(text, at)
    if at == len(text) or at_key:
        return Problem("unclosed-flow", opening, opening + 1, text[opening])
    return mistake(text, at) or Problem("missing-comma", at, at + 1)


def after_value(text: str, end_of_value: int, at: int) -> Problem:
    """At ``at`` the line should end, after a value that ends at ``end_of_value``."""
    if problem := mistake(text, at):
        return problem
    start, end = line_remainder(text, at)
    rest = text[start:end]
    if rest.startswith(","):
        return Problem("trailing-comma", start, start + 1)
    if text[end_of_value - 1] in "\"'":
        return Problem("text-after-quote", start, end, rest)
    if rest in ("]", "}", "]]"):
        return Problem("unopened-flow", start, end, rest)
    return _unknown(text, at)


def _foreign_word(text: str, at: int) -> Problem | None:
    word = _WORD.match(text, at)
    if word is None or word[0].isascii():
        return None
    return Problem("non-ascii-bare-key", *word.span(), word[0])


def _unknown(text: str, at: int) -> Problem:
    word = _WORD.match(text, at)
    return Problem("toml-syntax", at, word.end() if word else min(at + 1, len(text)))
