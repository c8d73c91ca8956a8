"""What the field rules say, by front matter."""

import pytest

from tests.rules.cases import front_matter, judge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: T\ndraft: false\nweight: 3\ntags: [a]", []),
        ("pubishDate: 2025-01-01", [("FD001", 2, 1)]),
        ("Catagories: [a]", [("FD001", 2, 1)]),
        ("tag: a\ntags: [b]", []),
        ("tag: a", [("FD001", 2, 1)]),
        ("category: a\nalias: true", []),
        ("category: [a]", []),
        ("keyword: [a]", [("FD001", 2, 1)]),
        ("titel: T", []),  # also a word of its own; too far from title to be sure
        ("tiitle: T", [("FD001", 2, 1)]),
        ("descripton: T", [("FD001", 2, 1)]),
        ("math: true\ncover: {}\nimages: []\nauthor: A\ntoc: true", []),
        ("标题: T", []),
        ("_build: {}", [("FD002", 2, 1)]),
        ("build: never", [("FD003", 2, 8)]),
        ('params: "5"', [("FD003", 2, 9)]),
        ("sites: []", [("FD003", 2, 8)]),
        ("menus: {main: {weight: heavy}}", [("FD004", 2, 24)]),
        ("sitemap:\n  priority: high", [("FD004", 3, 13)]),
        ("cascade: 5", [("FD005", 2, 10)]),
        ("outputs: [html, nope]", [("FD006", 2, 17)]),
        ("markup: 5", [("FD007", 2, 9)]),
        ("url: https://example.com/x", [("FD008", 2, 6)]),
        ("aliases:\n  - /old/\n  - http://example.com/", [("FD008", 4, 5)]),
        ("aliases: [/]", [("FD008", 2, 11)]),
        ("menus:\n  main: yes", [("FD009", 3, 9)]),
        ("title: [a]", [("FD010", 2, 8)]),
        ("keywords: {a: b}", [("FD010", 2, 11)]),
        ("title: 010", [("FD011", 2, 8)]),
        ("title: 2025", []),
        ("draft: yes", [("FD012", 2, 8)]),
        ("draft: no", []),
        ('draft: "true"', []),
        ("draft: [true]", [("FD012", 2, 8)]),
        ("headless: on", [("FD013", 2, 11)]),
        ("weight: abc", [("FD014", 2, 9)]),
        ('weight: "3"', []),
        ("keywords: a b", [("FD015", 2, 11)]),
        ("keywords: a", []),
        ("tags: a, b", [("FD016", 2, 7)]),
        ("tags: qq", []),
        ("build:\n  list: Never", [("FD017", 3, 9)]),
        ("build: {lists: never}", [("FD018", 2, 9)]),
        ("resources: a.png", [("FD019", 2, 12)]),
        ("resources:\n  - title: a", [("FD020", 3, 5)]),
        ("menu: main\nmenus: side", [("FD021", 2, 1)]),
        ("params:\n  draft: true", [("FD022", 3, 3)]),
        ("draft: false\nparams:\n  draft: true", []),
        ("markup: org", [("FD023", 2, 9)]),
        ('menu: ""', [("FD025", 2, 7)]),
        ("menus:\n  - main\n  - ''\n  -", [("FD025", 4, 5), ("FD025", 5, 4)]),
        ('menus: {main: {}, "": {}}', [("FD025", 2, 19)]),
        ('params: {menu: ""}', [("FD025", 2, 16)]),
        ("menu:\nmenus: []", [("FD021", 2, 1)]),
        ("lang: [zh-CN]\ntranslations: [zh-CN]\nkind: post", []),
    ],
)
def test_places_of_findings(text: str, expected: list[tuple[str, int, int]]) -> None:
    found = [(each.code, *each.start) for each in front_matter(text) if each.code[:2] == "FD"]
    assert found == expected


def test_html_is_refused_by_its_name() -> None:
    (found,) = judge("<p>x</p>", extension="html")
    assert (found.code, *found.start) == ("FD023", 1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Pubishdate: 2025-01-01",
            "Pubishdate means nothing to Hugo, which takes it for a value of your own; "
            "did you mean publishDate?",
        ),
        (
            "draft: yes",
            "draft yes is no boolean, and Hugo reads it as false, so the page is published; "
            "write true",
        ),
        (
            "keywords: 港股, A股",
            "keywords wants a list, and Hugo cuts this text at its blanks into "
            '"港股,", "A股"; write a list',
        ),
        ("slug: 010", 'slug 010 is not a text, and Hugo makes "8" of it; put quotes around it'),
    ],
)
def test_messages(text: str, message: str) -> None:
    (found,) = front_matter(text)
    assert str(found.message) == message
