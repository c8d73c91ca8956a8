"""A line of front matter without a colon.

Between keys Hugo takes a line without a colon for text that belongs nowhere, stops and builds
nothing.

Write `key: value`. Indent the line if it continues the value above, and put `#` before a remark.
The fix writes the colon behind a key of Hugo's, and is unsafe since the line may be prose; in JSON
it is not.

Flagged::

    ---
    title: 标题
    draft true
    ---

Fixed (unsafe)::

    ---
    title: 标题
    draft: true
    ---

Flagged::

    {"title" "标题"}

Fixed::

    {"title": "标题"}

Clean::

    ---
    title: 标题
    draft: true
    ---

Source: go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.fields.reserved import RESERVED
from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import mended

_VALUE = re.compile(rb"""\s*["\[{0-9tfn-]""")
_WORD = re.compile(rb"([A-Za-z_]+)[ \t]+\S")


@rule("FM008", Severity.ERROR, kinds=("missing-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{text} has no colon: Hugo stops and builds nothing; write key: value", text=written(page)
    )
    yield Finding(span, message, _with_colon(page, span))


def _with_colon(page: Page, span: Span) -> Fix | None:
    title = msg("write a colon")
    if page.document.format == "json":
        if not _VALUE.match(page.document.raw, span.end):
            return None
        return mended(page, title, Edit(Span(span.end, span.end), b":"))
    word = _WORD.match(page.document.raw, *span)
    if word is None or word[1].decode().lower() not in RESERVED:
        return None
    behind = Edit(Span(word.end(1), word.end(1)), b":")
    return mended(page, title, behind, applicability=Applicability.UNSAFE)
