"""A number as a date, which Hugo takes for seconds since 1970.

A bare `20250207` is a number in YAML and TOML, and Hugo counts it in seconds from the first of
January 1970: the page is dated 1970-08-23, says nothing, and sinks to the end of every list.
Milliseconds, as some editors write them, land tens of thousands of years ahead, and the page is
never published.

Write the date with hyphens: `2025-02-07`. Numbers that are times between 2000 and 2100 when
counted in seconds are left alone.

Flagged: ``date: 20250207``
Fixed (unsafe): ``date: 2025-02-07``
Flagged: ``date: 2025``
Clean: ``date: 2025-02-07``
Clean: ``date: 1738935074``
Source: Hugo ``common/htime/time.go`` through ``cast.ToTimeInDefaultLocationE``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.gotime import GoTime
from cms.hugo.time.meant import meant_date
from cms.model import Applicability, Finding, Fix, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import clock
from cms.rules.fixes import fix

_PLAUSIBLE = range(GoTime.from_civil(2000, 1, 1).unix, GoTime.from_civil(2100, 1, 1).unix)


@rule("DT002", Severity.ERROR, kinds=("unix",))
def check(page: Page) -> Iterator[Finding]:
    for key, read in page.read_dates.items():
        if read.kind == "unix" and read.time is not None and read.time.unix not in _PLAUSIBLE:
            written = page.text((key,))
            meant = meant_date(written)
            message = _message(page, key, read.time, meant)
            yield Finding((key,), message, _written(page, key, meant) if meant else None)


def _written(page: Page, key: str, meant: str) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    patch = replace_text(page.document, (key,), meant)
    return fix(msg("write {meant}", meant=meant), patch, Applicability.UNSAFE)


def _message(page: Page, key: str, time: GoTime, meant: str | None) -> Message:
    return msg(
        "{key} {value} is a number, which Hugo takes for seconds since 1970: {time}; write {meant}",
        key=page.name(key),
        value=page.text((key,)),
        time=clock(time),
        meant=meant or "2025-02-07",
    )
