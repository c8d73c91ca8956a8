"""Zones and clocks; the expected times are Hugo's for the same clock in ``timeZone``."""

import pytest

from cms.errors import ConfigError
from cms.hugo.time.gotime import GoTime
from cms.hugo.time.zones import load_zone, read_clock


def test_utc_needs_no_zone():
    assert load_zone("") is load_zone("UTC") is None


@pytest.mark.parametrize("name", ["Asia/Shanghai", "PRC", "EST5EDT", "Etc/GMT-8", "GMT"])
def test_names_of_the_database_are_zones(name):
    zone = load_zone(name)
    assert zone is not None
    assert zone.key == name


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("CST", "Asia/Shanghai"),
        ("+08:00", "Asia/Shanghai"),
        ("China Standard Time", "Asia/Shanghai"),
        ("Asia/Beijing", "Asia/Shanghai"),
        ("Asia/Tokio", "Asia/Tokyo"),
        ("local", "Local"),
        ("../etc/passwd", "Asia/Shanghai"),
        ("Asia/上海", "Asia/Shanghai"),
    ],
)
def test_other_names_fail_with_an_example(name, example):
    with pytest.raises(ConfigError) as error:
        load_zone(name)
    assert str(error.value) == f'unknown time zone "{name}"'
    assert error.value.hint.endswith(f" {example}")


@pytest.mark.parametrize(
    ("variable", "key"),
    [("Asia/Kolkata", "Asia/Kolkata"), (":Asia/Kolkata", "Asia/Kolkata"), ("", None), ("x", None)],
)
def test_local_is_the_zone_that_the_environment_names(monkeypatch, variable, key):
    monkeypatch.setenv("TZ", variable)
    assert getattr(load_zone.__wrapped__("Local"), "key", None) == key


def test_local_is_else_the_zone_of_the_machine(monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    assert getattr(load_zone.__wrapped__("Local"), "key", "Local") == "Local"


@pytest.mark.parametrize(
    ("zone", "clock", "time"),
    [
        ("Asia/Shanghai", (2025, 2, 7, 21, 31, 14), "2025-02-07T21:31:14+08:00"),
        ("Asia/Shanghai", (1900, 1, 1), "1900-01-01T00:00:00+08:05"),
        ("Asia/Shanghai", (1, 1, 1), "0001-01-01T00:00:00+08:05"),
        ("America/New_York", (0, 5, 6, 4, 48, 39), "0000-05-06T04:48:39-04:56"),
        ("America/New_York", (9999, 12, 31, 23, 59, 59), "9999-12-31T23:59:59-05:00"),
        ("Europe/Oslo", (2500, 7, 1, 12), "2500-07-01T12:00:00+02:00"),
        # Skipped when clocks go forward: east of Greenwich the later reading, west the earlier.
        ("Europe/Oslo", (2017, 3, 26, 2, 18, 58), "2017-03-26T03:18:58+02:00"),
        ("America/New_York", (2084, 3, 12, 2, 31, 5), "2084-03-12T01:31:05-05:00"),
        ("Australia/Lord_Howe", (2025, 10, 5, 2, 12, 30), "2025-10-05T02:42:30+11:00"),
        ("Pacific/Apia", (2011, 12, 30, 0, 0, 1), "2011-12-29T00:00:01-10:00"),
        ("Pacific/Apia", (2011, 12, 30, 23, 13, 11), "2011-12-31T23:13:11+14:00"),
        ("Europe/Dublin", (2024, 3, 31, 1, 20, 23), "2024-03-31T02:20:23+01:00"),
        ("Antarctica/Troll", (2021, 3, 28, 2, 59, 59), "2021-03-28T04:59:59+02:00"),
    ],
)
def test_a_clock_is_read_as_go_reads_it(zone, clock, time):
    assert read_clock(GoTime.from_civil(*clock), load_zone(zone)).rfc3339() == time


@pytest.mark.parametrize(
    ("zone", "clock"),
    [("Europe/Oslo", (2025, 10, 26, 2, 30)), ("America/New_York", (2025, 11, 2, 1, 30))],
)
def test_a_repeated_hour_keeps_its_reading(zone, clock):
    time = read_clock(GoTime.from_civil(*clock), load_zone(zone))
    assert time.civil()[:5] == clock
