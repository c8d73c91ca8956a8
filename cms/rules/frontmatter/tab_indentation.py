"""A tab where YAML wants spaces.

YAML is indented with spaces only. At a tab before a key or an item Hugo stops and builds nothing.
A tab after `key:` is fine.

Indent with spaces, two for each level.

Flagged: ``⇥title: 标题``
Clean: ``  title: 标题``
Source: go-yaml ``scanner/scanner.go`` (found character that cannot start any token).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM013", Severity.ERROR, kinds=("tab-indentation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("this line is indented with a tab: Hugo stops and builds nothing; use spaces")
    yield Finding(span, message)
