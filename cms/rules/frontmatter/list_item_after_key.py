"""A list that starts on the line of its key.

Items with a dash stand on lines of their own below the key. At `tags: - 新闻` Hugo stops and
builds nothing.

Start a new line, or use brackets: `tags: [新闻]`. Put a text that starts with a dash into quotes.

Flagged: ``tags: - 新闻``
Clean: ``tags: [新闻]``
Source: go-yaml ``parser/parser.go`` (block sequence entries are not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM049", Severity.ERROR, kinds=("list-item-after-key",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "a list may not start on the line of its key: Hugo stops and builds nothing; "
        "write the item on the next line, or in [ ]"
    )
    yield Finding(span, message)
