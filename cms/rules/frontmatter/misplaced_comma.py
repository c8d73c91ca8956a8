"""A comma that is missing between two items, or one too many.

Items in `[ ]` and `{ }` are separated by one ASCII comma each, and JSON allows none after the
last. Otherwise Hugo stops and builds nothing.

Write one comma between items. The fix does so.

Flagged: ``tags: ["新闻" "科技"]``
Fixed: ``tags: ["新闻", "科技"]``
Flagged: ``tags: [新闻,, 科技]``
Fixed: ``tags: [新闻, 科技]``
Clean: ``tags: ["新闻", "科技"]``
Source: go-yaml ``parser/parser.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import mended


@rule("FM020", Severity.ERROR, kinds=("missing-comma", "trailing-comma"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    if page.document.raw.startswith(b",", span.start):
        message = msg("this comma is one too many: Hugo stops and builds nothing; delete it")
    else:
        message = msg(
            "a comma is missing here: Hugo stops and builds nothing; write an ASCII comma"
        )
    yield Finding(span, message, _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    raw = page.document.raw
    if raw.startswith(b",", span.start):
        return mended(page, msg("delete it"), Edit(Span(span.start, span.start + 1), b""))
    before = len(raw[: span.start].rstrip())
    if raw[before - 1 : before] in (b"[", b"{", b","):
        return None
    comma = b", " if before == span.start else b","
    return mended(page, msg("write a comma"), Edit(Span(before, before), comma))
