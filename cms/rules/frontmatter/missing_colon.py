"""A line of front matter without a colon.

Between keys Hugo takes a line without a colon for text that belongs nowhere, stops and builds
nothing.

Write `key: value`. Indent the line if it continues the value above, and put `#` before a remark.

Flagged::

    ---
    title: 标题
    draft true
    ---

Clean::

    ---
    title: 标题
    draft: true
    ---

Source: go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM008", Severity.ERROR, kinds=("missing-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{text} has no colon: Hugo stops and builds nothing; write key: value", text=written(page)
    )
    yield Finding(span, message)
