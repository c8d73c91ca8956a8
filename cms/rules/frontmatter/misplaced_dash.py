"""A dash where no list can start.

The items of a list stand on lines of their own below their key, each with a dash and a space. At
`tags: - 新闻`, at `-新闻` among items, and at a dash below a key that has a value Hugo stops and
builds nothing.

Start a new line for the first item, or use brackets: `tags: [新闻]`. Put a text that starts with
a dash into quotes.

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
    raw = page.document.raw
    line_start = max(raw.rfind(b"\n", 0, span.start), raw.rfind(b"\r", 0, span.start)) + 1
    if raw[span.start + 1 : span.start + 2].strip():
        message = msg("there is no space after this dash: Hugo stops and builds nothing; write one")
    elif not raw[line_start : span.start].strip():
        message = msg(
            "this item belongs to no list: Hugo stops and builds nothing; "
            "write it below a key that has no value"
        )
    else:
        message = msg(
            "a list may not start on the line of its key: Hugo stops and builds nothing; "
            "write the item on the next line, or in [ ]"
        )
    yield Finding(span, message)
