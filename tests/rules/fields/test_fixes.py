"""What fixes make of Hugo's own fields, in the author's own quotes and format."""

import pytest

from tests.rules.cases import front_matter
from tests.rules.fixing import SAFE, UNSAFE, fixed_head

BOOLEANS = [
    ("FD012", "draft: yes # 注", "draft: true # 注"),
    ("FD012", 'Draft: "on"', "Draft: true"),
    ("FD012", "draft: 是", "draft: true"),
    ("FD012", "draft = 'yes' # 注", "draft = true # 注"),
    ("FD012", '{"title": "a", "draft": "yes"}', '{"title": "a", "draft": true}'),
    ("FD013", "headless: on", "headless: true"),
    ("FD013", "isCJKLanguage = 'yes'", "isCJKLanguage = true"),
    ("FD013", '{"isCJKLanguage": "yes"}', '{"isCJKLanguage": true}'),
]
NUMBERS = [
    ("FD014", 'weight: "010" # 注', "weight: 10 # 注"),
    ("FD014", "weight: ５", "weight: 5"),
    ("FD014", "weight = '010'", "weight = 10"),
    ("FD014", '{"weight": "-08"}', '{"weight": -8}'),
    ("FD011", "slug: 010 # 注", 'slug: "010" # 注'),
    ("FD011", "slug: &a 010", 'slug: &a "010"'),
    ("FD011", "title = 1.10", 'title = "1.10"'),
    ("FD011", '{"title": 1.10}', '{"title": "1.10"}'),
    ("FD011", "keywords: [港股, 1.10]", 'keywords: [港股, "1.10"]'),
]
LISTS = [
    ("FD015", "keywords: 港股, A股 # 注", "keywords: [港股, A股] # 注"),
    ("FD015", "aliases = '/a/, /b/'", "aliases = ['/a/', '/b/']"),
    ("FD015", '{"keywords": "港股, A股"}', '{"keywords": ["港股", "A股"]}'),
    ("FD016", "tags: 港股, A股 # 注", "tags: [港股, A股] # 注"),
    ("FD016", "tags: '港股、A股'\ntitle: a", "tags: [港股, A股]\ntitle: a"),
    ("FD016", 'categories = "财经，港股，" # 注', 'categories = ["财经", "港股"] # 注'),
    ("FD016", '{"tags": "a;b"}', '{"tags": ["a", "b"]}'),
]
TEXTS = [
    ("FD010", "title: [恒指放量] # 注", "title: 恒指放量 # 注"),
    ("FD010", "title = ['恒指放量']", "title = '恒指放量'"),
    ("FD010", '{"summary": ["a"]}', '{"summary": "a"}'),
]
KEYS = [
    ("FD001", "pubishDate: 2025-02-07 # 注", "publishDate: 2025-02-07 # 注"),
    ("FD001", "tag:\n- 港股 # 注\n- A股", "tags:\n- 港股 # 注\n- A股"),
    ("FD001", "catagories = ['a']", "categories = ['a']"),
    ("FD001", '{"descripton": "a"}', '{"description": "a"}'),
]
MENUS = [
    ("FD025", 'title: a\nmenu: "" # 注\ntags: []', "title: a\ntags: []"),
    ("FD025", 'menus: [main, ""]', "menus: [main]"),
    ("FD025", 'menus:\n- ""\n- main # 注', "menus:\n- main # 注"),
    ("FD025", "title = 'a'\nmenu = ''", "title = 'a'"),
    ("FD025", '{"menus": ["", "main"], "a": 1}', '{"menus": ["main"], "a": 1}'),
]
FIXES = [*BOOLEANS, *NUMBERS, *LISTS, *TEXTS, *KEYS, *MENUS]


@pytest.mark.parametrize(("code", "head", "after"), FIXES)
def test_what_is_meant_is_written_where_the_user_agrees(code: str, head: str, after: str) -> None:
    assert fixed_head(head, code, level=SAFE) == head
    assert fixed_head(head, code, level=UNSAFE) == after


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("FD012", "draft: maybe"),
        ("FD013", "headless: perhaps"),
        ("FD014", "weight: first"),
        ("FD014", "weight: 1.5"),
        ("FD015", "keywords: 港股 A股"),
        ("FD010", "title: [a, b]"),
        ("FD010", "aliases: {old: /x/}"),
        ("FD011", f"slug: 1.{'0' * 60}1"),
    ],
)
def test_what_nobody_can_know_is_left_to_the_author(code: str, line: str) -> None:
    [found] = front_matter(line, code)
    assert found.fix is None


def test_both_items_of_a_menu_go() -> None:
    after = fixed_head('menus: ["", main, ""]', "FD025", level=UNSAFE)
    assert after == "menus: [main]"
