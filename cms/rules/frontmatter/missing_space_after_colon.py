"""A colon without a space after it.

In YAML `title:标题` is one text and no key with a value: Hugo stops and builds nothing.

Write a space after the colon: `title: 标题`.

Flagged: ``title:标题``
Clean: ``title: 标题``
Source: go-yaml ``scanner/scanner.go`` (scanMapDelim).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM009", Severity.ERROR, kinds=("missing-space-after-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "there is no space after the colon of {key}: Hugo stops and builds nothing; "
        "write {key}: and a space",
        key=key,
    )
    yield Finding(span, message)
