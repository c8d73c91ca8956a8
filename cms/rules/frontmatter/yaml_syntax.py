"""YAML that Hugo cannot read.

Hugo stops at it and builds nothing. Mostly a value starts with a character that means something
in YAML: `|` and `>` start a text of several lines, `!` a type, `?` a key, `<<` merges a mapping.

Put the value into quotes. The fix does so where `|` or `>` starts a text on the same line.

Flagged: ``title: |标题``
Fixed: ``title: "|标题"``
Clean: ``title: "|标题"``
Source: go-yaml ``scanner/scanner.go``, ``parser/parser.go``, ``decode.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.formats.syntax import Problem
from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import in_quotes, value_at


@rule(
    "FM038",
    Severity.ERROR,
    kinds=("yaml-syntax", "bad-block-header", "bad-key", "bad-merge", "bad-tag"),
)
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    match page.document.problem:
        case Problem(kind="bad-block-header"):
            message = msg(
                "| and > start a text on the next lines: Hugo stops and builds nothing; "
                "put the value into quotes"
            )
        case Problem(kind="bad-tag"):
            message = msg(
                "! starts a type that does not fit: Hugo stops and builds nothing; "
                "put the value into quotes"
            )
        case Problem(kind="bad-merge"):
            message = msg("<< takes mappings only: Hugo stops and builds nothing; delete the line")
        case Problem(kind="bad-key"):
            message = msg(
                "there is no key before this colon: Hugo stops and builds nothing; "
                "write a name there, or put the value into quotes"
            )
        case _:
            message = msg("this is no YAML: Hugo stops and builds nothing; write key: value")
    yield Finding(span, message, _quoted(page, span))


def _quoted(page: Page, span: Span) -> Fix | None:
    problem, value = page.document.problem, value_at(page.document, span.start)
    if problem is None or problem.kind != "bad-block-header" or value is None:
        return None
    return in_quotes(page, value.span) if value.is_prose else None
