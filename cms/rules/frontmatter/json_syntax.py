"""JSON that Hugo cannot read.

Hugo stops at it and builds nothing.

Write `"key": value`, with commas between, all in braces.

Flagged::

    {"title": "标题", =}

Clean::

    {"title": "标题"}

Source: Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM040", Severity.ERROR, kinds=("json-syntax",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg('this is no JSON: Hugo stops and builds nothing; write "key": value')
    yield Finding(span, message)
