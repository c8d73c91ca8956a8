"""What fixes add to front matter, and how they put it in order."""

from datetime import date

import pytest

from cms.settings import Settings
from tests.rules.fixing import SAFE, UNSAFE, fixed_head

SETTINGS = Settings(
    required=("Author",),
    recommended=("tags",),
    key_order=("title", "author", "date", "tags"),
    defaults={"author": "编辑部", "Tags": ["港股"]},
)


@pytest.mark.parametrize(
    ("code", "head", "after"),
    [
        ("SC002", "title: 标题 # 注\ntags: []", "title: 标题 # 注\nAuthor: 编辑部\ntags: []"),
        ("SC002", "title: 标题\nAUTHOR: # 注", "title: 标题\nAUTHOR: 编辑部 # 注"),
        ("SC002", "a = 1\n[params]\nb = 1", 'a = 1\nAuthor = "编辑部"\n[params]\nb = 1'),
        ("SC002", '{"title": "a"}', '{"title": "a", "Author": "编辑部"}'),
        ("SC003", "title: 标题", "title: 标题\ntags: [港股]"),
        ("SC003", "title = 'a'", "title = 'a'\ntags = ['港股']"),
        ("SC003", '{"title": "a"}', '{"title": "a", "tags": ["港股"]}'),
    ],
)
def test_a_missing_key_gets_its_default(code: str, head: str, after: str) -> None:
    assert fixed_head(head, code, level=SAFE, kind="page", settings=SETTINGS) == head
    assert fixed_head(head, code, level=UNSAFE, kind="page", settings=SETTINGS) == after


@pytest.mark.parametrize(
    ("head", "added"),
    [
        ("title: 标题", "\na: 2025-02-07\nb: true"),
        ("title = '标题'", "\na = 2025-02-07\nb = true"),
        ('{\n  "title": "标题"\n}', ',\n  "a": "2025-02-07",\n  "b": true\n}'),
    ],
)
def test_several_keys_and_a_date_are_added(head: str, added: str) -> None:
    settings = Settings(required=("a", "b"), defaults={"a": date(2025, 2, 7), "b": True})
    after = fixed_head(head, "SC002", level=UNSAFE, kind="page", settings=settings)
    assert after == head.removesuffix("\n}") + added


def test_without_a_default_nothing_is_made_up() -> None:
    settings = Settings(required=("author",), defaults={"author": ""})
    assert (
        fixed_head("title: a", "SC002", level=UNSAFE, kind="page", settings=settings) == "title: a"
    )


@pytest.mark.parametrize(
    ("head", "after"),
    [
        (
            "tags: [a]\n# 署名\nauthor: b # 注\nother: 1\ntitle: c",
            "title: c\n# 署名\nauthor: b # 注\nother: 1\ntags: [a]",
        ),
        ("date = 2025-02-07\ntitle = 'a'", "title = 'a'\ndate = 2025-02-07"),
        (
            "tags = ['a'] # 一\n# 二\ntitle = 'b' # 三\n[x]\na = 1",
            "# 二\ntitle = 'b' # 三\ntags = ['a'] # 一\n[x]\na = 1",
        ),
        ('{"tags": [], "title": "a"}', '{"title": "a", "tags": []}'),
    ],
)
def test_keys_are_put_in_the_order_of_the_site(head: str, after: str) -> None:
    assert fixed_head(head, "SC004", level=SAFE, kind="page", settings=SETTINGS) == after
