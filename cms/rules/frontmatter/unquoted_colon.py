"""A colon and a space inside a value without quotes.

YAML takes `: ` for the end of a key, wherever it stands. In `title: 标题: 副标题` it finds a
second key where only a value may be: Hugo stops and builds nothing.

Put the value into quotes. A full-width colon needs none.

Flagged: ``title: 标题: 副标题``
Clean: ``title: "标题: 副标题"``
Clean: ``title: 标题：副标题``
Source: go-yaml ``parser/parser.go`` (mapping value is not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM011", Severity.ERROR, kinds=("unquoted-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "YAML takes the colon in {text} for the end of a key: Hugo stops and builds nothing; "
        "put the value into quotes",
        text=written(page),
    )
    yield Finding(span, message)
