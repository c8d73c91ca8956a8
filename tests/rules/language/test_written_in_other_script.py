"""When a page counts as written in the other script of Chinese, and where the finding points."""

from pathlib import Path

import pytest

from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from tests.rules.cases import judge_site

HANS = "青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。"
HANT = "青嶼渡輪公司今天宣布，本週五起加開夜班船，從東碼頭開往燈塔島，單程三十分鐘，票價不變。"


def found(text: str, config: str, name: str = "a.md") -> list[str]:
    site = f"-- hugo.toml --\n{config}\n-- content/{name} --\n{text}\n"
    return [str(each.message) for each in judge_site(site, "LG005")]


def only(code: str, locale: str = "") -> str:
    return f'defaultContentLanguage = "{code}"\n[languages.{code}]\nlocale = "{locale}"'


@pytest.mark.parametrize("code", ["zh-cn", "zh-hans", "zh-hans-hk", "zh-sg", "zh_cn", "cn"])
def test_languages_in_simplified_characters(code: str) -> None:
    assert found(HANS, only(code)) == []
    (message,) = found(HANT, only(code))
    assert message.startswith(f"the page is in {code}, which stands for Simplified Chinese, but ")


@pytest.mark.parametrize("code", ["zh-tw", "zh-hant", "zh-hk", "zh-mo", "zh-hant-cn", "hant"])
def test_languages_in_traditional_characters(code: str) -> None:
    assert found(HANT, only(code)) == []
    (message,) = found(HANS, only(code))
    assert message.startswith(f"the page is in {code}, which stands for Traditional Chinese, but ")


@pytest.mark.parametrize("config", [only("zh"), only("en"), only("ja"), only("zh-cn", "zh-TW")])
def test_languages_that_tell_no_script(config: str) -> None:
    assert found(HANS, config) == found(HANT, config) == []


def test_the_locale_tells_it_too() -> None:
    assert found(HANT, only("zh", "zh-TW")) == []
    assert len(found(HANS, only("zh", "zh-TW"))) == 1


@pytest.mark.parametrize(
    ("lang", "config", "silent", "flagged"),
    [
        ("zh-TW", only("zh"), HANT, HANS),
        ("[zh-Hans, en]", only("zh"), HANS, HANT),
        ("zh-CN", only("en"), HANS, HANT),
        ("zh-CN", only("zh-cn"), HANS, HANT),
        ("[zh-CN, zh-TW]", only("zh-cn"), HANS, HANT),
        ("zh", only("zh-tw"), HANT, HANS),
        ("en", only("zh-tw"), HANT, HANS),
    ],
)
def test_lang_may_tell_the_script(lang: str, config: str, silent: str, flagged: str) -> None:
    head = f"---\nlang: {lang}\n---\n"
    assert found(head + silent, config) == []
    assert len(found(head + flagged, config)) == 1


@pytest.mark.parametrize(
    ("lang", "config"), [("zh-TW", only("zh-cn")), ("[zh-CN, zh-TW]", only("zh"))]
)
def test_nothing_is_said_where_lang_and_language_disagree(lang: str, config: str) -> None:
    head = f"---\nlang: {lang}\n---\n"
    assert found(head + HANS, config) == found(head + HANT, config) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HANS + HANT, "a.md"),
        (f"{HANS}\n\n> {HANT}", "a.md"),
        (f"{HANS}他說：「{HANT}」", "a.md"),
        (f"```\n{HANT}\n```", "a.md"),
        ("青嶼渡輪加開夜班", "a.md"),
        ("---\nsites: {matrix: {languages: [zh-tw]}}\n---\n" + HANT, "a.md"),
        (HANT, "b/index.md --\n-- content/b/c.md"),
    ],
)
def test_silent(text: str, name: str) -> None:
    assert found(text, only("zh-cn"), name) == []


def test_the_finding_points_at_the_first_words_and_counts() -> None:
    page = f"---\ntitle: 輪渡\n---\n\nA，{HANT}\n"
    (each,) = judge_site(f"-- hugo.toml --\n{only('zh-cn')}\n-- content/a.md --\n{page}", "LG005")
    assert (each.start, each.end) == ((5, 4), (5, 13))
    assert str(each.message).endswith(
        "the text is Traditional: 15 characters that only Traditional Chinese writes against 0; "
        "convert it, or publish it in the language that it is written in"
    )


def test_real_translations_are_in_their_script(shared: Path) -> None:
    from cms.engine.clock import read_clock
    from cms.engine.validate import validate

    root = shared / "corpora" / "glossary"
    tree = classify(walk(config := load_config(root)), config)
    assert {"zh-cn", "zh-tw"} <= {page.language for page in tree.pages}
    run = validate([root], {"select": ("LG",)}, {}, read_clock("2026-10-01T00:00:00Z"))
    assert run.report.diagnostics == ()
