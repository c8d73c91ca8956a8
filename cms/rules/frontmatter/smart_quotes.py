"""Typographic quotes around a value or a key in TOML or JSON.

TOML and JSON know straight quotes only. At `“标题”` or `「标题」` Hugo stops and builds nothing.
Inside straight quotes all others are fine.

Write straight quotes.

Flagged::

    +++
    title = “标题”
    +++

Clean::

    +++
    title = "“标题”解读"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM018", Severity.ERROR, kinds=("smart-quotes",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        '{written} is not in straight quotes: Hugo stops and builds nothing; write " around it',
        written=written(page),
    )
    yield Finding(span, message)
