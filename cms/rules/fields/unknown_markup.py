"""A `markup` that Hugo does not know.

`markup` names the language of the text where the file's extension misleads. Hugo stops at a name
that stands for none.

Write `markdown`, or remove the key: the extension already says it.

Flagged: ``markup: mmark``
Clean: ``markup: markdown``
Source: Hugo ``resources/page/pagemeta/page_frontmatter.go``, ``markup/markup.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD007", Severity.ERROR, keys=("markup",))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("unknown-markup"):
        message = msg(
            "markup {value} is none that Hugo knows, so the build fails; "
            "write markdown or remove the line",
            value=refusal.detail,
        )
        yield Finding(refusal.route, message)
