"""A date with the name of a time zone, which Hugo does not look up.

Hugo accepts dates such as `Fri, 07 Feb 2025 21:31:14 CST` but does not know what `CST` is: the
time is read in the site's `timeZone`, or in UTC, whatever the name says, `GMT` included. `GMT+8`
even moves the clock the wrong way. The page is dated hours away from what is written.

Write the offset in numbers, and no name: `2025-02-07T21:31:14+08:00`.

Flagged: ``date: Fri, 07 Feb 2025 21:31:14 CST``
Clean: ``date: Fri, 07 Feb 2025 21:31:14 +0800``
Clean: ``date: 2025-02-07 21:31:14 +0800 CST``
Source: Go's ``time.Parse``, which knows the abbreviations of the local zone only.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import clock


@rule("DT004", Severity.WARNING, kinds=("named-zone",))
def check(page: Page) -> Iterator[Finding]:
    for key, read in page.read_dates.items():
        if read.kind == "named-zone" and read.time is not None:
            message = msg(
                "{key} {value} names a time zone that Hugo does not look up: it reads {time}; "
                "write the offset in numbers, such as +08:00, and no name",
                key=page.name(key),
                value=page.text((key,)),
                time=clock(read.time),
            )
            yield Finding((key,), message)
