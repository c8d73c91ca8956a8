"""What the rules say of values that do not fit a theme."""

import pytest

from cms.settings import Settings
from tests.rules.cases import front_matter

CODES = ("TH005", "TH006", "TH007")
MAINROAD = Settings(extends=("mainroad",))


def found(text: str, settings: Settings = MAINROAD) -> list[str]:
    return [
        f"{each.code} {each.start.line}:{each.start.column}"
        for each in front_matter(text, *CODES, settings=settings)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "toc: true\npager: false\nmathjax: true",
        'toc: ~\nsidebar:\nauthorbox: ""\nthumbnail: ""\nwidgets: ""',
        "sidebar: left",
        "widgets: [recent, ~]",
        "thumbnail: {src: /a.png, visibility: [list]}",
        "tags: [a, 2025]\ncategories: []",
        'comment: "false"',
        "params: 5",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('toc: "false"', ["TH005 2:6"]),
        ("Toc: on", ["TH005 2:6"]),
        ("toc: 否", ["TH005 2:6"]),
        ("toc: 关", ["TH007 2:6"]),
        ("toc: 1", ["TH007 2:6"]),
        ("params: {toc: no}", ["TH005 2:15"]),
        ("sidebar: off", ["TH005 2:10"]),
        ("sidebar: yes", ["TH007 2:10"]),
        ("sidebar: true", ["TH007 2:10"]),
        ("authorbox: off", ["TH006 2:12"]),
        ("tags: a", ["TH006 2:7"]),
        ('tags: [a, ""]', ["TH007 2:11"]),
        ("tags: [a, [b]]", ["TH006 2:11"]),
        ("thumbnail: {src: [a.png]}", ["TH006 2:18"]),
        ("menus: {main: {}, top: {}}", ["TH007 2:19"]),
        ("params:\n  Thumbnail: {url: a}", ["TH007 3:14"]),
        ("thumbnail:\n  Visibility: nowhere\n  src: a.png", ["TH007 3:15"]),
    ],
)
def test_flagged(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_without_a_theme_nothing_is_said() -> None:
    assert found('toc: "false"\ntags: a', Settings()) == []


@pytest.mark.parametrize(
    ("text", "beginning", "end"),
    [
        ("toc: no", "toc is the text no, but Mainroad wants true or false: ", "; write false"),
        ("sidebar: Left", "sidebar is Left, but Mainroad wants ", "; did you mean left?"),
        ("Tags: a", "Tags is a, but Mainroad wants a list ", ""),
        ("lead: [a]", "lead is a list, but ", ""),
        ("lead: {a: b}", "lead is a map, but ", ""),
        ("menus: {top: {}}", "there is menus.top, but Mainroad wants a key that is ", ""),
        ("thumbnail: {url: a}", "thumbnail has no src, but Mainroad wants the key src", ""),
    ],
)
def test_messages(text: str, beginning: str, end: str) -> None:
    (each,) = front_matter(text, *CODES, settings=MAINROAD)
    assert str(each.message).startswith(beginning)
    assert str(each.message).endswith(end)
