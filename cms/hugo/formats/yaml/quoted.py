"""Quoted scalars.

Follows goccy/go-yaml 1.19 (``scanner.go``), which differs from the standard in small ways: line
breaks fold by dropping blanks but not tabs, a CRLF counts as two breaks, hexadecimal digits are
not checked, and a continuation line may stand in any column.
"""

import re
from typing import NamedTuple

from cms.hugo.formats.yaml.tokens import RefusalError

_SIMPLE_SINGLE = re.compile(r"'([^'\r\n]*)'(?!')")
_SIMPLE_DOUBLE = re.compile(r'"([^"\\\r\n\t]*)"')
_RUN_SINGLE = re.compile(r"[^'\r\n]+")
_RUN_DOUBLE = re.compile(r'[^"\\\r\n\t]+')
_LINE_START = re.compile(r"[ \t]*")
_BLANKS_TO_END = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")

_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_CODE_LENGTHS = {"x": 2, "u": 4, "U": 8}


class Quoted(NamedTuple):
    """A quoted scalar: its value, where it ends, and how many characters the scanner skips then.

    The scanner of goccy/go-yaml steps one character too far for every tab inside double quotes,
    so that ``"a<TAB>b"`` swallows the line break behind it. Of the columns it passes it counts
    only those for the tabs on the scalar's last line.
    """

    value: str
    end: int
    skipped: int = 0
    skipped_columns: int = 0


def read_single(text: str, start: int, parent: int) -> Quoted:
    """The scalar whose opening quote is at ``start``."""
    simple = _SIMPLE_SINGLE.match(text, start)
    if simple:
        return Quoted(simple[1], simple.end())
    folding = _Folding(text, parent)
    at = start + 1
    while at < len(text):
        char = text[at]
        if char in "\r\n":
            at = folding.line_break(at)
        elif folding.fresh_line and char in " \t":
            at = folding.indentation(at)
        elif char != "'":
            run = _RUN_SINGLE.match(text, at)
            assert run is not None
            folding.add(run[0])
            at = run.end()
        elif text.startswith("''", at):
            # As the first of a line, this quote does not count as content of the line.
            folding.pieces.append("'")
            at += 2
        else:
            return Quoted(folding.value, at + 1)
    raise RefusalError("unclosed-quote", start, start + 1, text[start])


def read_double(text: str, start: int, parent: int) -> Quoted:
    """The scalar whose opening quote is at ``start``."""
    simple = _SIMPLE_DOUBLE.match(text, start)
    if simple:
        return Quoted(simple[1], simple.end())
    folding = _Folding(text, parent)
    at = start + 1
    skipped = skipped_columns = 0
    while at < len(text):
        char = text[at]
        if char == '"':
            return Quoted(folding.value, at + 1, skipped, skipped_columns)
        if char in "\r\n":
            at = folding.line_break(at)
            skipped_columns = 0
        elif char == "\\":
            at = _escape(text, at, folding)
            skipped_columns = 0 if folding.fresh_line else skipped_columns
        elif char == "\t":
            blanks = _BLANKS_TO_END.match(text, at)
            if blanks:
                at = blanks.end()
                continue
            folding.add("\t")
            at += 1
            skipped += text[at] != '"'
            skipped_columns += text[at] != '"'
        else:
            run = _RUN_DOUBLE.match(text, at)
            assert run is not None
            folding.add(run[0])
            at = run.end()
    raise RefusalError("unclosed-quote", start, start + 1, text[start])


class _Folding:
    """The value of a quoted scalar that may go over several lines."""

    def __init__(self, text: str, parent: int) -> None:
        self.text = text
        self.parent = parent
        self.pieces: list[str] = []
        self.fresh_line = False
        self.line_start = 0

    @property
    def value(self) -> str:
        return "".join(self.pieces)

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.fresh_line = False

    def line_break(self, at: int) -> int:
        """Folds the break at ``at`` and returns where the content of the next line starts."""
        while self.pieces:
            last = self.pieces.pop().rstrip(" ")
            if last:
                self.pieces.append(last)
                break
        self.pieces.append("\n" if self.fresh_line else " ")
        if _MARKER.match(self.text, at + 1):
            raise RefusalError("document-marker", at + 1, at + 4)
        return self.new_line(at + 1)

    def new_line(self, at: int, columns: int = 0) -> int:
        """Starts a continuation line in front of which some columns are counted."""
        self.fresh_line = True
        self.line_start = at - columns
        return self.indentation(at)

    def indentation(self, at: int) -> int:
        blanks = _LINE_START.match(self.text, at)
        assert blanks is not None
        tab = self.text.find("\t", at, blanks.end())
        if 0 <= tab - self.line_start < self.parent:
            raise RefusalError("tab-indentation", tab, blanks.end())
        return blanks.end()


def _escape(text: str, at: int, folding: _Folding) -> int:
    """Reads the escape sequence at ``at`` and returns where it ends."""
    char = text[at + 1 : at + 2]
    if not char:
        return at + 1
    if char in _ESCAPES:
        folding.add(_ESCAPES[char])
        return at + 2
    if char in "\r\n":
        crlf = text.startswith("\r\n", at + 1)
        return folding.new_line(at + 2 + crlf, columns=(char == "\r") + crlf)
    if char in _CODE_LENGTHS:
        return _code_point(text, at, folding)
    raise RefusalError("bad-escape", at, at + 2, text[at : at + 2])


def _code_point(text: str, at: int, folding: _Folding) -> int:
    length = _CODE_LENGTHS[text[at + 1]]
    end = at + 2 + length
    if end > len(text):
        raise RefusalError("bad-escape", at, len(text), text[at:])
    code = _hexadecimal(text[at + 2 : end])
    if length == 4 and 0xD800 <= code < 0xDC00:
        low = _hexadecimal(text[end + 2 : end + 6]) if text.startswith("\\u", end) else 0
        if not 0xDC00 <= low < 0xE000:
            raise RefusalError("bad-escape", at, end, text[at:end])
        code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
        end += 6
    folding.add(_character(code))
    return end


def _hexadecimal(digits: str) -> int:
    """The number that goccy/go-yaml reads; it takes any character for a digit."""
    number = 0
    for digit in digits:
        base = 55 if "A" <= digit <= "F" else 87 if "a" <= digit <= "f" else 48
        number = (number << 4) + ord(digit) - base
    return number


def _character(code: int) -> str:
    code &= 0xFFFFFFFF  # a Go rune has 32 bits
    valid = code <= 0x10FFFF and not 0xD800 <= code < 0xE000
    return chr(code) if valid else "\ufffd"
