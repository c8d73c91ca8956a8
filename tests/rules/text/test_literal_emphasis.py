"""Which emphasis is reported, what the message says, and that its cures work in the real Hugo."""

import html
import re
from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import judge, judge_site, lay_out

CLOSING = "Markdown does not take ** for a closing mark; "
BOTH = "put a space on either side"

SAID = {
    "**青屿轮渡（东码头）**今天": f"between ） and 今 {CLOSING}put a space behind it",
    "**票价不变。**单程": f"{CLOSING}write **票价不变**。, or put a space behind it",
    "今天**“夜航”**启程": f"between ” and 启 {CLOSING}write “**夜航**”, or {BOTH}",
    "见**《青屿志》**的": f"between 》 and 的 {CLOSING}write 《**青屿志**》, or {BOTH}",
    "今天**（夜航）改期**": "for an opening mark; put a space in front of it",
    "看~~（旧）时刻表~~。": "does not take ~~ for an opening mark; put a space in front of it",
    "看*《青屿志》*的": "does not take * for a closing mark; ",
    "**不要改`main`**分支": f"between ` and 分 {CLOSING}put a space behind it",
}
"""What the message ends with or holds."""

SILENT = [
    "**票价不变**。单程",
    "**青屿轮渡（东码头）** 今天",
    "**青屿轮渡（东码头）**，今天",
    "`**（夜航）**今天`",
    "```\n**（夜航）**今天\n```",
    "{{< code >}}\n**（夜航）**今天\n{{< /code >}}",
    r"\*\*（夜航）\*\*今天",
    "面积5*（3+2）*4",
    "**Ferry (east)**today",
]


def messages(body: str, **site: object) -> list[str]:
    return [str(each.message) for each in judge(f"---\ntitle: a\n---\n{body}\n", "CT001", **site)]


@pytest.mark.parametrize("body", SAID)
def test_said(body: str) -> None:
    (message,) = messages(body)
    assert SAID[body] in message


@pytest.mark.parametrize("body", SILENT)
def test_silent(body: str) -> None:
    assert messages(body) == []


def test_only_markdown_is_looked_at() -> None:
    assert messages("**（夜航）**今天", extension="html") == []


def test_the_finding_stands_at_the_opening_mark_and_shows_both_ends() -> None:
    long = "青屿轮渡公司今天宣布，本周五起加开夜班船，单程三十分钟（票价不变）"
    (each,) = judge(f"---\ntitle: a\n---\n他说，**{long}**并", "CT001")
    assert (each.start, each.end) == ((4, 4), (4, 6))
    assert str(each.message).startswith(
        "**青屿轮渡公司今天…分钟（票价不变）** is printed with its **: "
    )


def test_sites_that_read_escaped_spaces_are_told_of_them() -> None:
    config = (
        "-- hugo.toml --\n[markup.goldmark.extensions.cjk]\nenable = true\nescapedSpace = true\n"
    )
    (each,) = judge_site(f"{config}-- content/a.md --\n**夜航（东）**今天", "CT001")
    assert str(each.message).endswith("write a backslash and a space behind it, which nobody sees")


def test_the_article_it_all_began_with(shared: Path) -> None:
    found = judge((shared / "seed" / "article.md").read_bytes(), "CT001")
    assert [(each.start, str(each.message)[:8]) for each in found] == [
        ((28, 1), "**财联社2月7"),
        ((70, 1), "**光大证券在最"),
    ]


@pytest.mark.hugo
def test_the_cures_work(tmp_path: Path, hugo: RunHugo) -> None:
    bodies = list(SAID)
    for body in list(SAID):
        (message,) = messages(body)
        emphasis = message.partition(" is printed")[0]
        side = message.rpartition("put a space ")[2]
        before = " " * (side != "behind it")
        after = " " * (side != "in front of it")
        bodies.append(body.replace(emphasis, f"{before}{emphasis}{after}"))
        if written := re.search("; write (.+), or put", message):
            bodies.append(body.replace(emphasis, written[1]))
    for number, body in enumerate(bodies):
        lay_out(tmp_path, f"-- content/{number:03}.md --\n{body}\n")
    lay_out(tmp_path, "-- hugo.toml --\n-- layouts/all.html --\n{{ .Content }}\n")
    assert hugo(tmp_path).returncode == 0
    printed = [
        html.unescape((tmp_path / "public" / f"{number:03}" / "index.html").read_text("utf-8"))
        for number in range(len(bodies))
    ]
    shown = [bool(re.search(r"\*|~", text)) for text in printed]
    assert shown == [True] * len(SAID) + [False] * (len(bodies) - len(SAID))
