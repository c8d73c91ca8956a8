"""A `weight` that is no whole number, or not the one it looks like.

Hugo reads a text as 0, which means "no weight", cuts a fraction off, and takes a leading zero for
octal: `"010"` is 8. The page stands in another place of every list than it should.

Write a whole number without quotes and leading zeros. The fix does so where the digits leave no
doubt, and is unsafe since the page gets another place.

Flagged: ``weight: first``
Flagged: ``weight: 1.5``
Flagged: ``weight: "010"``
Fixed (unsafe): ``weight: 10``
Clean: ``weight: 10``
Clean: ``weight: "10"``
Source: Hugo ``hugolib/page__meta.go`` (key weight) through ``cast.ToInt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from cms.model import Applicability, Finding, Fix, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix

_DIGITS = re.compile("[+-]?[0-9]{1,9}")


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
            yield Finding(found.route, message, _number(page, found.route, found.value))


def _number(page: Page, route: Route, value: object) -> Fix | None:
    meant = _meant(value)
    if meant is None:
        return None
    from cms.frontmatter.patch import replace_value

    patch = replace_value(page.document, route, meant)
    return fix(msg("write {value}", value=meant), patch, Applicability.UNSAFE)


def _meant(value: object) -> int | None:
    """The whole number that a text spells, full-width or with leading zeros."""
    text = normalize("NFKC", value).strip() if isinstance(value, str) else ""
    return int(text) if _DIGITS.fullmatch(text) else None
