"""A bracket without its partner.

A `[` or `{` that never closes, or a closing one that nothing opened: Hugo stops and builds
nothing. A full-width bracket closes nothing.

Close the bracket with an ASCII one, or put the value into quotes.

Flagged: ``tags: [新闻, 科技``
Flagged: ``tags: [新闻, 科技］``
Clean: ``tags: [新闻, 科技]``
Source: go-yaml ``parser/parser.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule

_CLOSING = {"[": "]", "{": "}"}


@rule("FM019", Severity.ERROR, kinds=("unclosed-flow", "unopened-flow"))
def check(page: Page) -> Iterator[Finding]:
    span, bracket = page.problem
    if bracket in _CLOSING:
        message = msg(
            "this {bracket} is not closed: Hugo stops and builds nothing; "
            "close it with an ASCII {closing}, or put a text into quotes",
            bracket=bracket,
            closing=_CLOSING[bracket],
        )
    else:
        message = msg(
            "nothing opens this {bracket}: Hugo stops and builds nothing; "
            "delete it, or put a text into quotes",
            bracket=bracket,
        )
    yield Finding(span, message)
