"""A comma that is missing between two items, or one too many.

Items in `[ ]` and `{ }` are separated by one ASCII comma each, and JSON allows none after the
last. Otherwise Hugo stops and builds nothing.

Write one comma between items.

Flagged: ``tags: ["新闻" "科技"]``
Clean: ``tags: ["新闻", "科技"]``
Source: go-yaml ``parser/parser.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM020", Severity.ERROR, kinds=("missing-comma", "trailing-comma"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    if page.document.raw.startswith(b",", span.start):
        message = msg("this comma is one too many: Hugo stops and builds nothing; delete it")
    else:
        message = msg(
            "a comma is missing here: Hugo stops and builds nothing; write an ASCII comma"
        )
    yield Finding(span, message)
