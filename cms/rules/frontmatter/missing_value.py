"""A key without a value in TOML or JSON.

YAML takes no value for nothing; TOML and JSON do not. Hugo stops there and builds nothing.

Delete the key, or write an empty text: `""`. The fix writes one, and is unsafe since a value may be
missing.

Flagged::

    +++
    title =
    +++

Fixed (unsafe)::

    +++
    title = ""
    +++

Clean::

    +++
    title = ""
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import replaced


@rule("FM050", Severity.ERROR, kinds=("missing-value",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        'a value is missing here: Hugo stops and builds nothing; write "" or delete the key'
    )
    yield Finding(span, message, _emptied(page, span))


def _emptied(page: Page, span: Span) -> Fix | None:
    before = page.document.raw[span.start - 1 : span.start]
    text = ' ""' if before in (b"=", b":") else '""'
    return replaced(page, span, text, Applicability.UNSAFE, msg("write an empty text"))
