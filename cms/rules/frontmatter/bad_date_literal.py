"""A TOML date that is none.

A date without quotes in TOML has four digits for the year, two each for month and day, and must
exist in the calendar. Otherwise Hugo stops and builds nothing.

Write `2025-02-07` or `2025-02-07T21:31:14+08:00`. The fix does so where the date can mean one day
only.

Flagged::

    +++
    date = 2025-2-7
    +++

Fixed::

    +++
    date = 2025-02-07
    +++

Clean::

    +++
    date = 2025-02-07
    +++

Source: go-toml ``decode.go`` (parseLocalDate).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import replaced


@rule("FM036", Severity.ERROR, kinds=("bad-date",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{written} is no date or time in TOML: Hugo stops and builds nothing; "
        "write it like 2025-02-07",
        written=written(page),
    )
    yield Finding(span, message, _spelled(page, span))


def _spelled(page: Page, span: Span) -> Fix | None:
    from cms.hugo.time.meant import meant_date

    meant = meant_date(page.document.raw[slice(*span)].decode("utf-8", "replace"))
    return replaced(page, span, meant) if meant else None
