"""A line break, a tab or another control character where none may be.

JSON accepts no line break and no tab inside quotes, TOML no other control character anywhere, and
YAML no tab before a line break in double quotes. Hugo stops there and builds nothing.

Write `\\n` for a line break and `\\t` for a tab, and delete what cannot be seen. The fix does so,
but for line breaks behind which no value ends.

Flagged::

    {"title": "标题
    副标题"}

Fixed::

    {"title": "标题\\n副标题"}

Clean::

    {"title": "标题\\n副标题"}

Source: go-toml ``unstable/scanner.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import mended

_END = re.compile(rb"""(?:[^"\\]|\\.)*"\s*[,}\]]""", re.DOTALL)


@rule("FM035", Severity.ERROR, kinds=("control-character",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    yield Finding(span, _message(page.document.raw[span.start]), _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    raw, name = page.document.raw, page.document.format
    mark = raw[span.start : span.start + 1]
    if mark in (b"\r", b"\n"):
        whole = Span(span.start, span.start + 1 + raw.startswith(b"\r\n", span.start))
        if not _END.match(raw, whole.end):
            return None  # a quote may be missing before the break
        return mended(page, msg("write \\n"), Edit(whole, b"\\n"))
    if mark == b"\t" and name != "yaml":
        return mended(page, msg("write \\t"), Edit(Span(*span), b"\\t"))
    return mended(page, msg("delete it"), Edit(Span(span.start, span.start + 1), b""))


def _message(code: int) -> Message:
    if code in b"\r\n":
        return msg(
            "the line breaks inside quotes: Hugo stops and builds nothing; write \\n for the break"
        )
    if code in b"\t":
        return msg("there is a tab inside quotes: Hugo stops and builds nothing; write \\t for it")
    return msg(
        "there is an invisible U+{code:04X} here: Hugo stops and builds nothing; delete it",
        code=code,
    )
