"""What an author most likely did where TOML or JSON cannot be read.

Both decoders know exactly where reading stops; these functions look at what stands there and name
the mistake, with a span that covers what has to change.
"""

from __future__ import annotations

import re

from cms.hugo.formats.syntax import Problem

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_BARE_LINE = re.compile(r"[^\r\n#]*")
_BARE_ITEM = re.compile(r"[^\r\n#,\]}]*")
_SMART_QUOTES = "“”„‟「」『』〝〞＂‘’‚‛＇`´"
_SMART_QUOTED = re.compile(rf"[{_SMART_QUOTES}](?:[^\r\n]*[{_SMART_QUOTES}])?")
_FULL_WIDTH = re.compile("[，、：；＝｛｝［］【】＃＋－．]+|[\u00a0\u2000-\u200b\u3000\ufeff]")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])[^\r\n]*")
_COMMENT = re.compile(r"//[^\r\n]*|/\*.*?(?:\*/|\Z)|#[^\r\n]*", re.DOTALL)
_TEMPLATE = re.compile(r"\{\{(?:[^\r\n]*?\}\})?")
_KEYWORD = re.compile(
    r"(?:true|false|null|nil|none|undefined|yes|no|on|off|[+-]?(?:nan|inf|infinity))\Z", re.I
)
_DATE = re.compile(
    r"[0-9]{4}(?:[-/.][0-9]{1,2}(?:[-/.][0-9]|\Z)|年)|[0-9]{1,3}[-/][0-9]{1,2}[-/][0-9]|[0-9]{1,2}:[0-9]"
)
_NUMBER = re.compile(r"[+-]*(?:0[xXoObB]\w*|\.?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][0-9_+-]*)?)\Z")
_ESCAPE = re.compile(r"\\(?:[xX][0-9A-Fa-f]{0,2}|[uU][0-9A-Fa-f]{0,8}|[^\r\n]?)")


class ReadingError(Exception):
    """Ends the reading of a text, and carries the problem to be reported."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def mistake(text: str, at: int) -> Problem | None:
    """What is wrong wherever it stands outside quotes, be it in front of a key or of a value."""
    if problem := _control_character(text, at):
        return problem
    if found := _CONFLICT.match(text, at):
        return Problem("conflict-markers", *found.span(), found[0][:7])
    if found := _SMART_QUOTED.match(text, at):
        return Problem("smart-quotes", *found.span(), found[0])
    if found := _FULL_WIDTH.match(text, at):
        return _wide(found)
    if found := _COMMENT.match(text, at):
        return Problem("comment", *found.span())
    # The first of its braces may have been taken for that of a table.
    if found := _TEMPLATE.match(text, at) or _TEMPLATE.match(text, max(0, at - 1)):
        return Problem("template-syntax", *found.span())
    return None


def value_mistake(text: str, at: int, *, nested: bool) -> Problem:
    """What is wrong where a value should start; ``nested`` values end at a comma or bracket."""
    if problem := mistake(text, at):
        return problem
    found = (_BARE_ITEM if nested else _BARE_LINE).match(text, at)
    bare = found[0].rstrip() if found else ""
    end = at + len(bare)
    if not bare:
        return Problem("missing-value", at, at)
    if _KEYWORD.match(bare):
        return Problem("unknown-keyword", at, end, bare)
    if _NUMBER.match(bare):
        return Problem("bad-number", at, end, bare)
    if _DATE.match(bare):
        return Problem("bad-date", at, end, bare)
    if wide := _FULL_WIDTH.search(text, at, end):
        return _wide(wide)
    return Problem("unquoted-string", at, end, bare)


def string_mistake(text: str, start: int, stop: int) -> Problem:
    """Why the string that starts at ``start`` cannot be read past ``stop``."""
    if problem := _control_character(text, stop):
        return problem
    if escape := _ESCAPE.match(text, stop):
        return Problem("bad-escape", *escape.span(), escape[0])
    line = _REST_OF_LINE.match(text, start)
    return Problem("unclosed-quote", start, line.end() if line else stop)


def line_remainder(text: str, at: int) -> tuple[int, int]:
    """Span of what is left on a line, without a comment and trailing blanks."""
    found = _BARE_LINE.match(text, at)
    bare = found[0] if found else ""
    return at + len(bare) - len(bare.lstrip()), at + len(bare.rstrip())


def _control_character(text: str, at: int) -> Problem | None:
    """A control character, which may stand nowhere."""
    character = text[at : at + 1]
    line_end = character == "\n" or text.startswith("\r\n", at)
    if (
        character
        and (character < " " or character == "\x7f")
        and character != "\t"
        and not line_end
    ):
        return Problem("control-character", at, at + 1, f"U+{ord(character):04X}")
    return None


def _wide(found: re.Match[str]) -> Problem:
    text = found[0]
    detail = text if text.isprintable() else f"U+{ord(text):04X}"
    return Problem("full-width-punctuation", *found.span(), detail)
