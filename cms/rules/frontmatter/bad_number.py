"""A number that the format does not know.

TOML and JSON accept no leading zero, no missing digit before or after a point, no `+` in JSON,
and no integer beyond 64 bits in TOML. Hugo stops there and builds nothing.

Write the number without leading zeros, or put it into quotes if it is a text such as a code.

Flagged::

    +++
    weight = 012
    +++

Clean::

    +++
    weight = 12
    +++

Source: go-toml ``decode.go``, ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.formats.syntax import Problem
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM030", Severity.ERROR, kinds=("bad-number", "number-out-of-range"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    match page.document.problem:
        case Problem(kind="number-out-of-range"):
            message = msg(
                "{number} is too large for {language}: Hugo stops and builds nothing; "
                "put it into quotes",
                number=written(page),
                language=page.document.format.upper(),
            )
        case _:
            message = msg(
                "{number} is no number in {language}: Hugo stops and builds nothing; "
                "write plain digits, or put a code into quotes",
                number=written(page),
                language=page.document.format.upper(),
            )
    yield Finding(span, message)
