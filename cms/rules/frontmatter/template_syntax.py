"""A template action in front matter.

Front matter is data: Hugo executes no `{{ }}` in it. Left by an archetype that was copied by
hand, or as a value without quotes, it reads as a mapping that makes no sense: Hugo stops and
builds nothing.

Write the value itself, or create the page with `hugo new content`. Text with braces needs quotes.
The fix quotes the value of a key such as `title`, and is unsafe since the braces are published.

Flagged: ``title: {{ .Name }}``
Fixed (unsafe): ``title: "{{ .Name }}"``
Clean: ``title: "{{ .Name }}"``
Source: Hugo ``create/content.go``, go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import in_quotes, value_at


@rule("FM022", Severity.ERROR, kinds=("template-syntax",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "Hugo executes no template here: it stops and builds nothing; "
        "write the value itself, or quote it"
    )
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    value = value_at(page.document, span.start)
    if value is None or not value.is_prose:
        return None
    return in_quotes(page, value.span, Applicability.UNSAFE)
