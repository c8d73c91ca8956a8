"""Dates against the table of Hugo's answers, and against Hugo itself."""

import json
import random
from datetime import date, datetime, time, timedelta, timezone

import pytest

from cms.errors import ConfigError
from cms.frontmatter.document import parse
from cms.hugo.time.dates import (
    chains_from,
    date_keys,
    default_chains,
    is_expired,
    is_future,
    load_zone,
    parse_date,
    read_date,
    read_dates,
)
from cms.hugo.time.gotime import ZERO_TIME, GoTime
from tests.tables import rows

FRONT_MATTER = {
    "yaml": "---\ntitle: p\ndate: {}\n---\n",
    "toml": "+++\ntitle = 'p'\ndate = {}\n+++\n",
    "json": '{{"title": "p", "date": {}}}\n',
}
SHANGHAI = load_zone("Asia/Shanghai")
EAST_8 = timezone(timedelta(hours=8))
NOON = GoTime.from_civil(2025, 2, 7, 12)


def test_every_row_of_the_table():
    wrong = [
        (row["format"], row["raw"], row["timeZone"], ours, theirs)
        for row in rows("dates")
        if (ours := _answer(row)) != (theirs := (row["hugo"], bool(row["error"])))
    ]
    assert wrong == []


def _answer(row):
    """The date, and whether Hugo fails."""
    document = parse(FRONT_MATTER[row["format"]].format(row["raw"]).encode())
    try:
        zone = load_zone(row["timeZone"])
    except ConfigError:
        return None, True
    if document.problem:
        return None, True
    dates = read_dates(document.data, default_chains(), zone)
    shown = None if dates.date.is_zero else dates.date.rfc3339_nano()
    return shown, bool(dates.failed)


@pytest.mark.parametrize(
    ("value", "kind", "time"),
    [
        (None, "absent", None),
        ("", "absent", None),
        ("2025-02-07", "date-only", "2025-02-07T00:00:00+08:00"),
        ("07 feb 2025", "date-only", "2025-02-07T00:00:00+08:00"),
        (date(2025, 2, 7), "date-only", "2025-02-07T00:00:00+08:00"),
        ("2025-02-07 21:31:14", "zoneless", "2025-02-07T21:31:14+08:00"),
        ("2025-02-07T1:31:14,5", "zoneless", "2025-02-07T01:31:14.5+08:00"),
        (datetime(2025, 2, 7, 21, 31), "zoneless", "2025-02-07T21:31:00+08:00"),
        ("2025-02-07T21:31:14Z", "offset", "2025-02-07T21:31:14Z"),
        ("2025-02-07 21:31:14 +0900 JST", "offset", "2025-02-07T21:31:14+09:00"),
        ("2025-02-07 21:31:14 +0900 UTC", "offset", "2025-02-07T21:31:14Z"),
        ("2025-02-07T21:31:14+24:60", "offset", "2025-02-07T21:31:14+25:00"),
        (datetime(2025, 2, 7, 21, 31, 0, 5, EAST_8), "offset", "2025-02-07T21:31:00+08:00"),
        (GoTime(5, 7), "offset", "1970-01-01T00:00:05Z"),
        ("Fri, 07 Feb 2025 21:31:14 CST", "named-zone", "2025-02-07T21:31:14+08:00"),
        ("07 Feb 25 21:31 GMT+8", "named-zone", "2025-02-08T05:31:00+08:00"),
        (20250207, "unix", "1970-08-23T09:03:27Z"),
        (2**63, "unix", "292277026596-12-04T15:30:08Z"),
        ("9:31PM", "year-zero", "0000-01-01T21:31:00Z"),
        ("Feb  7 21:31:14", "year-zero", "0000-02-07T21:31:14Z"),
        ("0000-02-29T00:00:00Z", "year-zero", "0000-02-29T00:00:00Z"),
        ("0001-01-01T00:00:00Z", "zero-time", "0001-01-01T00:00:00Z"),
        ("0001-01-01", "date-only", "0001-01-01T00:00:00+08:05"),
        (ZERO_TIME, "zero-time", "0001-01-01T00:00:00Z"),
        ("2025-2-7", "unparsable", None),
        ("2025-02-30", "unparsable", None),
        ("2025-02-07T24:00:00", "unparsable", None),
        ("2025-02-07T21:31:14+08:61", "unparsable", None),
        ("2025-02-07 21:31:14 +0800 +8", "unparsable", None),
        ("2025-02-07\n", "unparsable", None),
        ("٢٠٢٥-٠٢-٠٧", "unparsable", None),
        ("07 ſep 2025", "unparsable", None),
        (True, "unparsable", None),
        (1738935074.0, "unparsable", None),
        (["2025-02-07"], "unparsable", None),
        (time(21, 31), "unparsable", None),
    ],
)
def test_kinds_of_dates(value, kind, time):
    read = read_date(value, SHANGHAI)
    assert read.kind == kind
    assert (read.time and read.time.rfc3339_nano()) == time
    assert parse_date(value, SHANGHAI) == read.time


def test_the_name_of_a_zone_is_kept():
    assert read_date("Fri, 07 Feb 2025 21:31:14 CST", None).zone_name == "CST"
    assert read_date("2025-02-07 21:31:14 +0800 CST", None).zone_name == "CST"
    assert read_date("2025-02-07 21:31:14", None).zone_name == ""


def test_a_time_keeps_its_fraction_where_zones_agree():
    assert read_date(GoTime(5, 7), None).time == GoTime(5, 7)
    assert read_date(GoTime(5, 7, 28800), None).time == GoTime(5, 0, 28800)


def test_default_chains():
    chains = default_chains()
    published = ("publishdate", "pubdate", "published")
    assert chains.date == ("date", *published, "lastmod", "modified")
    assert chains.lastmod == (":git", "lastmod", "modified", "date", *published)
    assert chains.publish_date == (*published, "date")
    assert chains.expiry_date == ("expirydate", "unpublishdate")
    assert date_keys(chains) == {*chains.date, *chains.expiry_date}


def test_configured_chains():
    chains = chains_from(
        {
            "frontmatter": {
                "date": [":Filename", "myDate", ":default", "date"],
                "lastmod": ":fileModTime lastmod",
                "publishdate": [],
                "other": "x",
            }
        }
    )
    assert chains.date == (":filename", "mydate", *default_chains().date)
    assert chains.lastmod == (":filemodtime", "lastmod", "modified")
    assert chains.publish_date == ()
    assert chains.expiry_date == default_chains().expiry_date
    assert "mydate" in date_keys(chains)
    assert ":filename" not in date_keys(chains)


def shown(data, settings=None, zone=None):
    """The dates, keys and failures of front matter, days as YYYY-MM-DD."""
    dates = read_dates(data, chains_from({"frontmatter": settings or {}}), zone)
    days = ["" if time.is_zero else time.rfc3339()[:10] for time in dates[:4]]
    return days, dict(dates.keys), dates.failed


def test_a_lone_date_serves_three_dates():
    days, keys, failed = shown({"pubdate": "2025-02-07"})
    assert days == ["2025-02-07"] * 3 + [""]
    assert set(keys.values()) == {"pubdate"}
    assert failed == ()


def test_a_lone_lastmod_is_also_the_publication():
    days, keys, _ = shown({"modified": "2025-02-07"})
    assert days == ["2025-02-07"] * 3 + [""]
    assert keys == dict.fromkeys(("date", "lastmod", "publishdate"), "modified")


def test_the_first_key_that_is_a_date_wins():
    data = {"date": "", "publishdate": None, "pubdate": "bad", "lastmod": "2025-02-08"}
    days, keys, failed = shown(data | {"unpublishdate": "2030-01-01"})
    # The empty date hides the one that a chain found: only lastmod has its own.
    assert days == ["2025-02-08", "2025-02-08", "", "2030-01-01"]
    assert keys["expirydate"] == "unpublishdate"
    assert failed == ("pubdate",)


def test_the_zero_time_ends_the_chain():
    assert shown({"date": "0001-01-01", "lastmod": "2025-02-07"})[0] == ["", "2025-02-07", "", ""]


def test_dates_reach_params_under_their_own_and_the_main_keys():
    dates = read_dates({"pubdate": "2025-02-07", "lastmod": None}, default_chains(), None)
    assert set(dates.params) == {"pubdate", "date", "publishdate"}


@pytest.mark.parametrize(
    ("name", "day", "slug"),
    [
        ("2025-02-07-标题", "2025-02-07", "标题"),
        ("2025-02-07", "2025-02-07", ""),
        ("2025-02-07hello", "2025-02-07", "hello"),
        ("2025-02-07_-a b-", "2025-02-07", "a b"),
        ("2025-02-07-v1.2", "2025-02-07", "v1"),
        ("2025-02-07-21-31-14-a", "2025-02-07", "a"),
        ("2025-02-07 21-31-14", "2025-02-07", ""),
        ("2025-02-07-21-31-61-a", "2025-02-07", "21-31-61-a"),
        ("2025-2-7-x", "", None),
        ("2025-02-30-x", "", None),
        ("20250207-x", "", None),
        ("", "", None),
    ],
)
def test_the_date_of_a_file_name(name, day, slug):
    dates = read_dates({}, chains_from({"frontmatter": {"date": ":filename"}}), None, name)
    assert (dates.date.rfc3339()[:10] if day else "") == day
    assert dates.slug == slug
    # The other chains find it as if it had been written.
    assert dates.lastmod == dates.publish_date == dates.date


def test_the_time_of_a_file_name_is_in_the_zone_of_the_site():
    chains = chains_from({"frontmatter": {"date": ":filename"}})
    dates = read_dates({"slug": ""}, chains, SHANGHAI, "2025-02-07-21-31-14-a")
    assert dates.date.rfc3339() == "2025-02-07T21:31:14+08:00"
    assert dates.slug is None


def test_times_from_git_and_the_file_are_not_known():
    data = {":filemodtime": "2025-02-07", ":git": "2025-02-07"}
    assert shown(data, {"date": [":fileModTime"]})[0] == ["", "", "", ""]


def test_future_and_expired_are_strict():
    dates = read_dates({"date": NOON, "expirydate": NOON}, default_chains(), None)
    assert [is_future(dates, NOON.unix + late) for late in (-1, 0, 1)] == [True, False, False]
    assert [is_expired(dates, NOON.unix + late) for late in (-1, 0, 1)] == [False, False, True]
    nothing = read_dates({}, default_chains(), None)
    assert not is_future(nothing, -(10**12))
    assert not is_expired(nothing, 10**12)


TEMPLATE = """{{ $layout := "2006-01-02T15:04:05.999999999Z07:00" }}
{{- $all := dict }}{{ range site.RegularPages }}{{ $all = merge $all (dict
    .File.ContentBaseName
    (cond (eq (printf "%T" .Params.date) "time.Time") (.Date.Format $layout) "")
) }}{{ end }}{{ $all | jsonify }}"""


@pytest.mark.hugo
def test_mutated_dates_agree_with_hugo(hugo, tmp_path):
    texts = _mutated_dates(random.Random(42), 600)
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "hugo.toml").write_text(
        'timeZone = "Europe/Oslo"\ndisableKinds = ["rss", "sitemap", "taxonomy", "term"]\n'
    )
    (tmp_path / "layouts/home.html").write_text(TEMPLATE)
    (tmp_path / "layouts/page.html").write_text("")
    for number, text in enumerate(texts):
        page = tmp_path / "content" / f"{number}.md"
        page.write_text(f"---\ndate: {json.dumps(text)}\n---\n", encoding="utf-8")
    hugo(tmp_path, "--buildFuture", "--quiet")
    built = json.loads((tmp_path / "public/index.html").read_text("utf-8"))
    theirs = [built[str(number)] for number in range(len(texts))]
    times = [parse_date(text, load_zone("Europe/Oslo")) for text in texts]
    ours = [time.rfc3339_nano() if time else "" for time in times]
    assert [row for row in zip(texts, ours, theirs, strict=True) if row[1] != row[2]] == []
    assert sum(map(bool, ours)) > 100


def _mutated_dates(rng, count):
    """Dates in Hugo's layouts and others, most of them damaged."""

    def number(low, high, width=2):
        return str(rng.randint(low, high)).zfill(0 if rng.random() < 0.1 else width)

    def date_text():
        blank = rng.choice((" ", " ", " ", "  ", ""))
        year, month, day = number(1900, 2100, 4), number(1, 12), number(1, 30)
        clock = f"{number(0, 24)}:{number(0, 60)}:{number(0, 60)}"
        clock += rng.choice(("", "", "", ".5", ",123456789123", "."))
        name = rng.choice(("Jan", "feb", "MAR", "Sep", "October"))
        weekday = rng.choice(("Fri", "sat", "Friday", "Foo"))
        offset = rng.choice(("Z", "+08:00", "+0800", "-05:30", "+24:60", "+8", "+080", "z"))
        zone = rng.choice(("UTC", "CST", "GMT", "GMT+8", "CEST", "WITA", "+08", "-3", "ABCDT"))
        two = rng.choice((number(0, 99), "+5"))
        return blank.join(
            rng.choice(
                (
                    (f"{year}-{month}-{day}",),
                    (f"{year}-{month}-{day}T{clock}{offset}",),
                    (f"{year}-{month}-{day}", f"{clock}{offset}"),
                    (f"{year}-{month}-{day}", clock, offset, zone),
                    (f"{weekday},", day, name, year, clock, rng.choice((offset, zone))),
                    (day, name, two, clock[:5], rng.choice((offset, zone))),
                    (f"{weekday},", f"{day}-{name}-{two}", clock, zone),
                    (weekday, name, day, clock, rng.choice((offset, zone, "")), year),
                    (day, name, year),
                    (f"{clock[:5]}{rng.choice(('PM', 'AM', 'pm'))}",),
                    (name, day, clock),
                )
            )
        )

    def damaged(text):
        at = rng.randrange(len(text))
        piece = rng.choice((text[at], text[at].swapcase(), *"0123456789 -:+TZ,./年"))
        return text[:at] + piece + text[at + rng.randint(0, 1) :]

    texts = (date_text() for _ in range(count))
    return [text if rng.random() < 0.6 else damaged(text) for text in texts]
