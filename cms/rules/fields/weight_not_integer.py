"""A `weight` that is no whole number, or not the one it looks like.

Hugo reads a text as 0, which means "no weight", cuts a fraction off, and takes a leading zero for
octal: `"010"` is 8. The page stands in another place of every list than it should.

Write a whole number without quotes and leading zeros.

Flagged: ``weight: first``
Flagged: ``weight: 1.5``
Flagged: ``weight: "010"``
Clean: ``weight: 10``
Clean: ``weight: "10"``
Source: Hugo ``hugolib/page__meta.go`` (key weight) through ``cast.ToInt``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD014", Severity.WARNING, kinds=("not-integer",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("not-integer"):
        written = page.text(found.route)
        if str(found.read_as) != written:
            message = msg(
                "weight {value} is no whole number, and Hugo reads it as {read}; "
                "write a whole number",
                value=written,
                read=found.read_as,
            )
            yield Finding(found.route, message)
