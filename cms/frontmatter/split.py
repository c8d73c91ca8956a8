"""Where a content file's front matter ends and its body begins, as Hugo's page lexer has it.

Follows Hugo ``parser/pageparser/pagelexer_intro.go`` and Hugo's file reader, which drops one byte
order mark. Works on bytes: neither that lexer nor spans care about the encoding.
"""

import re
from typing import Literal, NamedTuple

from cms.hugo.formats.syntax import Problem
from cms.model import Span

Format = Literal["yaml", "toml", "json", "org", ""]

BOM = b"\xef\xbb\xbf"

_BLANKS = re.compile(rb"[\t\n\v\f\r ]*")
_LINE_END_BEFORE_OTHER_LINE = re.compile(rb"\n(?!#\+)")
_BRACE_QUOTE_OR_ESCAPE = re.compile(rb'[{}"]|\\.', re.DOTALL)
# What an author who means JSON puts after the first brace, wrong spellings included.
_JSON_START = re.compile(
    rb"""\{[\t\n\r ]*(?: ["'}/] | [\w$\x80-\xff-]+[\t\n\r ]*: | \xe2\x80[\x98\x9c] | \Z )""",
    re.VERBOSE,
)
_FENCE_TOO_SHORT = re.compile(rb"(?:--|\+\+)(?=[\t ]*(?:[\r\n]|\Z))")
# An indented fence, YAML's document end, the other format's fence, or the dashes that a Chinese
# keyboard makes. Hugo closes at none of them.
_ALMOST_A_FENCE = re.compile(
    rb"""^(?: [\t ] | \xc2\xa0 | \xe3\x80\x80 )*
    ( -{2,} | \+{2,} | \.{3} | (?: \xe2\x80[\x92-\x95] | \xe2\x94\x80 | \xef\xbc\x8d )+ )
    [\t ]*\r?$""",
    re.MULTILINE | re.VERBOSE,
)
_ALMOST_WITHIN = 1 << 16


class Split(NamedTuple):
    """The parts of a file: ``head`` and ``body`` are disjoint, an absent one is empty.

    The delimiters belong to neither part, but JSON's braces are in the head. ``problem`` is one
    of the delimiters; unlike a decoder's it counts bytes of the file. A front matter that never
    closes leaves no body, while a body that Hugo mistakes for front matter is one.
    """

    format: Format
    head: Span
    body: Span
    problem: Problem | None = None


def split(raw: bytes) -> Split:
    """Divide a file the way Hugo does."""
    blanks = _BLANKS.match(raw, _content_start(raw))
    opening = blanks.end() if blanks else 0
    first = raw[opening : opening + 1]
    if first == b"-":
        return _fenced(raw, opening, b"---", "yaml")
    if first == b"+":
        return _fenced(raw, opening, b"+++", "toml")
    if first == b"{":
        return _braced(raw, opening)
    if raw.startswith(b"#+", opening):
        last = _LINE_END_BEFORE_OTHER_LINE.search(raw, opening)
        end = last.end() if last else len(raw)
        return Split("org", Span(opening, end), Span(end, len(raw)))
    return _only_body(raw)


def _content_start(raw: bytes) -> int:
    return len(BOM) if raw.startswith(BOM) else 0


def _only_body(raw: bytes, problem: Problem | None = None) -> Split:
    start = _content_start(raw)
    return Split("", Span(start, start), Span(start, len(raw)), problem)


def _fenced(raw: bytes, opening: int, fence: bytes, name: Format) -> Split:
    if not raw.startswith(fence, opening):
        return _signed(raw, opening)
    start = _after_line_end(raw, opening + 3)
    closing = _closing_fence(raw, start, fence, at_line_start=start > opening + 3)
    if closing < 0:
        almost = _ALMOST_A_FENCE.search(raw, start, start + _ALMOST_WITHIN)
        place = Span(*almost.span(1)) if almost else Span(opening, opening + 3)
        return _unclosed(raw, start, name, place, almost[1].decode() if almost else "")
    return Split(name, Span(start, closing), Span(_after_line_end(raw, closing + 3), len(raw)))


def _after_line_end(raw: bytes, index: int) -> int:
    if raw.startswith(b"\r\n", index):
        return index + 2
    return index + 1 if raw.startswith((b"\n", b"\r"), index) else index


def _closing_fence(raw: bytes, start: int, fence: bytes, *, at_line_start: bool) -> int:
    """Index of the first fence at the start of a line, or -1."""
    if at_line_start and raw.startswith(fence, start):
        return start
    line_feed = raw.find(b"\n" + fence, start)
    # A lone carriage return ends a line too, but matters only before that line feed.
    end = line_feed if line_feed >= 0 else len(raw)
    carriage_return = raw.find(b"\r" + fence, start, end)
    found = carriage_return if carriage_return >= 0 else line_feed
    return found + 1 if found >= 0 else -1


def _signed(raw: bytes, opening: int) -> Split:
    """A file whose first character makes Hugo expect a fence that is not there."""
    short = _FENCE_TOO_SHORT.match(raw, opening)
    if short is None:
        sign = chr(raw[opening])
        return _only_body(raw, Problem("leading-sign", opening, opening + 1, sign))
    problem = Problem("invalid-delimiter", *short.span(), short[0].decode())
    end = len(raw)
    return Split("", Span(opening, opening), Span(end, end), problem)


def _braced(raw: bytes, opening: int) -> Split:
    if raw.startswith((b"{{<", b"{{%"), opening):
        shortcode = raw[opening : opening + 3].decode()
        return _only_body(raw, Problem("leading-shortcode", opening, opening + 3, shortcode))
    if not _JSON_START.match(raw, opening):
        return _only_body(raw, Problem("leading-brace", opening, opening + 1, "{"))
    end = _closing_brace(raw, opening)
    if end < 0:
        return _unclosed(raw, opening, "json", Span(opening, opening + 1), "")
    return Split("json", Span(opening, end), Span(_after_line_end(raw, end), len(raw)))


def _closing_brace(raw: bytes, opening: int) -> int:
    """End of the brace that matches the one at ``opening``, or -1.

    Like Hugo's lexer it knows quotes and backslashes and nothing else of JSON; a backslash counts
    outside quotes as well.
    """
    level = 0
    quoted = False
    for match in _BRACE_QUOTE_OR_ESCAPE.finditer(raw, opening):
        token = match[0]
        if token == b'"':
            quoted = not quoted
        elif quoted:
            continue
        elif token == b"{":
            level += 1
        elif token == b"}":
            level -= 1
            if not level:
                return match.end()
    return -1


def _unclosed(raw: bytes, start: int, name: Format, place: Span, almost: str) -> Split:
    problem = Problem("unclosed-front-matter", *place, almost)
    end = len(raw)
    return Split(name, Span(start, end), Span(end, end), problem)
