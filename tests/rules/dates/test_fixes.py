"""What fixes make of dates, in the author's own quotes and format."""

import pytest

from cms.settings import Settings
from tests.rules.cases import front_matter
from tests.rules.fixing import SAFE, UNSAFE, fixed_head

CHINA = {"language": "zh-cn"}


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ('date: "2025-02-07 21:31:14"', 'date: "2025-02-07 21:31:14+08:00"'),
        ("date: '2025-02-07 21:31:14' # 注", "date: '2025-02-07 21:31:14+08:00' # 注"),
        ("date: 2025-02-07T21:31:14", "date: 2025-02-07T21:31:14+08:00"),
        ("Date:  2025-02-07 21:31:14.5 # 注", "Date:  2025-02-07 21:31:14.5+08:00 # 注"),
        ("date: &d 2025-02-07 21:31:14", "date: &d 2025-02-07 21:31:14+08:00"),
        ("date = 2025-02-07T21:31:14 # 注", "date = 2025-02-07T21:31:14+08:00 # 注"),
        ("date = '2025-02-07 21:31:14'", "date = '2025-02-07 21:31:14+08:00'"),
        ('{"date":"2025-02-07 21:31:14"}', '{"date":"2025-02-07 21:31:14+08:00"}'),
        ("date:\nlastmod: 2025-02-08 08:00:00", "date:\nlastmod: 2025-02-08 08:00:00+08:00"),
    ],
)
def test_the_authors_offset_is_appended(head: str, after: str) -> None:
    assert fixed_head(head, "DT003", level=SAFE, **CHINA) == head
    assert fixed_head(head, "DT003", level=UNSAFE, **CHINA) == after


def test_the_offset_is_that_of_the_moment() -> None:
    new_york = {"settings": Settings(author_time_zone="America/New_York"), "level": UNSAFE}
    summer = fixed_head("date: 2025-07-07 21:31:14", "DT003", **new_york)
    assert summer == "date: 2025-07-07 21:31:14-04:00"
    winter = fixed_head("date: 2025-02-07 21:31:14", "DT003", **new_york)
    assert winter == "date: 2025-02-07 21:31:14-05:00"


def test_utc_is_what_hugo_reads() -> None:
    utc = {"settings": Settings(author_time_zone="UTC")}
    after = fixed_head("date: 2025-02-07 21:31:14", "DT003", level=SAFE, **utc)
    assert after == "date: 2025-02-07 21:31:14Z"


def test_no_offset_is_made_up() -> None:
    [found] = front_matter("date: 2025-02-07 21:31:14", "DT003")
    assert found.fix is None


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("date: 2025/02/07 # 注", "date: 2025-02-07 # 注"),
        ('date: "2025-02-07 21:31"', 'date: "2025-02-07 21:31:00"'),
        ("publishDate: 2025年2月7日", "publishDate: 2025-02-07"),
        ("date: '2025/2/7 9:31 +0800'", "date: '2025-02-07 09:31:00+08:00'"),
        ("date: 2025-2-7\nlastmod: 2025.2.8", "date: 2025-02-07\nlastmod: 2025-02-08"),
        ("date: |\n  2025/02/07\ntitle: 标题", "date: |-\n  2025-02-07\ntitle: 标题"),
        ("date = '2025年2月7日' # 注", "date = '2025-02-07' # 注"),
        ('{"title": "a", "date": "2025/02/07"}', '{"title": "a", "date": "2025-02-07"}'),
        ('{"date": 20250207}', '{"date": "2025-02-07"}'),
        ("date: 02/03/2025", "date: 02/03/2025"),
        ("date: 昨天", "date: 昨天"),
    ],
)
def test_a_date_that_can_mean_one_thing_is_spelled_as_hugo_does(head: str, after: str) -> None:
    assert fixed_head(head, "DT001", new=("DT003",)) == after


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("date: 20250207 # 注", "date: 2025-02-07 # 注"),
        ("date = 20250207", 'date = "2025-02-07"'),
        ("date: 20250207213114", "date: 2025-02-07T21:31:14"),
        ("date: 2025", "date: 2025"),
    ],
)
def test_digits_that_spell_a_date_become_one(head: str, after: str) -> None:
    assert fixed_head(head, "DT002") == head
    assert fixed_head(head, "DT002", level=UNSAFE, new=("DT003",)) == after


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("date: Fri, 07 Feb 2025 21:31:14 CST # 注", "date: Fri, 07 Feb 2025 21:31:14 +0800 # 注"),
        ("date = 'Fri, 07 Feb 2025 21:31:14 JST'", "date = 'Fri, 07 Feb 2025 21:31:14 +0900'"),
        ('{"date": "Fri Feb  7 21:31:14 CST 2025"}', '{"date": "2025-02-07T21:31:14+08:00"}'),
        ('date: "Fri, 07 Feb 2025 21:31:14 GMT+8"', 'date: "Fri, 07 Feb 2025 21:31:14 +0800"'),
        ("date: Fri, 07 Feb 2025 21:31:14 EST", "date: Fri, 07 Feb 2025 21:31:14 EST"),
    ],
)
def test_names_of_zones_that_mean_one_offset_become_numbers(head: str, after: str) -> None:
    assert fixed_head(head, "DT004", **CHINA) == head
    assert fixed_head(head, "DT004", level=UNSAFE, **CHINA) == after


def test_a_name_that_hugo_reads_right_becomes_a_number_safely() -> None:
    after = fixed_head("date: Fri, 07 Feb 2025 21:31:14 GMT", "DT004")
    assert after == "date: Fri, 07 Feb 2025 21:31:14 +0000"


def test_cst_is_not_chinas_everywhere() -> None:
    head = "date: Fri, 07 Feb 2025 21:31:14 CST"
    chicago = Settings(author_time_zone="America/Chicago")
    assert fixed_head(head, "DT004", level=UNSAFE, settings=chicago) == head


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("title: a\npublished: false # 注\ntags: []", "title: a\ndraft: true # 注\ntags: []"),
        ("title: a\npublished: true # 注\ntags: []", "title: a\ntags: []"),
        ("draft: true\npublished: false", "draft: true"),
        ("draft: false\npublished: false", "draft: false\npublished: false"),
        ("title = 'a'\npublished = false", "title = 'a'\ndraft = true"),
        ('{"published": false, "title": "a"}', '{"draft": true, "title": "a"}'),
        ('{"published": true, "title": "a"}', '{"title": "a"}'),
    ],
)
def test_published_is_said_as_hugo_says_it(head: str, after: str) -> None:
    assert fixed_head(head, "DT011") == after


def test_an_empty_published_goes_only_when_asked() -> None:
    assert fixed_head("title: a\npublished:", "DT012") == "title: a\npublished:"
    assert fixed_head("title: a\npublished:", "DT012", level=UNSAFE) == "title: a"
