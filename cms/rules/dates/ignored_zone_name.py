"""The name of a time zone in a date, which Hugo ignores.

Hugo accepts dates such as `Fri, 07 Feb 2025 21:31:14 CST` but does not look the name up: the time
is read in the site's `timeZone`, or in UTC, whatever the name says, `GMT` included. The page is
dated hours away from what is written.

Write the offset in numbers: `2025-02-07T21:31:14+08:00`.

Flagged: ``date: Fri, 07 Feb 2025 21:31:14 CST``
Clean: ``date: Fri, 07 Feb 2025 21:31:14 +0800``
Source: Go's ``time.Parse``, which knows the abbreviations of the local zone only.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import clock


@rule("DT004", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    for key, read in page.read_dates.items():
        if read.kind == "named-zone" and read.time is not None:
            message = msg(
                "{key} {value} names a time zone that Hugo ignores: it reads {time}; "
                "write the offset in numbers, such as +08:00",
                key=page.name(key),
                value=page.text((key,)),
                time=clock(read.time),
            )
            yield Finding((key,), message)
