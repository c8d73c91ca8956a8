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


@rule("FM017", Severity.ERROR, kinds=("text-after-quote",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    # In YAML the span begins with the opening quote, elsewhere behind the closing one.
    quote = span.start if page.document.format == "yaml" else span.start - 1
    if page.document.raw.startswith(b"'", quote):
        message = msg(
            "text follows the closing quote: Hugo stops and builds nothing; "
            "put the text into double quotes, or use full-width ones inside"
        )
    else:
        message = msg(
            "text follows the closing quote: Hugo stops and builds nothing; "
            'write \\" for quotes that belong to the text, or use full-width ones'
        )
    yield Finding(span, message)
