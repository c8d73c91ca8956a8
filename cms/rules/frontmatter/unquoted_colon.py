"""A colon and a space inside a value without quotes.

YAML takes `: ` for the end of a key, wherever it stands. In `title: 标题: 副标题` it finds a
second key where only a value may be: Hugo stops and builds nothing.

Put the value into quotes. A full-width colon needs none. The fix does so, and is unsafe where the
value has the name of a key of Hugo's in it, for a line break may be missing there.

Flagged: ``title: 标题: 副标题``
Fixed: ``title: "标题: 副标题"``
Flagged: ``title: 标题 draft: true``
Fixed (unsafe): ``title: "标题 draft: true"``
Clean: ``title: "标题: 副标题"``
Clean: ``title: 标题：副标题``
Source: go-yaml ``parser/parser.go`` (mapping value is not allowed in this context).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import in_quotes, names_a_key, value_at


@rule("FM011", Severity.ERROR, kinds=("unquoted-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "YAML takes the colon in {text} for the end of a key: Hugo stops and builds nothing; "
        "put the value into quotes",
        text=written(page),
    )
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    value = value_at(page.document, span.start)
    if value is None or not value.is_text:
        return None
    is_doubtful = names_a_key(page.document.raw[slice(*value.span)])
    applicability = Applicability.UNSAFE if is_doubtful else Applicability.SAFE
    return in_quotes(page, value.span, applicability)
