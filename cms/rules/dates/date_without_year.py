"""A date without a year, which Hugo puts in the year 0.

Hugo takes `9:31PM` and `Feb 7 21:31:14` for dates and fills in the year 0. The page is published
with that date and stands last in every list.

Write year, month and day: `2025-02-07 21:31:00+08:00`.

Flagged: ``date: 9:31PM``
Clean: ``date: 2025-02-07``
Source: Go's layouts ``time.Kitchen`` and ``time.Stamp`` in Hugo ``common/htime/time.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("DT005", Severity.ERROR, kinds=("year-zero",))
def check(page: Page) -> Iterator[Finding]:
    for key, read in page.read_dates.items():
        if read.kind == "year-zero":
            message = msg(
                "{key} {value} has no year, so Hugo dates the page in the year 0; "
                "write year, month and day",
                key=page.name(key),
                value=page.text((key,)),
            )
            yield Finding((key,), message)
