"""A list or a map where Hugo wants a text, which leaves the field empty.

`title: [a, b]` gives a page without a title, and says nothing; so it is with `description`,
`slug`, `url`, `type` and the other texts, and with a map where a list of texts belongs.

Write one text. The fix writes the only item of a list, and is unsafe since readers then see it.

Flagged: ``title: [恒指放量]``
Fixed (unsafe): ``title: 恒指放量``
Flagged: ``summary: {text: 摘要}``
Flagged: ``aliases: {old: /x/}``
Clean: ``title: 恒指放量``
Source: Hugo ``hugolib/page__meta.go`` through ``cast.ToString`` and ``cast.ToStringSlice``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.fields.misread import Misread
from cms.model import Applicability, Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("FD010", Severity.ERROR, kinds=("emptied",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("emptied"):
        if found.wanted == "text":
            message = msg(
                "{key} wants one text, so Hugo reads this as empty; write a text",
                key=page.label(found.route),
            )
        else:
            message = msg(
                "{key} wants a list of texts, so Hugo reads this as none; write such a list",
                key=page.label(found.route),
            )
        mended = _only_item(page, found) if found.wanted == "text" else None
        yield Finding(found.route, message, mended)


def _only_item(page: Page, found: Misread) -> Fix | None:
    items = found.value if isinstance(found.value, list) else []
    if len(items) != 1 or not isinstance(items[0], str):
        return None
    from cms.frontmatter.patch import replace_value

    patch = replace_value(page.document, found.route, items[0])
    return fix(msg("write the one text"), patch, Applicability.UNSAFE)
