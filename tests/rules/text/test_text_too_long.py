"""Lengths of texts in characters, by key."""

import pytest

from cms.settings import Settings
from tests.rules.cases import front_matter

TITLE = "恒指放量突破21000点关口 机构关注年报业绩及2月经济数据｜港股风向标"


@pytest.mark.parametrize(
    ("lines", "most", "messages"),
    [
        (f"title: {TITLE}", {"title": 36}, []),
        (f"title: {TITLE}", {"title": 35}, ["title has 36 characters, and this site allows 35;"]),
        ("title: '青屿  '", {"title": 2}, []),
        ("Title: 青屿轮渡", {"TITLE": 3}, ["Title has 4"]),
        ("title: Ferry", {"title": 4, "summary": 1}, ["title has 5"]),
        ("params: {lead: 青屿轮渡}", {"lead": 3}, ["params.lead has 4"]),
        ("summary: 青屿\ntitle: 轮渡", {"title": 1, "summary": 1}, ["title", "summary"]),
        ("title: 20250207\ntags: [青屿轮渡]\nlead:", {"title": 1, "tags": 1, "lead": 1}, []),
        (f"title: {TITLE}", {}, []),
    ],
)
def test_lengths(lines: str, most: dict[str, int], messages: list[str]) -> None:
    found = front_matter(lines, "CT003", settings=Settings(maximum_lengths=most))
    assert len(found) == len(messages)
    said = sorted(str(each.message) for each in found)
    assert all(map(str.startswith, said, sorted(messages)))
