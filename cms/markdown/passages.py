"""The parts of a body that are worth reading, read as if all of it were.

After a blank line, a line without indentation starts afresh: lists, quotations, footnotes and
paragraphs are over. Only fenced code and HTML that a blank line does not end go on. So everything
between is skipped that holds none of the signs looked for, and what is read is what the whole
body would have given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cms.markdown.goldmark.blocks import BlockParser

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions

_LASTING = (
    rb"^ {0,3}(?:`{3}|~{3}|<(?:[!?]|[sS][cC][rR][iI][pP][tT]|[pP][rR][eE]|[sS][tT][yY][lL][eE]"
    rb"|[tT][eE][xX][tT][aA][rR][eE][aA]))"
)
_FENCE = re.compile(rb"(`{3,}(?![^\n]*`)|~{3,})[^\n]*(?:\n|\Z)")


@lru_cache(maxsize=64)
def signs(pattern: bytes) -> re.Pattern[bytes]:
    """What to stop at: the signs looked for, and the start of what blank lines do not end."""
    return re.compile(b"%b|%b" % (_LASTING, pattern), re.MULTILINE)


def read_passages(text: bytes, options: MarkdownOptions, pattern: bytes) -> BlockParser:
    """The blocks around what a pattern finds, and the link definitions and footnotes there."""
    parser = BlockParser(text, options)
    done = 0
    for sign in signs(pattern).finditer(text):
        at = sign.start()
        if at >= done:
            start = _fresh_start(text, done, at)
            done = _closed_end(text, start, at) or parser.parse(start, at + 1)
    return parser


def _fresh_start(text: bytes, low: int, at: int) -> int:
    """The last line up to ``at`` that depends on nothing above; ``low`` is one."""
    end = at
    while True:
        blank = text.rfind(b"\n\n", low, end)
        start = blank + 2
        if text.find(b"\r", low, end) >= 0:
            with_return = text.rfind(b"\n\r\n", low, end)
            blank, start = max((blank, start), (with_return, with_return + 3))
        if blank < 0:
            return low
        # A colon may go on with a definition list.
        if start <= at and text[start : start + 1] not in b" \t:\r\n":
            return start
        end = blank + 1


def _closed_end(text: bytes, start: int, at: int) -> int:
    """The line behind a fence or a comment that starts here and has nothing else; else 0."""
    if b"<" in text[start:at]:
        return 0
    fence = _FENCE.match(text, at)
    if fence:
        mark = fence[1]
        closing = rb"^ {0,3}%b{%d,}[ \t\r]*$" % (mark[:1], len(mark))
        end = re.compile(closing, re.MULTILINE).search(text, fence.end())
        return min(end.end() + 1, len(text)) if end else len(text)
    if text.startswith(b"<!--", at):
        end_sign = text.find(b"-->", at + 2)
        line_end = text.find(b"\n", end_sign)
        line_end = len(text) if line_end < 0 else line_end + 1
        if end_sign >= 0 and not text[end_sign + 3 : line_end].strip():
            return line_end
    return 0
