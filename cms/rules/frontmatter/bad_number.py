"""A number that the format does not know.

TOML and JSON accept no leading zero, no missing digit before or after a point, no `+` in JSON,
and no integer beyond 64 bits in TOML. Hugo stops there and builds nothing.

Write the number without leading zeros, or put it into quotes if it is a text such as a code. The
fix drops the zeros of a `weight`, writes `0.5` for `.5`, and leaves out `+` in JSON.

Flagged::

    +++
    weight = 012
    +++

Fixed::

    +++
    weight = 12
    +++

Clean::

    +++
    weight = 12
    +++

Source: go-toml ``decode.go``, ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.formats.syntax import Problem
from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import replaced

_NUMBER = re.compile(r"(\+?)(-?)(0*)([1-9][0-9]*)?(?:(\.)([0-9]*))?")
_WEIGHT = re.compile(rb"""weight["']?[ \t]*[=:][ \t]*\Z""", re.IGNORECASE)


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
    yield Finding(span, message, _plain(page, span))


def _plain(page: Page, span: Span) -> Fix | None:
    """The same number as the format has it; zeros in front may be those of a code."""
    text = page.document.raw[slice(*span)].decode("utf-8", "replace")
    number = _NUMBER.fullmatch(text)
    if number is None or not any(map(str.isdigit, text)):
        return None
    _, sign, zeros, whole, point, fraction = number.groups()
    before = page.document.raw[max(0, span.start - 40) : span.start]
    if len(zeros + (whole or "")) > 1 and zeros and not _WEIGHT.search(before):
        return None
    return replaced(page, span, f"{sign}{whole or 0}" + (f".{fraction or 0}" if point else ""))
