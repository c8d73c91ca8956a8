"""A value that starts with a character that YAML keeps for itself.

A value without quotes may not start with `@`, a backtick, `%` or `?` and a space: Hugo stops and
builds nothing.

Put the value into quotes.

Flagged: ``author: @小明``
Fixed: ``author: "@小明"``
Flagged: ``title: %标题``
Fixed: ``title: "%标题"``
Clean: ``author: "@小明"``
Source: go-yaml ``scanner/scanner.go`` (reserved character, unexpected directive value).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import in_quotes, value_at


@rule("FM021", Severity.ERROR, kinds=("reserved-character",))
def check(page: Page) -> Iterator[Finding]:
    span, character = page.problem
    message = msg(
        "a value may not start with {character}: Hugo stops and builds nothing; "
        "put the value into quotes",
        character=character,
    )
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    value = value_at(page.document, span.start)
    return in_quotes(page, value.span) if value and value.is_text else None
