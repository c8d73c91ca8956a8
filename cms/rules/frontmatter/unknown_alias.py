"""A value that starts with `*` or `&` and names nothing.

YAML takes `*name` for a copy of the value that `&name` marks. A text that merely starts with `*`,
such as Markdown emphasis, copies something that is nowhere: Hugo stops and builds nothing.

Put the value into quotes. The fix does so, and is unsafe where the front matter has names of
values, one of which may be meant.

Flagged: ``title: *重要*``
Fixed: ``title: "*重要*"``
Clean: ``title: "*重要*"``
Source: go-yaml ``decode.go`` (could not find alias), ``parser/parser.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.formats.syntax import Problem
from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import beginning
from cms.rules.frontmatter._mending import in_quotes, value_at

_ANCHOR = re.compile(rb"[:,\[{-][ \t]+&[\w-]")


@rule("FM024", Severity.ERROR, kinds=("unknown-alias", "bad-anchor"))
def check(page: Page) -> Iterator[Finding]:
    span, name = page.problem
    match page.document.problem:
        case Problem(kind="unknown-alias"):
            message = msg(
                "*{name} copies a value that nothing marks with &{name}: Hugo stops and builds "
                "nothing; put a text into quotes",
                name=beginning(name),
            )
        case _:
            message = msg(
                "{sign} starts the name of a value here: Hugo stops and builds nothing; "
                "put a text into quotes",
                sign=name,
            )
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    document = page.document
    value = value_at(document, span.start)
    if value is None or not value.is_text:
        return None
    anchor = _ANCHOR.search(document.raw, *document.head)
    return in_quotes(page, value.span, Applicability.UNSAFE if anchor else Applicability.SAFE)
