"""A line that is indented unlike its siblings.

All keys of one mapping and all items of one list start in the same column. At a line that starts
elsewhere Hugo stops and builds nothing.

Indent siblings alike, with spaces.

Flagged::

    ---
    title: 标题
      date: 2025-02-07
    ---

Clean::

    ---
    title: 标题
    date: 2025-02-07
    ---

Source: go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM015", Severity.ERROR, kinds=("bad-indentation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{text} is indented unlike its siblings: Hugo stops and builds nothing; "
        "start it in the same column",
        text=written(page),
    )
    yield Finding(span, message)
