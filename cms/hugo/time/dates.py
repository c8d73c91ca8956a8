"""Dates of front matter: what Hugo takes for one, and the four dates of a page.

Follows Hugo ``common/htime/time.go`` for single values and
``resources/page/pagemeta/page_frontmatter.go`` for the chains of keys.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cms.hugo.config import DateChains
from cms.hugo.fields.values import Value, to_map, to_strings
from cms.hugo.time import layouts
from cms.hugo.time.gotime import ZERO_TIME, GoTime
from cms.hugo.time.zones import load_zone, read_clock

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = [
    "DateKind",
    "PageDates",
    "ReadDate",
    "chains_from",
    "date_keys",
    "default_chains",
    "is_expired",
    "is_future",
    "load_zone",
    "parse_date",
    "read_date",
    "read_dates",
]

DateKind = Literal[
    "absent",  # null or an empty text: the next key of the chain is asked
    "unparsable",  # Hugo reports an error and fails the build
    "unix",  # an integer: seconds since 1970
    "date-only",  # no time of day: midnight in the site's zone
    "zoneless",  # no offset: a clock in the site's zone
    "named-zone",  # the name of a zone, which Hugo ignores: a clock in the site's zone
    "offset",  # an offset, or Z: the same instant on every site
    "year-zero",  # a time of day, or a day and month, which Hugo puts in the year 0
    "zero-time",  # 0001-01-01T00:00:00Z, which Hugo takes for "no date" and asks no further key
]


class ReadDate(NamedTuple):
    """How Hugo reads a value as a date. ``time`` is None for the first two kinds.

    ``zone_name`` is the name of a zone as written: ignored with kind "named-zone".
    """

    time: GoTime | None
    kind: DateKind
    zone_name: str = ""


class PageDates(NamedTuple):
    """The four dates of a page, Go's zero time where it has none.

    ``keys`` names for each date that was set the front matter key or token it came from, under
    date, lastmod, publishdate and expirydate. ``failed`` are the keys, each once, whose values
    make Hugo fail. ``params`` are the dates that Hugo puts in ``.Params``, by key. ``slug`` is
    what ``:filename`` leaves of the file's name, None where that token set no date.
    """

    date: GoTime = ZERO_TIME
    lastmod: GoTime = ZERO_TIME
    publish_date: GoTime = ZERO_TIME
    expiry_date: GoTime = ZERO_TIME
    keys: Mapping[str, str] = {}
    failed: tuple[str, ...] = ()
    params: Mapping[str, GoTime] = {}
    slug: str | None = None


# The usual spellings, all of which Hugo accepts; anything else is left to the layouts.
_ISO = re.compile(
    "([0-9]{4})-([0-9]{2})-([0-9]{2})"
    "(?:[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def parse_date(value: Value, zone: "ZoneInfo | None") -> GoTime | None:
    """The time Hugo reads from a value, or None; ``zone`` is for values without an offset."""
    return read_date(value, zone).time


def read_date(value: Value, zone: "ZoneInfo | None") -> ReadDate:
    """As ``parse_date``, and what kind of date it is."""
    if isinstance(value, str):
        return _read_text(value, zone) if value else ReadDate(None, "absent")
    if value is None:
        return ReadDate(None, "absent")
    if isinstance(value, int) and not isinstance(value, bool):
        return _read(GoTime(value if value < 2**63 else value - 2**64), "unix")
    if isinstance(value, datetime):
        if value.tzinfo is None:
            clock = GoTime.from_datetime(value.replace(tzinfo=timezone.utc))
            return _read(_in_zone(clock, zone), "zoneless")
        value = GoTime.from_datetime(value)
    if isinstance(value, GoTime):
        # Hugo prints and parses such a time again, without the fraction, unless zones agree.
        agree = zone is None and value.offset == 0
        return _read(value if agree else value._replace(nanos=0), "offset")
    if isinstance(value, date):
        midnight = GoTime.from_civil(value.year, value.month, value.day)
        return _read(_in_zone(midnight, zone), "date-only")
    return ReadDate(None, "unparsable")


def default_chains() -> DateChains:
    """The keys that Hugo tries for each date where the site configures none."""
    return chains_from({})


def chains_from(settings: Mapping[str, Any]) -> DateChains:
    """The chains of a site, from its whole configuration with lower-cased keys.

    The section ``frontmatter`` replaces chains; ``:default`` in it stands for Hugo's own.
    """
    section = to_map(settings.get("frontmatter"))
    return DateChains(*(_chain(section, key) for key in _DEFAULT_CHAINS))


def date_keys(chains: DateChains) -> frozenset[str]:
    """The front matter keys that are dates on this site."""
    tokens = (*chains.date, *chains.lastmod, *chains.publish_date, *chains.expiry_date)
    return frozenset(token for token in tokens if not token.startswith(":"))


def read_dates(
    data: Mapping[str, Any],
    chains: DateChains,
    zone: "ZoneInfo | None",
    base_filename: str = "",
) -> PageDates:
    """The dates of a page with this front matter, cascaded values included.

    ``base_filename`` is the file's name without language and extension, in a bundle the name of
    its folder. What ``:git`` and ``:fileModTime`` would find is not known.
    """
    return _Chains(data, zone, base_filename).read(chains)


def is_future(dates: PageDates, now: int) -> bool:
    """Whether Hugo skips the page for a while, unless asked; ``now`` in seconds since 1970."""
    return not dates.publish_date.is_zero and dates.publish_date[:2] > (now, 0)


def is_expired(dates: PageDates, now: int) -> bool:
    """Whether Hugo skips the page for good, unless asked; ``now`` in seconds since 1970."""
    return not dates.expiry_date.is_zero and dates.expiry_date[:2] < (now, 0)


_DEFAULT_CHAINS = {
    "date": ("date", "publishdate", "lastmod"),
    "lastmod": (":git", "lastmod", "date", "publishdate"),
    "publishdate": ("publishdate", "date"),
    "expirydate": ("expirydate",),
}
_OUTSIDE = ":filemodtime", ":git"
_ALIASES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}


def _chain(section: Mapping[str, Any], key: str) -> tuple[str, ...]:
    written = to_strings(section[key]) if key in section else [":default"]
    tokens: list[str] = []
    for token in map(str.lower, written):
        for name in _DEFAULT_CHAINS[key] if token == ":default" else (token,):
            tokens += (name, *_ALIASES.get(name, ()))
    return tuple(dict.fromkeys(tokens))


class _Chains:
    """The work of ``read_dates``: one page, four chains, each key parsed once."""

    def __init__(
        self,
        data: Mapping[str, Any],
        zone: "ZoneInfo | None",
        base_filename: str,
    ) -> None:
        self.data = data
        self.zone = zone
        self.base_filename = base_filename
        self.params: dict[str, GoTime] = {}
        self.origins: dict[str, str] = {}
        self.failed: dict[str, None] = {}
        self.keys: dict[str, str] = {}
        self.slug: str | None = None

    def read(self, chains: DateChains) -> PageDates:
        times = (
            self.first("date", chains.date),
            self.first("lastmod", chains.lastmod),
            self.first("publishdate", chains.publish_date),
            self.first("expirydate", chains.expiry_date),
        )
        return PageDates(*times, self.keys, tuple(self.failed), self.params, self.slug)

    def first(self, field: str, chain: Iterable[str]) -> GoTime:
        for token in chain:
            time = self.params.get(token)
            if time is None:
                value = self.data.get(token)
                if value is None and token[:1] != ":":
                    continue
                time = self.time_of(token, value)
                if time is None:
                    continue
            self.keys[field] = origin = self.origins.get(token, token)
            # A later chain may find the date under the name of this field.
            if field not in self.data and field not in self.params:
                self.params[field] = time
                self.origins[field] = origin
            return time
        return ZERO_TIME

    def time_of(self, token: str, value: Value) -> GoTime | None:
        if token == ":filename":
            return self.from_filename()
        if value is None or value == "" or token in self.failed or token in _OUTSIDE:
            return None
        time = parse_date(value, self.zone)
        if time is None:
            self.failed[token] = None
        else:
            self.params[token] = time
        return time

    def from_filename(self) -> GoTime | None:
        time, slug = _filename_date(self.base_filename, self.zone)
        if time is not None and "slug" not in self.data:
            self.slug = slug
        return time


def _filename_date(base_filename: str, zone: "ZoneInfo | None") -> tuple[GoTime | None, str]:
    """The date that a file's name starts with, and the rest of the name."""
    base = base_filename.rpartition(".")[0] or base_filename
    day = base[:10]
    if len(base) >= 19:
        time = parse_date(f"{day}T{base[11:19].replace('-', ':')}", zone)
        if time is not None:
            return (None if time.is_zero else time), base[19:].strip(" -_")
    time = parse_date(day, zone) if len(day) == 10 else None
    return (None if time is None or time.is_zero else time), base[10:].strip(" -_")


def _read_text(text: str, zone: "ZoneInfo | None") -> ReadDate:
    match = _ISO.fullmatch(text)
    parsed = (match and _iso_text(match)) or layouts.parse(text)
    if parsed is None:
        return ReadDate(None, "unparsable")
    style, clock, offset, zone_name = parsed
    if style == "time-only":
        return ReadDate(clock, "year-zero")
    time = _in_zone(clock, zone) if offset is None else _at_offset(clock, offset)
    return _read(time, "year-zero" if clock < ZERO_TIME else style, zone_name)


def _iso_text(match: re.Match[str]) -> layouts.DateText | None:
    """The parts of an ``_ISO`` match, or None where one is out of range."""
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if hour is None:
            clock = GoTime.from_civil(int(year), int(month), int(day))
            return layouts.DateText("date-only", clock)
        if hour > "23" or minute > "59" or second > "59":
            return None
        clock = GoTime.from_civil(
            int(year), int(month), int(day), int(hour), int(minute), int(second)
        )
    except ValueError:
        return None
    if offset is None:
        return layouts.DateText("zoneless", clock)
    seconds = layouts.parse_offset(offset)
    return None if seconds is None else layouts.DateText("offset", clock, seconds)


def _read(time: GoTime, kind: DateKind, zone_name: str = "") -> ReadDate:
    return ReadDate(time, "zero-time" if time.is_zero else kind, zone_name)


def _at_offset(clock: GoTime, offset: int) -> GoTime:
    """The time at which a clock this far east shows what one in UTC shows at ``clock``."""
    return GoTime(clock.unix - offset, clock.nanos, offset)


def _in_zone(clock: GoTime, zone: "ZoneInfo | None") -> GoTime:
    """The time at which a clock in the zone shows what one in UTC shows at ``clock``."""
    return clock if zone is None else read_clock(clock, zone)
