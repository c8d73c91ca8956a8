"""TOML that Hugo cannot read.

Hugo stops at it and builds nothing.

Write `key = value`, one on each line, with text in quotes.

Flagged::

    +++
    weight = 1 draft = true
    +++

Clean::

    +++
    weight = 1
    draft = true
    +++

Source: go-toml ``unstable/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM039", Severity.ERROR, kinds=("toml-syntax",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("this is no TOML: Hugo stops and builds nothing; write key = value")
    yield Finding(span, message)
