"""A key that is written twice.

Hugo stops at the second one and builds nothing, in YAML and in TOML, and at every level.

Keep one of the two.

Flagged::

    ---
    title: 标题
    date: 2025-02-07
    title: 副标题
    ---

Clean: ``title: 标题``
Source: go-yaml ``parser/parser.go`` (mapping key already defined), go-toml ``internal/tracker``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import beginning


@rule("FM007", Severity.ERROR, kinds=("duplicate-key",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "{key} is written twice: Hugo stops and builds nothing; remove one of the two",
        key=beginning(key),
    )
    yield Finding(span, message)
