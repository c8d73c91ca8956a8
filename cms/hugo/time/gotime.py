"""Instants as Hugo holds them: Go's ``time.Time``, which reaches further than ``datetime``."""

from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

_DAYS_OF_400_YEARS = 146_097
_EPOCH = date(1970, 1, 1).toordinal()
# Go counts days from March 1 of the year -292277022400; a time before that wraps around.
_FIRST_DAY = date(400, 3, 1).toordinal() - _EPOCH - 730_692_557 * _DAYS_OF_400_YEARS


class Civil(NamedTuple):
    """The reading of calendar and clock. ``weekday`` 0 is Sunday; ``yearday`` starts at 1."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    weekday: int
    yearday: int


class GoTime(NamedTuple):
    """Seconds since 1970 in UTC, nanoseconds, and the offset in seconds east to show them with.

    Times sort by instant; the offset only breaks ties. Any year is possible, 0 and below included.
    """

    unix: int
    nanos: int = 0
    offset: int = 0

    @classmethod
    def from_civil(
        cls,
        year: int,
        month: int,
        day: int,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        nanos: int = 0,
        offset: int = 0,
    ) -> "GoTime":
        """The instant at which clocks with this offset show these fields.

        Raises ``ValueError`` for a month or day that does not exist; the clock is not checked."""
        if 0 < year <= 9999:
            days = date(year, month, day).toordinal() - _EPOCH
        else:
            # The calendar repeats every 400 years, so any year can borrow one that ``date`` knows.
            cycle, rest = divmod(year - 1, 400)
            days = date(rest + 1, month, day).toordinal() + cycle * _DAYS_OF_400_YEARS - _EPOCH
        return cls(days * 86_400 + hour * 3600 + minute * 60 + second - offset, nanos, offset)

    @classmethod
    def from_datetime(cls, value: datetime) -> "GoTime":
        """The instant and offset of a ``datetime`` that has an offset."""
        since = value - datetime(1970, 1, 1, tzinfo=timezone.utc)
        offset = value.utcoffset() or timedelta()
        unix = since.days * 86_400 + since.seconds
        return cls(unix, since.microseconds * 1000, offset.days * 86_400 + offset.seconds)

    @property
    def is_zero(self) -> bool:
        """Whether this is Go's zero time, which Hugo takes for "no date"."""
        return self.unix == ZERO_TIME.unix and self.nanos == 0

    def civil(self) -> Civil:
        """What a calendar and a clock show at this time's own offset."""
        shown = self.unix + self.offset
        if shown < _FIRST_DAY * 86_400:
            shown += 2**64
        days, seconds = divmod(shown, 86_400)
        cycle, ordinal = divmod(days + _EPOCH - 1, _DAYS_OF_400_YEARS)
        day = date.fromordinal(ordinal + 1)
        return Civil(
            day.year + 400 * cycle,
            day.month,
            day.day,
            seconds // 3600,
            seconds // 60 % 60,
            seconds % 60,
            day.isoweekday() % 7,
            day.timetuple().tm_yday,
        )

    def rfc3339(self) -> str:
        """The time as Go's ``time.RFC3339`` prints it, and so ``hugo list``.

        Seconds of a historic offset are dropped, fractions too; years need not have four digits.
        """
        return self._text("")

    def rfc3339_nano(self) -> str:
        """As ``rfc3339`` with the fraction, which is how Go writes a time to JSON."""
        return self._text(f".{self.nanos:09d}".rstrip("0").rstrip("."))

    def _text(self, fraction: str) -> str:
        civil = self.civil()
        year = f"{civil.year:04d}" if civil.year >= 0 else f"-{-civil.year:04d}"
        text = (
            f"{year}-{civil.month:02d}-{civil.day:02d}"
            f"T{civil.hour:02d}:{civil.minute:02d}:{civil.second:02d}{fraction}"
        )
        if self.offset == 0:
            return text + "Z"
        minutes = abs(self.offset) // 60
        sign = "-" if self.offset <= -60 else "+"
        return f"{text}{sign}{minutes // 60:02d}:{minutes % 60:02d}"


ZERO_TIME = GoTime.from_civil(1, 1, 1)
"""0001-01-01T00:00:00Z."""
