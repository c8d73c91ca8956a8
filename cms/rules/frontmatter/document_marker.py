"""A marker of YAML documents inside the front matter.

Front matter is one document of YAML. At a line that starts with `%`, and at `...` with text below
it that is not YAML, Hugo stops and builds nothing.

Write `---` where the front matter ends, and delete such lines elsewhere.

Flagged::

    ---
    title: 标题
    ...
    正文

    ---

Clean::

    ---
    title: 标题
    ---
    正文

    ---

Source: go-yaml ``parser/parser.go`` (unexpected end content, unexpected directive value).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.formats.syntax import Problem
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM037", Severity.ERROR, kinds=("document-marker", "directive"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    match page.document.problem:
        case Problem(kind="directive"):
            message = msg("a line may not start with %: Hugo stops and builds nothing; delete it")
        case _:
            message = msg(
                "this marker ends a document of YAML too early: Hugo stops and builds nothing; "
                "write --- where the front matter ends, and delete it elsewhere"
            )
    yield Finding(span, message)
