"""Expected values were printed by Hugo's ``time.AsTime`` and ``.Format``."""

import pytest

from cms.hugo.time.gotime import ZERO_TIME, GoTime

HOUR = 3600


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (GoTime(0), "1970-01-01T00:00:00Z"),
        (GoTime(1738935074), "2025-02-07T13:31:14Z"),
        (GoTime(1738935074, 0, 8 * HOUR), "2025-02-07T21:31:14+08:00"),
        (GoTime(1738935074, 999_999_999, 8 * HOUR), "2025-02-07T21:31:14+08:00"),
        (GoTime(1738935074, 0, -5 * HOUR - 1800), "2025-02-07T08:01:14-05:30"),
        (GoTime(1738935074, 0, 24 * HOUR), "2025-02-08T13:31:14+24:00"),
        (GoTime(-1, 0, 8 * HOUR + 343), "1970-01-01T08:05:42+08:05"),
        (GoTime(-1, 0, -75), "1969-12-31T23:58:44-00:01"),
        (GoTime(-1, 0, -30), "1969-12-31T23:59:29+00:00"),
        (GoTime(253402300800), "10000-01-01T00:00:00Z"),
        (GoTime(-62135596800), "0001-01-01T00:00:00Z"),
        (GoTime(-62135596801), "0000-12-31T23:59:59Z"),
        (GoTime(-62167219201), "-0001-12-31T23:59:59Z"),
        (GoTime(-99999999999), "-1199-02-15T14:13:21Z"),
        (GoTime(2**63 - 1), "292277026596-12-04T15:30:07Z"),
    ],
)
def test_rfc3339_prints_as_go_does(time, text):
    assert time.rfc3339() == text


@pytest.mark.parametrize(
    ("fields", "unix"),
    [
        ((1970, 1, 1), 0),
        ((2025, 2, 7, 21, 31, 14, 0, 8 * HOUR), 1738935074),
        ((2024, 2, 29, 23, 59, 59), 1709251199),
        ((0, 2, 29), -62162121600),
        ((-1, 12, 31, 23, 59, 59), -62167219201),
        ((10000, 1, 1), 253402300800),
    ],
)
def test_civil_fields_make_the_instant_that_shows_them(fields, unix):
    time = GoTime.from_civil(*fields)
    assert time.unix == unix
    assert time.civil()[: len(fields[:6])] == fields[:6]


def test_civil_counts_weekdays_from_sunday_and_days_from_one():
    assert GoTime.from_civil(2025, 2, 7).civil()[6:] == (5, 38)
    assert GoTime.from_civil(2025, 2, 9).civil()[6:] == (0, 40)
    assert GoTime.from_civil(0, 12, 31).civil()[6:] == (0, 366)


def test_zero_is_an_instant_whatever_the_offset():
    assert ZERO_TIME.is_zero
    assert GoTime.from_civil(1, 1, 1, 8, offset=8 * HOUR).is_zero
    assert not GoTime(ZERO_TIME.unix, 1).is_zero
    assert not GoTime(0).is_zero


def test_times_sort_by_instant():
    early, late = GoTime(5, 0, 9 * HOUR), GoTime(5, 1, 0)
    assert sorted([late, early]) == [early, late]
