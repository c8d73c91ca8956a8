"""A colon without a space after it.

In YAML `title:标题` is one text and no key with a value: Hugo stops and builds nothing.

Write a space after the colon: `title: 标题`. The fix does so, and is unsafe where the key is no
ASCII word and the line may be prose.

Flagged: ``title:标题``
Fixed: ``title: 标题``
Flagged: ``摘要:标题``
Fixed (unsafe): ``摘要: 标题``
Clean: ``title: 标题``
Source: go-yaml ``scanner/scanner.go`` (scanMapDelim).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import is_plain_name, replaced


@rule("FM009", Severity.ERROR, kinds=("missing-space-after-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "there is no space after the colon of {key}: Hugo stops and builds nothing; "
        "write {key}: and a space",
        key=key,
    )
    yield Finding(span, message, _spaced(page, span, key))


def _spaced(page: Page, span: Span, key: str) -> Fix | None:
    applicability = Applicability.SAFE if is_plain_name(key) else Applicability.UNSAFE
    behind = Span(span.end, span.end)
    return replaced(page, behind, " ", applicability, msg("write a space after the colon"))
