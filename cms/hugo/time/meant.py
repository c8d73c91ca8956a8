"""What the author meant by a date that Hugo refuses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_WORDS = str.maketrans(
    {
        **dict.fromkeys("年月−–—", "-"),
        **dict.fromkeys("日号號秒", " "),
        **dict.fromkeys("时時点點分", ":"),
    }
)
_HALVES = {
    **dict.fromkeys(("上午", "早上", "凌晨", "am", "a.m."), "am"),
    **dict.fromkeys(("下午", "pm", "p.m."), "pm"),
    "晚上": "night",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = (
    r"[(]?(?:(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?)[)]?"
)
_ZONE = "(?: *(?P<zone>z|utc|gmt|(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
_CLOCK = (
    "(?P<hour>[0-9]{1,2}):(?:(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2})?)?)?"
    f"(?P<fraction>[.,][0-9]+)?{_ZONE}"
)
_DENSE_CLOCK = (
    "(?P<separator>t| *)(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})"
    f"(?::?(?P<second>[0-9]{{2}}))?{_ZONE}"
)
_SOME_CLOCK = f"(?P<separator>t|,? +){_CLOCK}"
_NAME = f"(?P<name>{'|'.join(_MONTHS)})[a-z]*[.,]?"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = "(?P<year>[0-9]{4})"
_FORMS = (
    f"{_YEAR} ?[-/.] ?(?P<month>[0-9]{{1,2}}) ?[-/.] ?(?P<day>[0-9]{{1,2}})(?:{_SOME_CLOCK})?",
    f"(?P<first>[0-9]{{1,2}})[-/.](?P<last>[0-9]{{1,2}})[-/.]{_YEAR}(?:{_SOME_CLOCK})?",
    f"{_NAME} *{_DAY},? +{_YEAR}(?:{_SOME_CLOCK})?",
    f"{_DAY}[ -]{_NAME}[ -]{_YEAR}(?:{_SOME_CLOCK})?",
    f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:{_DENSE_CLOCK})?",
)

Fields = Mapping[str, "str | None"]


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    halves = re.compile("|".join(map(re.escape, _HALVES)))
    return re.compile(_WEEKDAY), halves, tuple(re.compile(form) for form in _FORMS)


def meant_date(text: str) -> str | None:
    """The spelling by RFC 3339 of a date that can mean one thing only, otherwise None.

    A date alone becomes ``YYYY-MM-DD``; a time without a zone stays without one; a blank between
    the two stays a blank. ``02/03/2025`` is refused, and so are names of zones such as CST.
    """
    weekday, halves, forms = _compiled()
    text = weekday.sub(" ", unicodedata.normalize("NFKC", text).lower())
    half = halves.search(text)
    text = halves.sub(" ", text, count=1).translate(_WORDS).strip()
    for form in forms:
        match = form.fullmatch(text)
        if match is not None:
            return _spelled(match.groupdict(), _HALVES[half[0]] if half else "")
    return None


def _spelled(fields: Fields, half: str) -> str | None:
    day = _day(fields)
    if day is None:
        return None
    if fields["hour"] is None:
        return None if half else day.isoformat()
    hour = _hour(int(fields["hour"]), half)
    minute, second = int(fields["minute"] or 0), int(fields["second"] or 0)
    if hour == 24 and minute == second == 0:
        day, hour = day + timedelta(days=1), 0
    zone = _zone(fields["zone"] or "")
    if hour is None or hour > 23 or minute > 59 or second > 59 or zone is None:
        return None
    separator = "T" if fields["separator"] in ("t", "") else " "
    fraction = (fields.get("fraction") or "").replace(",", ".")
    return f"{day}{separator}{hour:02d}:{minute:02d}:{second:02d}{fraction}{zone}"


def _day(fields: Fields) -> date | None:
    year = int(fields["year"] or 0)
    if fields.get("first"):
        # Day and month in an unknown order, clear only if one is too big for a month or both agree.
        low, high = sorted((int(fields["first"] or 0), int(fields["last"] or 0)))
        month, day = (low, high) if high > 12 or low == high else (0, 0)
    elif fields.get("name"):
        month, day = _MONTHS.index(fields["name"] or "") + 1, int(fields["day"] or 0)
    else:
        month, day = int(fields["month"] or 0), int(fields["day"] or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int | None:
    if not half:
        return hour
    if hour > 12:
        return None if half == "am" else hour
    if half == "night" and hour == 12:
        return None
    return hour % 12 + (0 if half == "am" else 12)


def _zone(text: str) -> str | None:
    """``Z`` or an offset with a colon; None where no clock has such an offset."""
    number = text.removeprefix("utc").removeprefix("gmt")
    if number in ("", "z"):
        return "Z" if text else ""
    hours, minutes = number[1:].replace(":", ""), "00"
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return None if int(hours) > 14 or int(minutes) > 59 else f"{number[0]}{hours:0>2}:{minutes}"
