"""Text after a closing quote.

A value that starts with a quote ends at the next one. `"他说"你好"了"` and `'it's'` end early,
Hugo finds text where none may be, stops and builds nothing.

Use other quotes outside than inside, or full-width ones inside: `'他说"你好"了'`, `"it's"`. The fix
does so where the text ends with the quote that it starts with, and where a title merely starts
with a word in quotes.

Flagged: ``title: "他说"你好"了"``
Fixed: ``title: '他说"你好"了'``
Flagged: ``title: 'it's'``
Fixed: ``title: "it's"``
Flagged: ``title: "《三体》" 书评``
Fixed: ``title: '"《三体》" 书评'``
Flagged::

    {"title": "他说"你好"了"}

Fixed::

    {"title": "他说\\"你好\\"了"}

Clean: ``title: '他说"你好"了'``
Clean: ``title: "it's"``
Source: go-yaml ``parser/parser.go`` (value is not allowed in this context).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import TEXTS, in_quotes, mended, text_from, value_at

_QUOTED = re.compile(rb"""(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')[ \t]*\Z""")
_KEY = re.compile(rb"""^[ \t]*["']?([\w-]+)["']?[ \t]*=[ \t]*\Z""", re.MULTILINE)


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
    yield Finding(span, message, _requoted(page, span))


def _requoted(page: Page, span: Span) -> Fix | None:
    """Other quotes around the text, or escapes within it."""
    whole = _whole(page, span)
    if whole is None:
        return None
    raw = page.document.raw
    text = raw[slice(*whole)]
    quote = text[:1]
    inner = Span(whole.start + 1, whole.end - 1)
    if not text.endswith(quote):
        before = _KEY.search(raw, 0, whole.start)
        value = value_at(page.document, whole.start)
        key = before[1].decode().lower() if before else value.key if value else ""
        return in_quotes(page, whole) if key in TEXTS else None
    # What is between two quoted texts, such as blanks and commas, belongs to none of them.
    if not all(any(map(str.isalnum, each)) for each in text.decode().split(quote.decode())[2:-1:2]):
        return None
    return mended(page, msg("use other quotes"), *text_from(page, inner, quote))


def _whole(page: Page, span: Span) -> Span | None:
    """The text with the quotes at its ends, as far as the line has nothing else."""
    if page.document.format == "yaml":
        value = value_at(page.document, span.start)
        return value.span if value else None
    opening = _QUOTED.search(page.document.raw, page.document.head.start, span.start)
    return Span(opening.start(), span.end) if opening else None
