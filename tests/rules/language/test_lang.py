"""What the rules about ``lang`` in front matter say, in no site and in sites of all sorts."""

import json
from pathlib import Path

import pytest

from tests.rules.cases import front_matter, judge_site
from tests.tables import rows

TWO = """
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
[languages.zh-tw]
"""
OPEN = """
defaultContentLanguage = "zh"
disableLanguages = ["ja"]
[languages.zh]
locale = "zh-Hans-CN"
[languages.en]
[languages.ja]
"""
ODD = """
defaultContentLanguage = "cn"
[languages.cn]
[languages.hk]
locale = "zh-HK"
[languages.english]
locale = "en_GB"
"""
ONE = 'title = "T"\n'
PAGE_RULES = ("LG001", "LG002", "LG005")


def found(lang: str, config: str, name: str = "a.md", more: str = "") -> list[str]:
    """Code and column of each finding about a page whose ``lang`` is this."""
    page = f"-- content/{name} --\n---\nlang: {lang}\n---\n"
    diagnostics = judge_site(f"-- hugo.toml --\n{config}\n{more}{page}", "LG")
    return [f"{each.code} {each.start.column}" for each in diagnostics]


@pytest.mark.parametrize(
    "lang",
    [
        "zh-CN",
        "zh-cn",
        "zh-Hans",
        "zh",
        "en",
        "[zh-CN, zh-TW]",
        "de-CH-1901",
        "no",
        "",
        '""',
        "[]",
        "[~, '']",
        "{a: cn}",
        "python",
        "[C++, sh, ts]",
    ],
)
def test_silent_outside_any_site(lang: str) -> None:
    assert front_matter(f"lang: {lang}", *PAGE_RULES) == []


@pytest.mark.parametrize(
    ("lang", "code", "message"),
    [
        ("cn", "LG001", "did you mean zh-CN?"),
        ("chinese", "LG001", "did you mean zh?"),
        ("zh_CN.UTF-8", "LG001", "did you mean zh-CN?"),
        ("en-UK", "LG001", "did you mean en-GB?"),
        ("简体中文", "LG001", "did you mean zh-Hans?"),
        ('"zh-CN "', "LG001", 'lang says "zh-CN ", which is no language tag'),
        ("klingonish", "LG001", "write one such as zh-CN or en"),
        ("86", "LG001", 'lang says "86"'),
        ("zh_cn", "LG002", "how programs call their locales, and nothing to browsers"),
        ("ZH-cn", "LG002", "browsers do not mind"),
        ("zh-hant-TW", "LG002", "write zh-Hant-TW"),
        ("iw", "LG002", "out of date; write he"),
        ("in_ID", "LG002", "write id-ID"),
    ],
)
def test_a_tag_by_itself(lang: str, code: str, message: str) -> None:
    (each,) = front_matter(f"lang: {lang}", *PAGE_RULES)
    assert (each.code, each.start.column) == (code, 7)
    assert message in str(each.message)


def test_each_item_is_judged() -> None:
    diagnostics = front_matter("lang:\n  - zh-CN\n  - cn\n  - zh_TW", *PAGE_RULES)
    assert [(each.code, each.start.line) for each in diagnostics] == [("LG001", 4), ("LG002", 5)]


@pytest.mark.parametrize(
    ("config", "lang"),
    [
        (ONE, "en"),
        (ONE, "en-GB"),
        (ONE, "[en, en-US]"),
        (ONE, "javascript"),
        ('locale = "zh-CN"', "zh-CN"),
        ('locale = "zh-CN"', "zh-Hans"),
        ('defaultContentLanguage = "zh-cn"', "zh-CN"),
        ('defaultContentLanguage = "zh"', "zh-TW"),
        (TWO, "zh-CN"),
        (TWO, "zh-cn"),
        (TWO, "zh-Hans"),
        (TWO, "zh-Hans-CN"),
        (TWO, "zh"),
        (TWO, "[zh-CN, zh-TW]"),
        (OPEN, "zh-CN"),
        (OPEN, "zh-Hans-CN"),
        (OPEN, "zh-Hans"),
        (OPEN, "ja"),
        (ODD, "cn"),
        (ODD, "zh-CN"),
    ],
)
def test_silent_where_the_language_is_the_pages(config: str, lang: str) -> None:
    assert found(lang, config) == []


@pytest.mark.parametrize(
    ("config", "name", "lang"),
    [
        (TWO, "a.zh-tw.md", "zh-TW"),
        (TWO, "a.zh-tw.md", "zh-Hant"),
        (TWO, "a.zh-tw.md", "zh"),
        (OPEN, "a.en.md", "en-US"),
        (ODD, "a.hk.md", "zh-HK"),
        (ODD, "a.hk.md", "zh-Hant"),
        (ODD, "a.hk.md", "hk"),
        (ODD, "a.english.md", "en"),
        (ODD, "a.english.md", "en_GB"),
    ],
)
def test_silent_where_the_files_name_says_so_too(config: str, name: str, lang: str) -> None:
    assert found(lang, config, name) == []


@pytest.mark.parametrize(
    ("config", "lang", "expected"),
    [
        (ONE, "zh-CN", ["LG003 7"]),
        (ONE, "[zh-CN, en]", ["LG003 8"]),
        (ONE, "zh_CN", ["LG002 7", "LG003 7"]),
        ('defaultContentLanguage = "zh-cn"', "zh-TW", ["LG003 7"]),
        ('locale = "zh-CN"', "zh-TW", ["LG003 7"]),
        (OPEN, "zh-TW", ["LG003 7"]),
        (TWO, "zh-HK", ["LG003 7"]),
        (TWO, "tw", ["LG003 7"]),
        (TWO, "[zh-CN, fr, de]", ["LG003 15", "LG003 19"]),
        (TWO, "zh-TW", ["LG004 7"]),
        (TWO, "zh-Hant", ["LG004 7"]),
        (TWO, "[zh_TW]", ["LG002 8", "LG004 8"]),
        (TWO, "[zh-TW, fr]", ["LG003 15", "LG004 8"]),
        (TWO, "ZH-CN", ["LG002 7"]),
        (OPEN, "en-GB", ["LG004 7"]),
        (OPEN, "ja-JP", []),
        (ODD, "en", ["LG004 7"]),
        (ODD, "en-GB", ["LG004 7"]),
        (ODD, "zh-TW", ["LG003 7"]),
        (ODD, "tw", ["LG003 7"]),
    ],
)
def test_against_the_languages_of_the_site(config: str, lang: str, expected: list[str]) -> None:
    assert sorted(found(lang, config)) == expected


@pytest.mark.parametrize(
    ("config", "name", "lang", "message"),
    [
        (
            ONE,
            "a.md",
            "zh-CN",
            'lang says "zh-CN", but Hugo publishes the page in en, the only language of the site; '
            "make zh-cn the language of the site (defaultContentLanguage), or correct lang",
        ),
        (
            TWO,
            "a.md",
            "fr",
            'lang says "fr", which is none of the site\'s languages (zh-cn, zh-tw), so Hugo '
            "publishes the page in another one; correct lang, or add fr to the languages of the "
            "site",
        ),
        (
            TWO,
            "a.md",
            "tw",
            'lang says "tw", which is none of the site\'s languages (zh-cn, zh-tw), so Hugo '
            "publishes the page in another one; did you mean zh-TW?",
        ),
        (
            TWO,
            "post/b/index.zh-TW.md",
            "zh-CN",
            'lang says "zh-CN", but Hugo publishes the page in zh-tw: it goes by the name and the '
            "folder of the file, and lang changes nothing; rename the file to index.zh-cn.md, or "
            "correct lang",
        ),
    ],
)
def test_messages(config: str, name: str, lang: str, message: str) -> None:
    page = f"-- content/{name} --\n---\nlang: {lang}\n---\n"
    (each,) = judge_site(f"-- hugo.toml --\n{config}{page}", "LG")
    assert str(each.message) == message


def test_templates_that_read_lang_mark_foreign_articles_by_it() -> None:
    template = '-- layouts/baseof.html --\n<html lang="{{ .Params.lang | default "en" }}">\n'
    assert found("zh-CN", ONE, more=template) == []
    assert found("zh-TW", TWO, more=template) == ["LG004 7"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang: zh-TW\nsites: {matrix: {languages: [zh-tw]}}", []),
        ("lang: zh-TW\nsites: {matrix: {languages: ['**']}}", []),
        ("lang: zh-CN\nsites: {matrix: {languages: zh-tw}}", ["LG004"]),
        ("lang: zh-TW\nsites: {matrix: {languages: [zh-TW]}}", ["LG004"]),
    ],
)
def test_a_page_may_choose_its_languages(text: str, expected: list[str]) -> None:
    diagnostics = judge_site(f"-- hugo.toml --\n{TWO}-- content/a.md --\n---\n{text}\n---\n", "LG")
    assert [each.code for each in diagnostics] == expected


def test_the_folder_of_a_language_counts() -> None:
    config = TWO + 'contentDir = "chinese/tw"\n'
    page = "---\nlang: zh-TW\n---\n"
    site = f"-- hugo.toml --\n{config}-- chinese/tw/a.md --\n{page}-- content/a.md --\n{page}"
    assert [(each.path, each.code) for each in judge_site(site, "LG")] == [
        ("content/a.md", "LG004")
    ]


SEED = {
    "no site": ("", []),
    "a site without languages": (ONE, ["LG003"]),
    "a Chinese site": ('defaultContentLanguage = "zh-cn"\n', []),
    "a site with a Chinese locale": ('locale = "zh-CN"\n', []),
    "a site in two scripts": (TWO, []),
}


@pytest.mark.parametrize(("config", "expected"), SEED.values(), ids=SEED)
def test_the_article_it_all_began_with(config: str, expected: list[str], shared: Path) -> None:
    article = (shared / "seed" / "article.md").read_text("utf-8")
    folder = f"-- hugo.toml --\n{config}-- content/" if config else "-- "
    diagnostics = judge_site(f"{folder}a.md --\n{article}", "LG")
    assert [each.code for each in diagnostics] == expected


@pytest.mark.skipif(not rows("languages"), reason="needs the tables in ../shared")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lang key ignored", ["LG004"]),
        ("lang list key", ["LG004"]),
        ("lang key mono", []),
    ],
)
def test_hugo_pays_no_heed_to_lang(name: str, expected: list[str]) -> None:
    (row,) = (row for row in rows("languages") if row["name"] == name)
    (page,) = (page for page in row["pages"] if page["file"])
    files = {"hugo.json": json.dumps(row["config"]), **row["texts"]}
    site = "".join(f"-- {path} --\n{text}\n" for path, text in files.items())
    diagnostics = judge_site(site, "LG")
    assert [each.code for each in diagnostics] == expected
    published = f"publishes the page in {page['lang']}:"
    assert all(published in str(each.message) for each in diagnostics)
