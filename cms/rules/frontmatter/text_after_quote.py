"""Text after a closing quote.

A value that starts with a quote ends at the next one. `"他说"你好"了"` and `'it's'` end early,
Hugo finds text where none may be, stops and builds nothing.

Use other quotes outside than inside, or full-width ones inside: `'他说"你好"了'`, `"it's"`.

Flagged: ``title: "他说"你好"了"``
Flagged: ``title: 'it's'``
Clean: ``title: '他说"你好"了'``
Clean: ``title: "it's"``
Source: go-yaml ``parser/parser.go`` (value is not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM017", Severity.ERROR, kinds=("text-after-quote",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    if page.document.raw.startswith(b"'", span.start):
        message = msg(
            "{text} ends at its second quote: Hugo stops and builds nothing; "
            "put the text into double quotes, or use full-width ones inside",
            text=written(page),
        )
    else:
        message = msg(
            "{text} has text after a closing quote: Hugo stops and builds nothing; "
            'write \\" for quotes that belong to the text, or use full-width ones',
            text=written(page),
        )
    yield Finding(span, message)
