"""Emphasis that fixes make work, and that the real Hugo then prints the same words."""

import html
import random
import re
from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.markdown.rendered import render
from tests.markdown.test_emphasis_hugo import natural_text
from tests.rules.fixing import UNSAFE, fixed, fixed_site

ESCAPED = "-- hugo.toml --\n[markup.goldmark.extensions.cjk]\nenable = true\nescapedSpace = true\n"

MOVED = {
    "**票价不变。**单程": "**票价不变**。单程",
    "今天**“夜航”**启程": "今天“**夜航**”启程",
    "见**《青屿志》**的": "见《**青屿志**》的",
    "看*《青屿志》*的": "看《*青屿志*》的",
    "看~~旧时刻表：~~新": "看~~旧时刻表~~：新",
    "今天**——夜航**": "今天——**夜航**",
    "> - **夜航。**单程": "> - **夜航**。单程",
    "| 甲 |\n| --- |\n| **夜航。**单程 |": "| 甲 |\n| --- |\n| **夜航**。单程 |",
    "**夜航。**单程，**加开！**今天": "**夜航**。单程，**加开**！今天",
    "[**夜航。**单程](x.md)": "[**夜航**。单程](x.md)",
    "{{< note >}}\n**夜航。**单程\n{{< /note >}}": "{{< note >}}\n**夜航**。单程\n{{< /note >}}",
    "甲*（乙）*，丙*丁（戊）*，": "甲（*乙*），丙*丁（戊）*，",
}

LEFT = [
    "**青屿轮渡（东码头）**今天",
    "**不要改`main`**分支",
    "今天**（夜航）改期**",
    "**ferry (夜)**船",
    '今天**"夜航"**启程',
]
"""Where only a space that readers see would do."""

HEAD = "---\ntitle: 船\n---\n\n前文。\n\n"


@pytest.mark.parametrize("body", MOVED)
def test_punctuation_goes_out_of_the_marks(body: str) -> None:
    for end in ("\n", "\r\n"):
        before, after = (f"{HEAD}{text}\n\n后文 *不变*\n" for text in (body, MOVED[body]))
        assert fixed(before.replace("\n", end), "CT001") == after.replace("\n", end)


@pytest.mark.parametrize("body", LEFT)
def test_nothing_is_done_that_readers_would_see(body: str) -> None:
    assert fixed(f"{HEAD}{body}\n", "CT001", level=UNSAFE) == f"{HEAD}{body}\n"


def test_escaped_spaces_where_the_site_reads_them() -> None:
    body = "**青屿轮渡（东码头）**今天\n\n今天**（夜航）改期**\n"
    changed = fixed_site(f"{ESCAPED}-- content/a.md --\n{body}", "CT001")
    assert changed == {"content/a.md": "**青屿轮渡（东码头）**\\ 今天\n\n今天\\ **（夜航）改期**\n"}


_TAG = re.compile(r"<[^>]*>")
_MARKS = str.maketrans("", "", "*~")


@pytest.mark.hugo
def test_hugo_prints_the_same_words(hugo: RunHugo, tmp_path: Path) -> None:
    chance = random.Random(5)
    texts = [text for text, _ in (natural_text(chance) for _ in range(400))]
    done = [fixed(text, "CT001") for text in texts]
    plain = {"extensions": {"typographer": {"disable": True}}}
    pages = render(hugo, tmp_path / "site", [text.encode() for text in texts + done], plain)
    count = 0
    for number, text in enumerate(texts):
        before, after = pages[number], pages[len(texts) + number]
        assert _words(before) == _words(after), text
        assert after.count("*") + after.count("~") <= before.count("*") + before.count("~")
        count += done[number] != text
    assert count > 100


def _words(page: str) -> str:
    return html.unescape(_TAG.sub("", page)).translate(_MARKS)
