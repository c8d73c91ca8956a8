"""Time zones as Hugo's ``timeZone`` setting knows them: exact names of the IANA database."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from cms.errors import ConfigError
from cms.hugo.time.gotime import GoTime
from cms.model.message import Message, msg

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# A datetime ends at year 9999; zone rules repeat with the calendar, which does so every 400 years.
_EPOCH = datetime(1970, 1, 1)
_YEARS_400 = 146_097 * 86_400
_YEAR_2 = GoTime.from_civil(2, 1, 1).unix
_YEAR_9999 = GoTime.from_civil(9999, 1, 1).unix


@cache
def load_zone(name: str) -> ZoneInfo | None:
    """The zone of this name, None for UTC. ``Local`` is the zone of this machine, as in Hugo.

    Raises ``ConfigError`` for a name that Hugo refuses, such as ``CST`` or ``+08:00``.
    """
    if name in ("", "UTC"):
        return None
    if name == "Local":
        return _machine_zone()
    zone = _find_zone(name)
    if zone is None:
        raise ConfigError(msg('unknown time zone "{name}"', name=name), _hint(name))
    return zone


def read_clock(clock: GoTime, zone: ZoneInfo) -> GoTime:
    """The time at which a clock in ``zone`` shows what one in UTC shows at ``clock``.

    Follows Go's ``time.Date``, also for times that a change of clocks skips or repeats: the
    offset in force at that hour in UTC is tried first and corrected once. A skipped time is
    shown by the clock of the other side.
    """
    if _YEAR_2 <= clock.unix < _YEAR_9999:
        reading = (_EPOCH + timedelta(seconds=clock.unix)).replace(tzinfo=zone)
        usual = reading.utcoffset()
        if usual is not None and usual == reading.replace(fold=1).utcoffset():
            offset = usual.days * 86_400 + usual.seconds
            return GoTime(clock.unix - offset, clock.nanos, offset)
    offset = _offset_at(clock.unix, zone)
    shown = _offset_at(clock.unix - offset, zone)
    if shown != offset:
        offset = shown
        shown = _offset_at(clock.unix - offset, zone)
    return GoTime(clock.unix - offset, clock.nanos, shown)


def _offset_at(unix: int, zone: ZoneInfo) -> int:
    """Offset in seconds east that is in force at a moment."""
    if unix >= _YEAR_9999:
        unix -= _YEARS_400
    moment = _EPOCH + timedelta(seconds=max(unix, _YEAR_2))
    offset = zone.fromutc(moment.replace(tzinfo=zone)).utcoffset() or timedelta()
    return offset.days * 86_400 + offset.seconds


def _find_zone(name: str) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _machine_zone() -> ZoneInfo | None:
    import os
    from pathlib import Path
    from zoneinfo import ZoneInfo

    named = os.environ.get("TZ")
    if named is not None:
        return _find_zone(named.removeprefix(":")) if named else None
    try:
        with Path("/etc/localtime").open("rb") as file:
            return ZoneInfo.from_file(file, "Local")
    except (OSError, ValueError):
        return None


_CHINA = frozenset(("cst", "bst", "china", "beijing", "asia/beijing", "utc+8", "gmt+8"))


def _hint(name: str) -> Message:
    """A name that Hugo knows, for one that it does not."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    names = {known.lower(): known for known in available_timezones()}
    if not names:
        return msg("this machine has no time zone database: install the package tzdata")
    lower = name.lower().replace(" ", "_")
    if lower in _CHINA or lower.startswith(("china_", "+08", "utc+08", "gmt+08")):
        return msg("write the name of a place, for example Asia/Shanghai")
    near = get_close_matches(lower, {**names, "local": "Local"}, 1, 0.8)
    example = names.get(near[0], "Local") if near else "Asia/Shanghai"
    return msg("write an exact name such as {example}", example=example)
