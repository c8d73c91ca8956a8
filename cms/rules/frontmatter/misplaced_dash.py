"""A dash where no list can start.

The items of a list stand on lines of their own below their key, each with a dash and a space. At
`tags: - 新闻`, at `-新闻` among items, and at a dash below a key that has a value Hugo stops and
builds nothing.

Start a new line for the first item, or use brackets: `tags: [新闻]`. Put a text that starts with
a dash into quotes. The fix writes spaces behind the dashes, and starts a new line where the key is
one such as `tags`, or where items follow.

Flagged: ``tags: - 新闻``
Fixed::

    ---
    tags:
      - 新闻
    ---

Flagged::

    ---
    tags:
    -新闻
    -科技
    ---

Fixed::

    ---
    tags:
    - 新闻
    - 科技
    ---

Clean: ``tags: [新闻]``
Source: go-yaml ``parser/parser.go`` (block sequence entries are not allowed in this context).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._indentation import Line, lines_of
from cms.rules.frontmatter._mending import LISTS, mended

_GLUED = re.compile(r"-(?=[^\s-])")
_KEYED = re.compile(r"""(?P<key>[\w-]+):(?P<blanks>[ \t]+)- """)


@rule("FM049", Severity.ERROR, kinds=("list-item-after-key",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    raw = page.document.raw
    line_start = max(raw.rfind(b"\n", 0, span.start), raw.rfind(b"\r", 0, span.start)) + 1
    if raw[span.start + 1 : span.start + 2].strip():
        message = msg("there is no space after this dash: Hugo stops and builds nothing; write one")
    elif not raw[line_start : span.start].strip():
        message = msg(
            "this item belongs to no list: Hugo stops and builds nothing; "
            "write it below a key that has no value"
        )
    else:
        message = msg(
            "a list may not start on the line of its key: Hugo stops and builds nothing; "
            "write the item on the next line, or in [ ]"
        )
    yield Finding(span, message, _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    lines = lines_of(page.document)
    index = max(number for number, line in enumerate(lines) if line.start <= span.start)
    if keyed := _KEYED.match(lines[index].text):
        return _moved_down(page, lines, index, keyed)
    return _spaced(page, lines, index)


def _moved_down(page: Page, lines: list[Line], index: int, keyed: re.Match[str]) -> Fix | None:
    line, below = lines[index], lines[index + 1 : index + 2]
    column = len(line.blanks + line.dashes)
    has_more = bool(below) and below[0].is_item and len(below[0].blanks) >= column
    if not (has_more or keyed["key"].lower() in LISTS) or not line.is_even:
        return None
    indent = below[0].blanks if has_more else " " * (column + 2)
    first = line.start + column + keyed.start("blanks")
    blanks = Span(first, first + len(keyed["blanks"]))
    text = page.document.newline + indent
    return mended(page, msg("start a new line"), Edit(blanks, text.encode()))


def _spaced(page: Page, lines: list[Line], index: int) -> Fix | None:
    """A space behind each dash of the list that the line belongs to."""
    column, first, last = lines[index].blanks, index, index
    while first and lines[first - 1].blanks == column and _is_like_item(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_like_item(lines[last + 1]):
        last += 1
    if not first or not lines[first - 1].opens:
        return None
    glued = [line for line in lines[first : last + 1] if _GLUED.match(line.text)]
    places = [line.start + len(line.blanks) + 1 for line in glued if line.blanks == column]
    edits = [Edit(Span(at, at), b" ") for at in places]
    return mended(page, msg("write a space behind the dash"), *edits)


def _is_like_item(line: Line) -> bool:
    return line.is_item or _GLUED.match(line.text) is not None
