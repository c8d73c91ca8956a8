"""Which lines are reported as headings that are none, and what the real Hugo makes of them."""

import re
from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import judge, lay_out

FLAGGED = {
    "##时刻表\n\n正文，": "4:1",
    "正文，\n\n##时刻表": "6:1",
    "正文，\n##时刻表\n后文。": "5:1",
    "###1. 时刻表，": "4:1",
    "##《青屿志》": "4:1",
    "##**票价**，": "4:1",
    "##Timetable\n\n正文，": "4:1",
    "#　时刻表": "4:1",
    "##\N{NO-BREAK SPACE}时刻表，": "4:1",
    "正文，\n\n#时刻表\n\n后文。": "6:1",
    "正文，\n\n#时刻表\n后文。": "6:1",
    "#青屿轮渡夜班船时刻表\n\n后文，": "4:1",
}

SILENT = [
    "## 时刻表，",
    "#\n\n正文，",
    "正文，\n\n#轮渡 #夜班\n\n后文。",
    "正文，\n\n#夜航话题#\n\n后文。",
    "正文，\n\n#轮渡",
    "#轮渡\n\n正文，",
    "正文，\n\n#港股\n\n后文。",
    "正文，\n\n#tornado\n\n后文。",
    "正文，\n\n#2 码头\n\n后文。",
    "正文，\n\n#这里不能停船。\n\n后文。",
    "正文，\n\n- #29 号船\n- ##号船",
    "```\n##时刻表，\n```",
    "{{< code >}}\n##时刻表，\n{{< /code >}}",
    "<div>\n##时刻表，\n</div>",
    "    ##时刻表，",
    "正文，\n\n#!/bin/sh",
    "#######时刻表，",
    r"\##时刻表，",
]


def found(body: str, **site: object) -> list[str]:
    page = f"---\ntags: [港股]\n---\n{body}\n"
    return [f"{each.start.line}:{each.start.column}" for each in judge(page, "CT006", **site)]


@pytest.mark.parametrize("body", FLAGGED)
def test_flagged(body: str) -> None:
    assert found(body) == [FLAGGED[body]]


@pytest.mark.parametrize("body", SILENT)
def test_silent(body: str) -> None:
    assert found(body) == []


def test_only_markdown_is_looked_at() -> None:
    assert found("##时刻表，", extension="html") == []


def test_only_pages_in_chinese_japanese_or_korean_are_looked_at() -> None:
    heads = {
        "title: Ferry": 0,
        "title: «Été»": 0,
        "title: 船": 1,
        "title: フェリー": 1,
        "title: 배": 1,
    }
    for head, count in heads.items():
        assert len(judge(f"---\n{head}\n---\n##Timetable", "CT006")) == count


def test_the_message_shows_the_cure() -> None:
    (plain,) = judge("##时刻表，夜班船", "CT006")
    assert str(plain.message).endswith("write ## 时刻表，夜班船")
    (wide,) = judge("#　时刻表", "CT006")
    assert "behind # Markdown wants a space, and this is an ideographic one, so" in str(
        wide.message
    )


@pytest.mark.hugo
def test_hugo_makes_headings_of_the_cures_only(tmp_path: Path, hugo: RunHugo) -> None:
    cured = [re.sub("(?m)^(#+)[\u3000\u00a0]?", r"\1 ", body) for body in FLAGGED]
    bodies = [*FLAGGED, *cured]
    for number, body in enumerate(bodies):
        lay_out(tmp_path, f"-- content/{number:03}.md --\n{body}\n")
    lay_out(tmp_path, "-- hugo.toml --\n-- layouts/all.html --\n{{ .Content }}\n")
    assert hugo(tmp_path).returncode == 0
    pages = (tmp_path / "public" / f"{number:03}" / "index.html" for number in range(len(bodies)))
    has_heading = ["<h" in page.read_text("utf-8") for page in pages]
    assert has_heading == [False] * len(FLAGGED) + [True] * len(FLAGGED)
