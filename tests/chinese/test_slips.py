"""Which single characters of the other script count as slips."""

import pytest

from cms.chinese.script import Script, prose, prose_in_place
from cms.chinese.slips import find_slips

S, T = Script.SIMPLIFIED, Script.TRADITIONAL
HANS = "青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。" * 8
HANT = "青嶼渡輪公司今天宣布，本週五起加開夜班船，從東碼頭開往燈塔島，單程三十分鐘，票價不變。" * 8

SLIPS = [
    (HANS, "应用到信号的處理操作", ["處处"]),
    (HANS, "然後你可以问，稍後再说", ["後后"]),
    (HANS, "一個月后关闭，带乾淨机", ["個个", "淨净"]),
    (HANS, "放在复数名詞內，常見的动词", ["詞词", "內内", "見见"]),
    (HANT, "使得追踪使用者變得困難", ["踪蹤"]),
    (HANT, "與開關体積無關", ["体體"]),
]

NO_SLIPS = [
    (HANS, "鄧紫棋，GEM"),
    (HANS, "鬼滅の刃，追鬼滅の刃的人"),
    (HANS, "[繁體中文](/zh-tw/)"),
    (HANS, "他说：“處理”，见《處女座》"),
    (HANS, "> 应用到信号的處理操作"),
    (HANS, "`应用到信号的處理操作`"),
    (HANS, "數據庫"),
    (HANS, "放在名詞內"),
    (HANS, "论文《數字媒介》与傅柯論權力與主體"),
    (HANT, "然后，皇后，里長，干擾"),
    ("ferry " * 9, "应用到信号的處理操作"),
    (HANS + HANT, "应用到信号的處理操作"),
]


@pytest.mark.parametrize(("around", "text", "found"), SLIPS)
def test_slips(around: str, text: str, found: list[str]) -> None:
    whole = f"{around}\n\n{text}\n"
    slips = find_slips(whole, None)
    assert [each.char + each.meant for each in slips] == found
    for slip in slips:
        assert [whole[place] for place in slip.places] == [slip.char] * whole.count(slip.char)
        assert slip.words in text


@pytest.mark.parametrize(("around", "text"), NO_SLIPS)
def test_no_slips(around: str, text: str) -> None:
    assert find_slips(f"{around}\n\n{text}\n", None) == []


def test_a_text_in_the_other_script_has_none() -> None:
    text = HANS + "应用到信号的處理操作"
    assert [bool(find_slips(text, script)) for script in (S, T, None)] == [True, False, True]


def test_known_words_may_be_in_either_script() -> None:
    text = HANS + "我们在處理厂门前见面"
    assert find_slips(text, S, ["處理厂", "港股"]) == []
    assert len(find_slips(text, S, ["處女座"])) == 1


@pytest.mark.parametrize("body", ["a「b」c", "`a`\n```\nb\n```\nc", "\n> q\n\np", ""])
def test_prose_in_place_is_prose_with_all_else_blank(body: str) -> None:
    assert len(prose_in_place(body)) == len(body)
    assert prose_in_place(body).split() == prose(body).split()
