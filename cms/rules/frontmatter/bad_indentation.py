"""A line that is indented unlike its siblings.

All keys of one mapping and all items of one list start in the same column. At a line that starts
elsewhere Hugo stops and builds nothing.

Indent siblings alike, with spaces. The fix puts an item or a key into the column of the one above
it. It is unsafe where a key that is none of Hugo's stands deeper, for it may be prose, and where
one stands less deep, for it may belong elsewhere.

Flagged::

    ---
    title: 标题
      date: 2025-02-07
    ---

Fixed::

    ---
    title: 标题
    date: 2025-02-07
    ---

Flagged::

    ---
    title: 标题
      source: 晚报
    ---

Fixed (unsafe)::

    ---
    title: 标题
    source: 晚报
    ---

Clean::

    ---
    title: 标题
    date: 2025-02-07
    ---

Source: go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.fields.reserved import RESERVED
from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._indentation import realigned
from cms.rules.frontmatter._mending import mended


@rule("FM015", Severity.ERROR, kinds=("bad-indentation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{text} is indented unlike its siblings: Hugo stops and builds nothing; "
        "start it in the same column",
        text=written(page),
    )
    yield Finding(span, message, _realigned(page, span))


def _realigned(page: Page, span: Span) -> Fix | None:
    edit = realigned(page.document, span.start)
    if edit is None:
        return None
    raw = page.document.raw
    is_item = raw[span.start : span.start + 1] == b"-"
    is_deeper = len(edit.text) < edit.span.end - edit.span.start
    name = raw[slice(*span)].decode("utf-8", "replace").lower()
    # What stands deeper may go on with the text above, and what does not belong to a key above.
    is_first = edit.span.end < span.start - 1 and is_deeper
    is_unclear = not is_item and not is_first and (not is_deeper or name not in RESERVED)
    applicability = Applicability.UNSAFE if is_unclear else Applicability.SAFE
    title = msg("indent it like the one above")
    return mended(page, title, edit, applicability=applicability)
