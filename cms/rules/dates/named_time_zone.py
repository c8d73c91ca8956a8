"""A date with the name of a time zone, which Hugo does not look up.

Hugo accepts dates such as `Fri, 07 Feb 2025 21:31:14 CST` but does not know what `CST` is: the
time is read in the site's `timeZone`, or in UTC, whatever the name says, `GMT` included. `GMT+8`
even moves the clock the wrong way. The page is dated hours away from what is written.

Write the offset in numbers, and no name: `2025-02-07T21:31:14+08:00`. The fix does so for names
that mean one offset everywhere, and for `CST` where the author's clock is that of China; it is
unsafe where it corrects the moment.

Flagged: ``date: Fri, 07 Feb 2025 21:31:14 CST``
Flagged: ``date: Fri, 07 Feb 2025 21:31:14 HKT``
Fixed (unsafe): ``date: Fri, 07 Feb 2025 21:31:14 +0800``
Flagged: ``date: Fri, 07 Feb 2025 13:31:14 GMT``
Fixed: ``date: Fri, 07 Feb 2025 13:31:14 +0000``
Clean: ``date: Fri, 07 Feb 2025 21:31:14 +0800``
Clean: ``date: 2025-02-07 21:31:14 +0800 CST``
Source: Go's ``time.Parse``, which knows the abbreviations of the local zone only.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.dates import ReadDate, read_date
from cms.hugo.time.gotime import GoTime
from cms.model import Applicability, Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import by_authors_clock, clock
from cms.rules.fixes import fix

_HOUR = 3600
_OFFSETS = {"GMT": 0, "UTC": 0, "HKT": 8 * _HOUR, "JST": 9 * _HOUR, "KST": 9 * _HOUR}
_CHINA = 8 * _HOUR


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
            yield Finding((key,), message, _in_numbers(page, key, read))


def _in_numbers(page: Page, key: str, read: ReadDate) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    value = page.data[key]
    shown = read_date(value, None).time
    assert shown is not None
    offset = _offset(page, read.zone_name, shown)
    if offset is None:
        return None
    if read.zone_name.startswith("GMT"):  # by whose number Hugo has put the clock forward
        shown = shown._replace(unix=shown.unix - offset)
    meant = GoTime(shown.unix - offset, shown.nanos, offset)
    text = _spelled(value, read.zone_name, meant)
    return fix(
        msg("write {text}", text=text),
        replace_text(page.document, (key,), text),
        Applicability.SAFE if read.time == meant else Applicability.UNSAFE,
    )


def _offset(page: Page, name: str, shown: GoTime) -> int | None:
    if name == "CST":
        meant = by_authors_clock(page, shown)
        return _CHINA if meant is not None and meant.offset == _CHINA else None
    number = name.removeprefix("GMT")
    return int(number) * _HOUR if name != number and number else _OFFSETS.get(name)


def _spelled(text: str, name: str, meant: GoTime) -> str:
    """The text with an offset for the name, where Hugo reads such a form."""
    plain = meant.rfc3339()
    offset = "+0000" if plain.endswith("Z") else plain[-6:].replace(":", "")
    spelled = text.replace(name, offset)
    return spelled if read_date(spelled, None).time == meant else plain
