"""Times in a layout of Go's ``time.Format``, as far as permalink tokens can spell one.

Follows Go ``time/format.go``. A token has letters, digits and underscores only, so there are no
layouts with ``-07:00`` or a fraction here.
"""

from __future__ import annotations

import re

from cms.hugo.time.gotime import Civil, GoTime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

_ELEMENT = re.compile(
    "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2"
    "|__2|_(?=2006)|_2|3|4|5|PM|pm|Z070000|Z0700|Z07"
)


def format_time(time: GoTime, layout: str) -> str:
    """The time in a layout such as ``Jan2006``; the zone's name is UTC or a numeric offset."""
    civil = time.civil()
    return _ELEMENT.sub(lambda match: _element(match[0], civil, time.offset), layout)


def _element(name: str, civil: Civil, offset: int) -> str:
    half = civil.hour % 12 or 12
    numbers = {
        "2006": f"{civil.year:04d}" if civil.year >= 0 else f"-{-civil.year:04d}",
        "06": f"{civil.year % 100:02d}",
        "01": f"{civil.month:02d}",
        "1": str(civil.month),
        "02": f"{civil.day:02d}",
        "_2": f"{civil.day:2d}",
        "2": str(civil.day),
        "002": f"{civil.yearday:03d}",
        "__2": f"{civil.yearday:3d}",
        "15": f"{civil.hour:02d}",
        "03": f"{half:02d}",
        "3": str(half),
        "04": f"{civil.minute:02d}",
        "4": str(civil.minute),
        "05": f"{civil.second:02d}",
        "5": str(civil.second),
        "PM": "PM" if civil.hour >= 12 else "AM",
        "pm": "pm" if civil.hour >= 12 else "am",
        "_": "_",
    }
    month, day = MONTHS[civil.month - 1], DAYS[civil.weekday]
    names = {"January": month, "Jan": month[:3], "Monday": day, "Mon": day[:3]}
    return numbers.get(name) or names.get(name) or _zone(name, offset)


def _zone(name: str, offset: int) -> str:
    if offset == 0:
        return "UTC" if name == "MST" else "Z"
    minutes, seconds = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    text = f"{sign}{minutes // 60:02d}"
    if name != "Z07":
        text += f"{minutes % 60:02d}"
    return text + (f"{seconds:02d}" if name == "Z070000" else "")
