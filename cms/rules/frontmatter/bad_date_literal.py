"""A TOML date that is none.

A date without quotes in TOML has four digits for the year, two each for month and day, and must
exist in the calendar. Otherwise Hugo stops and builds nothing.

Write `2025-02-07` or `2025-02-07T21:31:14+08:00`.

Flagged::

    +++
    date = 2025-2-7
    +++

Clean::

    +++
    date = 2025-02-07
    +++

Source: go-toml ``decode.go`` (parseLocalDate).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM036", Severity.ERROR, kinds=("bad-date",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{written} is no date or time in TOML: Hugo stops and builds nothing; "
        "write it like 2025-02-07",
        written=written(page),
    )
    yield Finding(span, message)
