"""A full-width colon after a key.

YAML knows the ASCII colon only. With `：` the line is text without a key: Hugo stops and builds
nothing. Inside a value a full-width colon is fine.

Write `: `, an ASCII colon and a space.

Flagged: ``title：标题``
Clean: ``title: 标题：副标题``
Source: go-yaml ``scanner/scanner.go`` (scanMapDelim).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM010", Severity.ERROR, kinds=("full-width-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "the colon after {key} is full-width: Hugo stops and builds nothing; "
        "write an ASCII colon and a space",
        key=key,
    )
    yield Finding(span, message)
