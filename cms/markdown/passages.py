"""The parts of a body that are worth reading, read as if all of it were.

After a blank line, a line without indentation starts afresh: lists, quotations, footnotes and
paragraphs are over. Only fenced code and HTML that a blank line does not end go on. So everything
between is skipped that holds none of the signs looked for, and what is read is what the whole
body would have given.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from cms.markdown.goldmark.blocks import BlockParser
from cms.markdown.goldmark.nodes import Other

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions

_LASTING = re.compile(
    rb"\n {0,3}(?:`{3}|~{3}|<(?:[!?]|[sS][cC][rR][iI][pP][tT]|[pP][rR][eE]|[sS][tT][yY][lL][eE]"
    rb"|[tT][eE][xX][tT][aA][rR][eE][aA]))"
)
_FENCE = re.compile(rb"(`{3,}(?![^\n]*`)|~{3,})[^\n]*(?:\n|\Z)")
_BULLET = rb"[*+-] (?![*_ \t\r-]*\n)[^ \t][^\n]*\n"
_NUMBER = rb"[0-9][.)] [^ \t\r\n][^\n]*\n"
_BLANK = rb"[ \t\r]*\n"
_ITEMS = tuple(
    (indent, re.compile(rb"(?:%b)*%b(?:%b|%b[^\n]*\n|%b)*" % (_BLANK, item, item, indent, _BLANK)))
    for indent, item in ((b"  ", _BULLET), (b"   ", _NUMBER))
)
_FIRST = (b"`", b"~", b"<", b" ")


END = sys.maxsize
"""Stands for a place where there is none."""


class Signs(Protocol):
    """Where a text has to be read, asked for from left to right."""

    def place_from(self, at: int) -> int:
        """The first place at an offset or behind it; ``END`` if there is none."""


class Places:
    """Places that are known."""

    def __init__(self, places: Iterable[int]) -> None:
        self._places = sorted(places)

    def place_from(self, at: int) -> int:
        """The first place at an offset or behind it; ``END`` if there is none."""
        index = bisect_left(self._places, at)
        return self._places[index] if index < len(self._places) else END


def read_passages(text: bytes, options: MarkdownOptions, signs: Signs) -> BlockParser:
    """The blocks that signs in a text are in, and the link definitions and footnotes there.

    ``passages`` of the parser says what was read, and which code and comments were passed over.
    """
    parser = BlockParser(text, options)
    lasting = {match.start() + 1 for match in _LASTING.finditer(text)}
    if text[:1] in _FIRST:
        lasting.add(0)  # no line feed before it
    fresh_start = _fresh_start_of_crlf if b"\r" in text else _fresh_start
    others = Places(lasting)
    low = done = 0
    while (at := min(others.place_from(low), signs.place_from(low))) < END:
        low = at + 1
        start = fresh_start(text, done, at)
        if at in lasting:
            if _is_in_item(text, start, at):
                continue
            done = _closed_end(text, start, at)
            if done:
                parser.root.append(Other())  # no paragraph, to which a colon could belong
                parser.passages.append((at, done))
        if at >= done:
            done = parser.parse(start, at + 1)
            parser.passages.append((start, done))
        low = max(low, done)
    return parser


def _fresh_start(text: bytes, low: int, at: int) -> int:
    """The last line up to ``at`` that depends on nothing above; ``low`` is one."""
    end = at
    while True:
        blank = text.rfind(b"\n\n", low, end)
        if blank < 0:
            return low
        # A colon may go on with a definition list.
        if text[blank + 2] not in b" \t:\n":
            return blank + 2
        end = blank + 1


def _fresh_start_of_crlf(text: bytes, low: int, at: int) -> int:
    """The same where some lines may end with CR and LF."""
    end = at
    while True:
        start = text.rfind(b"\n\n", low, end) + 2
        start = max(start, text.rfind(b"\n\r\n", low, end) + 3)
        if start < 3:
            return low
        if start <= at and text[start] not in b" \t:\r\n":
            return start
        end = start - 1


def _is_in_item(text: bytes, start: int, at: int) -> bool:
    """Whether a line is inside of a plain list item, whose end would be its end."""
    return any(
        text.startswith(indent, at) and items.fullmatch(text, start, at) for indent, items in _ITEMS
    )


def _closed_end(text: bytes, start: int, at: int) -> int:
    """The line behind a fence or a comment that starts here and has nothing else; else 0."""
    if b"<" in text[start:at]:
        return 0
    fence = _FENCE.match(text, at)
    if fence:
        mark = fence[1]
        closing = rb"\n {0,3}%b{%d,}[ \t\r]*(?:\n|\Z)" % (mark[:1], len(mark))
        end = re.compile(closing).search(text, fence.end() - 1)
        return end.end() if end else len(text)
    if text.startswith(b"<!--", at):
        end_sign = text.find(b"-->", at + 2)
        line_end = text.find(b"\n", end_sign)
        line_end = len(text) if line_end < 0 else line_end + 1
        if end_sign >= 0 and not text[end_sign + 3 : line_end].strip():
            return line_end
    return 0
