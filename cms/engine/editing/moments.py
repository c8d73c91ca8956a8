"""Moments as authors give them, and as files of theirs write them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from cms.engine.clock import Moment
from cms.errors import UsageError
from cms.hugo.time.dates import ReadDate, load_zone, read_date
from cms.hugo.time.gotime import GoTime
from cms.model.message import msg
from cms.rules.clocks import authors_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.rules.base import Page

_WITHOUT_SECONDS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2})( ?(?:Z|[+-].*)?)")
_STYLE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ])[0-9:]{5,8}(?:\.[0-9]+)?( ?)(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})$")
_BY_CLOCK = ("zoneless", "date-only")


class When(NamedTuple):
    """A moment: as the user wrote it, or empty for now."""

    text: str
    now: Moment

    def time(self, page: Page, like: str) -> GoTime:
        """The moment on a page, with the offset to write it with.

        That is the offset of the site's time zone; where it has none, the one that the user
        wrote, that of the date ``like`` which stands there now, or that of the author's clock.
        """
        zone = load_zone(page.policy.time_zone)
        read = _read(self.text, page) if self.text else ReadDate(GoTime(self.now.unix), "offset")
        assert read.time is not None
        if zone is not None:
            shown = datetime.fromtimestamp(read.time.unix, zone).utcoffset()
            return GoTime(read.time.unix, 0, int(shown.total_seconds()) if shown else 0)
        if self.text and read.kind == "offset":
            return read.time
        offset = _offset(like)
        if offset is None:
            offset = self._authors_offset(page, read.time)
        by_clock = offset if read.kind in _BY_CLOCK else 0
        return GoTime(read.time.unix - by_clock, 0, offset)

    def _authors_offset(self, page: Page, time: GoTime) -> int:
        named = page.site.settings.author_time_zone
        meant = authors_time(time, named, page.data, page.language.code, self.now.offset)
        return meant.offset if meant is not None else self.now.offset or 0


def read_when(text: str | None, now: Moment, option: str) -> When:
    """The moment that an option gives; raises ``UsageError`` for what is none."""
    if text is None:
        return When("", now)
    match = _WITHOUT_SECONDS.fullmatch(text)
    full = f"{match[1]}:00{match[2]}" if match else text
    if read_date(full, None).kind not in ("offset", *_BY_CLOCK):
        raise UsageError(
            msg("{option} {text} is not a date", option=option, text=text),
            msg("2025-02-07T22:00:00+08:00"),
        )
    return When(full, now)


def spelled(time: GoTime, like: str, page: Page) -> str:
    """A moment written as the date ``like``, if Hugo reads it so; otherwise as in RFC 3339."""
    zone = load_zone(page.policy.time_zone)
    for text in _in_style(time, like):
        read = read_date(text, zone).time
        if read is not None and read.unix == time.unix:
            return text
    return time.rfc3339()


def _in_style(time: GoTime, like: str) -> Iterator[str]:
    style = _STYLE.fullmatch(like)
    if style is None:
        return
    separator, blank, old_offset = style.groups()
    full = time.rfc3339()
    clock, offset = full[:19].replace("T", separator), full[19:]
    if not old_offset:
        yield clock
    elif old_offset != "Z":
        offset = offset.replace("Z", "+00:00")
        if ":" not in old_offset:
            offset = offset.replace(":", "")
    yield clock + blank + offset


def _read(text: str, page: Page) -> ReadDate:
    return read_date(text, load_zone(page.policy.time_zone))


def _offset(text: str) -> int | None:
    """The offset at the end of a date, in seconds."""
    match = _OFFSET.search(text) if _STYLE.fullmatch(text) else None
    if match is None:
        return 0 if text.endswith("Z") else None
    sign, hours, minutes = match.groups()
    return (1 if sign == "+" else -1) * (int(hours) * 3600 + int(minutes) * 60)
