"""Text after a closing bracket.

In YAML a value that starts with `[` is a list and one that starts with `{` a mapping, which end
at the matching bracket. At text after it, as in `[推荐] 文章`, Hugo stops and builds nothing.

Put the value into quotes, or use full-width brackets: `【推荐】文章`.

Flagged: ``title: [推荐] 文章``
Clean: ``title: "[推荐] 文章"``
Clean: ``title: 【推荐】文章``
Source: go-yaml ``parser/parser.go`` (value is not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM048", Severity.ERROR, kinds=("text-after-flow",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "text follows the closing bracket: Hugo stops and builds nothing; put the value into quotes"
    )
    yield Finding(span, message)
