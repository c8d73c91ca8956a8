"""Texts that Hugo reads as a date, by the layouts of Go's ``time.Parse``.

The layouts are those of spf13/cast 1.10 (``internal/timeformat.go``), in its order. Go is laxer
than a layout looks: a blank stands for any number of blanks, hours need no leading zero, names
may be in any case, and seconds may be followed by a fraction that the layout does not show. Names
of weekdays are not compared with the date.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from cms.hugo.time.gotime import GoTime

Style = Literal["date-only", "zoneless", "named-zone", "offset", "time-only"]

_LAYOUTS: tuple[tuple[str, Style], ...] = (
    ("2006-01-02", "date-only"),
    ("2006-01-02T15:04:05Z07:00", "offset"),
    ("2006-01-02T15:04:05", "zoneless"),
    ("Mon, 02 Jan 2006 15:04:05 -0700", "offset"),
    ("Mon, 02 Jan 2006 15:04:05 MST", "named-zone"),
    ("02 Jan 06 15:04 -0700", "offset"),
    ("02 Jan 06 15:04 MST", "named-zone"),
    ("Monday, 02-Jan-06 15:04:05 MST", "named-zone"),
    ("2006-01-02 15:04:05 -0700 MST", "offset"),
    ("2006-01-02T15:04:05-0700", "offset"),
    ("2006-01-02 15:04:05Z0700", "offset"),
    ("2006-01-02 15:04:05", "zoneless"),
    ("Mon Jan _2 15:04:05 2006", "zoneless"),
    ("Mon Jan _2 15:04:05 MST 2006", "named-zone"),
    ("Mon Jan 02 15:04:05 -0700 2006", "offset"),
    ("2006-01-02 15:04:05Z07:00", "offset"),
    ("02 Jan 2006", "date-only"),
    ("2006-01-02 15:04:05 -07:00", "offset"),
    ("2006-01-02 15:04:05 -0700", "offset"),
    ("3:04PM", "time-only"),
    ("Jan _2 15:04:05", "time-only"),
)
"""Left out are layouts with a written fraction, which add nothing to those without."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur")

# A zone is UTC, GMT with or without hours, hours alone, or three to five capitals by Go's rules.
# It looks for zones only where three characters are left.
_HOURS = "[+-]0*(?:1?[0-9]|2[0-3])(?![0-9])"
_ZONE = (
    f"UTC|GMT(?:{_HOURS})?|(?=.{{3}}){_HOURS}|ChST|MeST"
    "|(?!UTC|GMT)(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])"
)

_ELEMENTS = {
    "2006": "(?P<year>[0-9]{4})",
    "06": "(?P<short_year>[0-9+-][0-9])",
    "01": "(?P<month>[0-9]{2})",
    "Jan": f"(?P<month_name>(?i:{'|'.join(_MONTHS)}))",
    "Monday": f"(?i:(?:{'|'.join(_WEEKDAYS)})day)",
    "Mon": f"(?i:{'|'.join(name[:3] for name in _WEEKDAYS)})",
    "02": "(?P<day>[0-9]{2})",
    "_2": "(?P<day>[0-9]{1,2})",
    "15": "(?P<hour>[0-9]{1,2})",
    "3": "(?P<hour12>[0-9]{1,2})",
    "04": "(?P<minute>[0-9]{2})",
    "05": "(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?",
    "PM": "(?P<half>[AP]M)",
    "-0700": "(?P<offset>[+-][0-9]{4})",
    "-07:00": "(?P<offset>[+-][0-9]{2}:[0-9]{2})",
    "Z0700": "(?P<offset>Z|[+-][0-9]{4})",
    "Z07:00": "(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})",
    "MST": f"(?P<zone>{_ZONE})",
    " ": " +",
}


class DateText(NamedTuple):
    """A text taken apart: what a clock shows, as if it were in UTC, and where the clock stands.

    ``offset`` is in seconds east, None where the text has none. ``zone`` is the name of a zone
    as written.
    """

    style: Style
    clock: GoTime
    offset: int | None = None
    zone: str = ""


def parse(text: str) -> DateText | None:
    """Takes ``text`` apart by the first layout that fits it, or returns None."""
    for pattern, style in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            parsed = _parsed(match.groupdict(), style)
            if parsed is not None:
                return parsed
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Style], ...]:
    return tuple(
        (re.compile("".join(_elements(layout)), re.ASCII), style) for layout, style in _LAYOUTS
    )


def _elements(layout: str) -> Iterator[str]:
    names = sorted(_ELEMENTS, key=len, reverse=True)
    for part in re.findall("|".join(map(re.escape, names)) + "|.", layout):
        yield _ELEMENTS.get(part) or re.escape(part)


def _parsed(fields: dict[str, str | None], style: Style) -> DateText | None:
    """The fields of a match as numbers, or None where one is out of range."""
    hour = _hour(fields)
    minute, second = int(fields.get("minute") or 0), int(fields.get("second") or 0)
    if hour is None or minute > 59 or second > 59:
        return None
    nanos = int((fields.get("fraction") or "")[:9].ljust(9, "0"))
    try:
        day = _year(fields), _month(fields), int(fields.get("day") or 1)
        clock = GoTime.from_civil(*day, hour, minute, second, nanos)
    except ValueError:
        return None
    zone = fields.get("zone") or ""
    if style == "named-zone" and zone.startswith("GMT"):
        # The one name that Hugo does not ignore: GMT+8 puts the clock eight hours forward.
        clock = clock._replace(unix=clock.unix + int(zone[3:] or 0) * 3600)
    if style != "offset":
        return DateText(style, clock, None, zone)
    # Go believes the name UTC more than the offset in front of it.
    offset = 0 if zone == "UTC" else parse_offset(fields["offset"] or "")
    return None if offset is None else DateText(style, clock, offset, zone)


def _year(fields: dict[str, str | None]) -> int:
    short = fields.get("short_year")
    if short is None:
        return int(fields.get("year") or 0)
    year = int(short)
    return year + (1900 if year >= 69 else 2000)


def _month(fields: dict[str, str | None]) -> int:
    name = fields.get("month_name")
    return int(fields.get("month") or 1) if name is None else _MONTHS.index(name.lower()) + 1


def _hour(fields: dict[str, str | None]) -> int | None:
    half = fields.get("half")
    if half is None:
        hour = int(fields.get("hour") or 0)
        return hour if hour < 24 else None
    hour = int(fields["hour12"] or 0)
    if hour > 12:
        return None
    return hour % 12 + (12 if half == "PM" else 0)


def parse_offset(text: str) -> int | None:
    """Seconds east of ``Z``, ``+0800`` or ``+08:00``; up to 24 hours and 60 minutes, as in Go."""
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 24 or minutes > 60:
        return None
    seconds = hours * 3600 + minutes * 60
    return -seconds if text[0] == "-" else seconds
