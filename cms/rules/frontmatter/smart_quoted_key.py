"""A key in typographic quotes.

YAML knows straight quotes only. `“title”` is a key that Hugo does not know: the title is lost
without a word.

Write the key without quotes.

Flagged: ``“title”: 标题``
Clean: ``title: 标题``
Source: go-yaml ``scanner/scanner.go``, and runs of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule

_QUOTES = "“”‘’「」『』＂＇"


@rule("FM058", Severity.ERROR)
def check(page: Page) -> Iterator[Finding]:
    for key in page.data:
        if key[:1] in _QUOTES and key.strip(_QUOTES) and page.document.format == "yaml":
            message = msg(
                "the quotes are a part of this key, so Hugo does not read it as {meant}; "
                "delete them",
                meant=key.strip(_QUOTES),
            )
            yield Finding(KeyAt((key,)), message)
