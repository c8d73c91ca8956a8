"""Single quotes in JSON.

JSON knows double quotes only. At a single one Hugo stops and builds nothing.

Write `"标题"`. The fix does so.

Flagged::

    {"title": '标题'}

Fixed::

    {"title": "标题"}

Clean::

    {"title": "标题"}

Source: Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import mended


@rule("FM033", Severity.ERROR, kinds=("single-quotes",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("JSON knows no single quotes: Hugo stops and builds nothing; write double quotes")
    yield Finding(span, message, _doubled(page, span))


def _doubled(page: Page, span: Span) -> Fix | None:
    start, end = span
    raw = page.document.raw
    text = raw[start + 1 : end - 1]
    if not raw.endswith(b"'", start + 1, end) or b"\\" in text:
        return None
    inner = [at for at in range(start + 1, end - 1) if raw[at : at + 1] == b'"']
    edits = [Edit(Span(at, at), b"\\") for at in inner]
    around = [Edit(Span(at, at + 1), b'"') for at in (start, end - 1)]
    return mended(page, msg("write double quotes"), *around, *edits)
