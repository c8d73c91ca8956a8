"""Which summaries count as cut, and which as written so."""

import pytest

from tests.rules.cases import judge

BODY = """\
青屿轮渡公司今天宣布，本周五起加开**夜班船**，票价上涨1.22%，从东码头开往灯塔岛，单程三十分钟。

- 停靠东码头和西码头
"""
FIFTY = "单程三十分钟，票价不变，" * 4 + "末班"

CUT = {
    "青屿轮渡公司今天宣布，本周五起加开...": '"夜班船，票价',
    "青屿轮渡公司今天宣布，本周五起…": '"加开夜班船',
    "本周五起加开**夜班船**，票价上涨1...": '".22%，从',
    "本周五起加开**夜班船**，票价上涨1.22%，从东码头开往灯塔": '"岛，单程',
    "恒指、国指分别上涨1.16%及1...": "the number 1",
    "票价为3…": "the number 3",
    "新增航线（东码头": "（",
    "船长说：“我们从来没有…": "“",
    "见《青屿志": "《",
    "单程三十分钟，": "，",
    "途经东码头、": "、",
    FIFTY + "...": "exactly 50",
    FIFTY + " […]": "exactly 50",
}
"""What the message quotes of each."""

WHOLE = [
    "青屿轮渡公司今天宣布，本周五起加开夜班船。",
    "青屿轮渡的时刻表与票价",
    "停靠东码头和西码头",
    "本周五起加开**夜班船**，票价上涨1.22%，从东码头开往灯塔岛",
    "那年夏天的渡船，后来再也没有开过……",
    "苹果、香蕉、荔枝……",
    "编号为 1、2、3…",
    "我们去哪里？…",
    "“渡船还会来吗？”他问。",
    "时刻表（2025）",
    "2025 年的船票 3",
    "零和信念”与“封闭性",
    FIFTY + "车...",
    "The ferry runs till 1...",
    "",
]


def quoted(key: str, text: str) -> list[str]:
    found = judge(f"---\n{key}: {text!r}\n---\n{BODY}", "CT002")
    return [str(each.message) for each in found]


@pytest.mark.parametrize("text", CUT)
def test_cut(text: str) -> None:
    (message,) = quoted("summary", text)
    assert CUT[text] in message.partition(", and readers")[0]


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text: str) -> None:
    assert quoted("summary", text) == []


def test_the_cure_depends_on_the_key() -> None:
    assert "Hugo then takes whole paragraphs" in quoted("summary", "票价为3…")[0]
    for key in ("description", "Lead"):
        (message,) = quoted(key, "票价为3…")
        assert message.startswith(f"{key} breaks off")
        assert message.endswith("; write a whole sentence")


def test_words_that_also_end_a_sentence_are_not_cut() -> None:
    text = "青屿轮渡本周五起加开夜班船"
    for body, count in ((f"{text}至灯塔岛。", 1), (f"{text}。\n\n{text}至灯塔岛。", 0)):
        assert len(judge(f"---\nsummary: {text}…\n---\n{body}", "CT002")) == count
