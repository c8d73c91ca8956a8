"""On which pages characters of the other script are reported, and how."""

from pathlib import Path

import pytest

from tests.rules.cases import judge_site

HANS = "青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。" * 8
HANT = "青嶼渡輪公司今天宣布，本週五起加開夜班船，從東碼頭開往燈塔島，單程三十分鐘，票價不變。" * 8
SLIP = HANS + "\n乘务员在船上處理退票，退票處设在船头。\n"
TLIP = HANT + "\n乘務員在船上处理退票。\n"


def found(text: str, language: str, head: str = "", **settings: object) -> list[tuple[str, str]]:
    config = f'-- hugo.toml --\ndefaultContentLanguage = "{language}"\n'
    page = f"-- content/a.md --\n---\n{head}\n---\n{text}"
    diagnostics = judge_site(config + page, "CT005", "LG005", **settings)
    return [(each.code, str(each.message)) for each in diagnostics]


@pytest.mark.parametrize(
    ("language", "head", "text", "codes"),
    [
        ("zh-cn", "", SLIP, ["CT005"]),
        ("zh-tw", "", TLIP, ["CT005"]),
        ("zh", "", SLIP, ["CT005"]),
        ("zh", "", TLIP, ["CT005"]),
        ("en", "lang: zh-CN", SLIP, ["CT005"]),
        ("en", "", SLIP, []),
        ("ja", "", SLIP, []),
        ("zh-cn", "", TLIP, ["LG005"]),
        ("zh-tw", "", SLIP, ["LG005"]),
        ("zh-cn", "", HANS + HANT, []),
        ("zh-cn", "tags: [船上處理]", HANS + "\n乘务员在船上處理退票。", []),
    ],
)
def test_pages(language: str, head: str, text: str, codes: list[str]) -> None:
    assert [code for code, _ in found(text, language, head)] == codes


def test_a_character_is_reported_once_where_it_stands_first() -> None:
    site = '-- hugo.toml --\ndefaultContentLanguage = "zh-cn"\n-- content/a.md --\n'
    (each,) = judge_site(site + SLIP, "CT005")
    assert (each.start, each.end) == ((2, 7), (2, 8))
    assert str(each.message) == (
        "處 in 员在船上處理退票 is Traditional Chinese, and the text is Simplified "
        "(2 times on this page); write 处"
    )


def test_words_of_the_vocabulary_may_be_in_either_script(tmp_path: Path) -> None:
    vocabulary = "-- cms.toml --\n[taxonomies.tags]\nterms = ['船上處理', '退票處设']\n"
    site = '-- hugo.toml --\ndefaultContentLanguage = "zh-cn"\n' + vocabulary
    assert judge_site(f"{site}-- content/a.md --\n{SLIP}", "CT005") == []


def test_real_translations_are_clean(shared: Path) -> None:
    from cms.engine.clock import read_clock
    from cms.engine.validate import validate

    root = shared / "corpora" / "glossary"
    run = validate([root], {"select": ("CT005",)}, {}, read_clock("2026-10-01T00:00:00Z"))
    assert run.report.diagnostics == ()
