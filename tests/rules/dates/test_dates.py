"""What the date rules say, by front matter, clock and site."""

import pytest

from cms.hugo.time.dates import chains_from
from cms.model import Severity
from cms.settings import Settings
from tests.rules.cases import front_matter, judge

CHINA = {"language": "zh-cn"}


@pytest.mark.parametrize(
    ("text", "site", "message"),
    [
        pytest.param(
            'date: "2025-02-07 21:31:14"',
            {**CHINA, "clock": "2025-02-07T22:00:00+08:00"},
            "date 2025-02-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC, not as 2025-02-07 21:31:14+08:00, and hides the page for "
            "another 7 h 31 min; append +08:00",
            id="hidden for a while by the missing offset",
        ),
        pytest.param(
            'date: "2025-02-07 21:31:14"',
            CHINA,
            "date 2025-02-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC, not as 2025-02-07 21:31:14+08:00; append +08:00",
            id="the zone of the language",
        ),
        pytest.param(
            "lang: [zh-TW]\ndate: 2025-02-07T21:31:14",
            {},
            "date 2025-02-07T21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC, not as 2025-02-07 21:31:14+08:00; append +08:00",
            id="the zone of lang",
        ),
        pytest.param(
            "date: 2025-07-07 21:31:14",
            {"settings": Settings(author_time_zone="America/New_York")},
            "date 2025-07-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-07-07 21:31:14 UTC, not as 2025-07-07 21:31:14-04:00; append -04:00",
            id="the setting, with daylight saving time",
        ),
        pytest.param(
            "date: 2025-02-07 21:31:14",
            {"clock": "2025-03-01T12:00:00+05:30"},
            "date 2025-02-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC, not as 2025-02-07 21:31:14+05:30; append +05:30",
            id="the offset of the clock",
        ),
        pytest.param(
            "date: 2025-02-07 21:31:14",
            {},
            "date 2025-02-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC; append your offset",
            id="nobody's clock is known",
        ),
        pytest.param(
            "date: 2025-02-07 21:31:14",
            {"settings": Settings(author_time_zone="UTC")},
            "date 2025-02-07 21:31:14 has no offset and the site no timeZone, so Hugo reads it as "
            "2025-02-07 21:31:14 UTC; append Z",
            id="authors who live by UTC",
        ),
    ],
)
def test_a_missing_offset_is_one_finding_with_both_readings(
    text: str, site: dict[str, object], message: str
) -> None:
    (found,) = front_matter(text, **site)
    assert (found.code, found.severity) == ("DT003", Severity.WARNING)
    assert str(found.message) == message


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        ("date: 2025-02-07 21:31:14", {"time_zone": "Asia/Shanghai"}, []),
        ("date: 2025-02-07", CHINA, []),
        ("date:", {}, []),
        ("draft: true\ndate: 2025-02-30", {}, [("DT001", 3, 7)]),
        ("date: 2025-2-7\nlastmod: 2025/2/8", {}, [("DT001", 2, 7), ("DT001", 3, 10)]),
        ("params: {date: 2025-2-7}", {}, []),
        ("Date: nope", {}, [("DT001", 2, 7)]),
        ("date: [2025-02-07]", {}, [("DT001", 2, 7)]),
        ("date: 1.5", {}, [("DT001", 2, 7)]),
        ("date: '1738935074'", {}, [("DT001", 2, 7)]),
        ("date: 1738935074000", {"build_future": True}, [("DT002", 2, 7)]),
        ("date: 017", {}, [("DT002", 2, 7)]),
        ("published: true", {}, [("DT011", 2, 1)]),
        ("published: null\ndraft: false", {}, []),
        ("date: 2099-01-01", {}, [("DT007", 2, 7)]),
        ("date: 2099-01-01", {"build_future": True}, []),
        ("lastmod: 2099-01-01", {}, [("DT007", 2, 10)]),
        ("date: 2025-01-01\npublishDate: 2099-01-01", {}, [("DT007", 3, 14)]),
        ("date: 2099-01-01\npublishDate: 2025-01-01", {}, []),
        ("expiryDate: 2025-01-01", {}, [("DT008", 2, 13)]),
        ("unpublishdate: 2025-01-01", {}, [("DT008", 2, 16)]),
        ("expiryDate: 2025-01-01", {"build_expired": True}, []),
        ("date: 2025-02-07\nexpiryDate: 2025-02-07", {}, [("DT008", 3, 13), ("DT009", 3, 13)]),
        ("date: 2025-02-07\nlastmod: 2025-02-05", {}, [("DT010", 3, 10)]),
        ("date: 2025-02-07T21:00:00Z\nlastmod: 2025-02-07", {}, []),
        ("lastmod: 2025-02-05", {}, []),
    ],
)
def test_places_of_findings(
    text: str, site: dict[str, object], expected: list[tuple[str, int, int]]
) -> None:
    found = [(each.code, *each.start) for each in front_matter(text, **site) if "DT" in each.code]
    assert found == expected


def test_a_date_key_of_the_sites_own_is_judged() -> None:
    chains = chains_from({"frontmatter": {"date": ["written"]}})
    (found,) = front_matter("written: 2025-2-7", date_chains=chains)
    assert (found.code, *found.start) == ("DT001", 2, 10)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2025/02/07 21:31", "write 2025-02-07 21:31:00"),
        ("2025年2月7日", "write 2025-02-07"),
        ("02/03/2025", "write it like 2025-02-07T21:31:14+08:00"),
        ("昨天", "write it like 2025-02-07T21:31:14+08:00"),
    ],
)
def test_an_unreadable_date_names_the_spelling_it_means(value: str, advice: str) -> None:
    (found,) = front_matter(f"date: {value}", "DT001")
    assert str(found.message).endswith(advice)


def test_json_numbers_are_no_dates() -> None:
    (found,) = judge('{"date": 1738935074}\n', "DT001")
    assert found.start == (1, 10)
