"""Single quotes in JSON.

JSON knows double quotes only. At a single one Hugo stops and builds nothing.

Write `"标题"`.

Flagged::

    {"title": '标题'}

Clean::

    {"title": "标题"}

Source: Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM033", Severity.ERROR, kinds=("single-quotes",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("JSON knows no single quotes: Hugo stops and builds nothing; write double quotes")
    yield Finding(span, message)
