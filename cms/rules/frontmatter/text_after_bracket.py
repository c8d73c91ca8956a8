"""Text after a closing bracket.

In YAML a value that starts with `[` is a list and one that starts with `{` a mapping, which end
at the matching bracket. At text after it, as in `[推荐] 文章`, Hugo stops and builds nothing.

Put the value into quotes, or use full-width brackets: `【推荐】文章`. The fix quotes the value of
a key such as `title`, and of others only as an unsafe one.

Flagged: ``title: [推荐] 文章``
Fixed: ``title: "[推荐] 文章"``
Flagged: ``source: [推荐] 文章``
Fixed (unsafe): ``source: "[推荐] 文章"``
Clean: ``title: "[推荐] 文章"``
Clean: ``title: 【推荐】文章``
Source: go-yaml ``parser/parser.go`` (value is not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import in_quotes, value_at


@rule("FM048", Severity.ERROR, kinds=("text-after-flow",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "text follows the closing bracket: Hugo stops and builds nothing; put the value into quotes"
    )
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    value = value_at(page.document, span.start)
    if value is None or not value.is_text:
        return None
    applicability = Applicability.SAFE if value.is_prose else Applicability.UNSAFE
    return in_quotes(page, value.span, applicability)
