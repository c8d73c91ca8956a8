"""What is said about time: by the author's own clock, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cms.hugo.fields.values import to_strings
from cms.hugo.time.dates import load_zone
from cms.hugo.time.gotime import GoTime
from cms.hugo.time.zones import read_clock
from cms.model import Message, msg

if TYPE_CHECKING:
    from cms.rules.base import Page

_ZONES = {
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
    "th": "Asia/Bangkok",
    "vi": "Asia/Ho_Chi_Minh",
    "zh": "Asia/Shanghai",
    "zh-hans": "Asia/Shanghai",
    "zh-cn": "Asia/Shanghai",
    "zh-hant": "Asia/Taipei",
    "zh-tw": "Asia/Taipei",
    "zh-hk": "Asia/Hong_Kong",
    "zh-mo": "Asia/Macau",
    "zh-sg": "Asia/Singapore",
}
"""Languages whose authors mostly share one clock."""


def by_authors_clock(page: Page, read: GoTime) -> GoTime | None:
    """See ``authors_time``; the offset is the one of ``--clock``."""
    named = page.site.settings.author_time_zone
    return authors_time(read, named, page.data, page.language.code, page.site.clock_offset)


def authors_time(
    read: GoTime, named: str, data: Mapping[str, Any], language: str, offset: int | None
) -> GoTime | None:
    """The instant meant when a time that Hugo read in UTC was written by the author's clock.

    The author's clock is in the zone ``named`` by the setting ``author-time-zone``, or in that of
    the page's language where its authors mostly share one, or has the ``offset`` in seconds that
    somebody wrote in a time of his own; None where nothing tells.
    """
    name = named or _zone_of_language(data, language)
    if name:
        zone = load_zone(name)
        return read_clock(read, zone) if zone else read
    return None if offset is None else GoTime(read.unix - offset, read.nanos, offset)


def _zone_of_language(data: Mapping[str, Any], language: str) -> str:
    written = to_strings(data.get("lang"))
    tags = [tag.lower().replace("_", "-") for tag in (*written[:1], language)]
    return next((_ZONES[tag] for tag in tags if tag in _ZONES), "")


def time_to(page: Page, time: GoTime) -> Message:
    """How long it is to a time, or how long ago it was: see ``duration``."""
    grounds = page.site.grounds
    seconds = abs(time.unix - grounds.now)
    unit = 3600 if seconds >= 86_400 else 60 if seconds >= 3600 else 1  # the smaller one shown
    shortest = seconds // unit * unit
    if time.unix > grounds.now:
        grounds.hold(time.unix - shortest - unit + 1, time.unix - shortest + 1)
    else:
        grounds.hold(time.unix + shortest, time.unix + shortest + unit)
    return duration(seconds)


def duration(seconds: int) -> Message:
    """A span of time in its two largest units: ``7 h 31 min``, ``12 d 4 h``, ``45 s``."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    units = (
        (day, msg("{count} d", count=day)),
        (hour, msg("{count} h", count=hour)),
        (minute, msg("{count} min", count=minute)),
        (second, msg("{count} s", count=second)),
    )
    first = next((number for number, (count, _) in enumerate(units) if count), len(units) - 1)
    following = units[first + 1 : first + 2]
    if not any(count for count, _ in following):
        return units[first][1]
    return msg("{first} {second}", first=units[first][1], second=following[0][1])


def clock(time: GoTime) -> str:
    """A time as people write it: ``2025-02-07 21:31:14 UTC`` or with its offset."""
    text = time.rfc3339().replace("T", " ")
    return f"{text[:-1]} UTC" if text.endswith("Z") else text
