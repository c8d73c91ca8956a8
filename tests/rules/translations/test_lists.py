"""What is said of lists of translations: the languages they name, and those they forget."""

import pytest

from tests.rules.cases import judge_site
from tests.rules.translations.sites import site

ONE_LANGUAGE = "-- hugo.toml --\ndefaultContentLanguage = 'zh-cn'\n"
ONE_CHINESE = "-- hugo.toml --\ndefaultContentLanguage = 'zh'\n[languages.zh]\n[languages.en]\n"
COUNTRIES = """\
-- hugo.toml --
defaultContentLanguage = "us"
[languages.us]
[languages.cn]
[languages.jp]
"""


def found(text: str) -> list[tuple[str, str, int, int]]:
    """Code, file and place of what the rules on lists find."""
    diagnostics = judge_site(text, "TR001", "TR002")
    return [(each.code, each.path.removeprefix("content/"), *each.start) for each in diagnostics]


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": "title: A", "a.en.md": "title: A"},  # who writes no list is asked for none
        {"a.md": "translations: [zh-TW]", "a.zh-tw.md": "translations: [zh-CN]"},
        {"a.md": "translations: [zh-CN, zh-TW]", "a.zh-tw.md": "translations: [zh-CN, zh-TW]"},
        {"a.md": "translations: [zh-Hant]", "a.zh-tw.md": "translations: zh_CN"},
        {"a.md": "translations: [zh-hant-tw, english]", "a.zh-tw.md": "", "a.en.md": ""},
        {"a.md": "translations: []"},
        {"a.md": "translations: ''"},
        {"a.md": "translations:"},
        {"a.md": "translations: zh-TW", "a/index.zh-tw.md": ""},
        {"a.md": "translations: [en]", "a.en.md": "draft: true"},
        {"a.md": "translations: []", "a.en.md": "draft: true"},
        {"a.md": "translations: []", "a.en.md": "build: {render: never}"},
        {"a.md": "translations: [en]\ntranslationKey: k", "b.en.md": "translationKey: k"},
        {"a.md": "translations: [en]", "a.en.md": "translationKey: k"},
        {"a.md": "translations: [en]\ntranslationKey: k", "a.en.md": ""},
        {"a.md": "translations: [zh-cn, en]\nsites: {matrix: {languages: '**'}}"},
        {"a.md": "translations: {en: /a/}"},
        {"a.md": "translations: [{lang: en, url: /a/}]"},
        {"a.md": "translations: [/en/a/, https://example.org/a]"},
        {"a.md": "translations: [关于我们]"},
        {"a.md": "translations: 5"},
        {"a/index.md": "", "a/more.md": "translations: [en]"},
        {"a.md": "translations: [zh-CN]", "b.md": "translations: [zh-CN, en]", "b.en.md": ""},
    ],
)
def test_silent(files: dict[str, str]) -> None:
    assert found(site(files)) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": "translations: [en]"}, [("TR001", "a.md", 2, 16)]),
        ({"a.md": "translations: en"}, [("TR001", "a.md", 2, 15)]),
        ({"a.md": "translations: [zh-TW, ja]", "a.zh-tw.md": ""}, [("TR001", "a.md", 2, 23)]),
        ({"a.md": "translations: [zh]"}, [("TR001", "a.md", 2, 16)]),
        ({"a.md": "translations: [zh-HK]", "a.zh-tw.md": ""}, [
            ("TR001", "a.md", 2, 1), ("TR001", "a.md", 2, 16)
        ]),
        ({"a.md": "translations: [en, xx]", "a.en.md": ""}, [("TR001", "a.md", 2, 20)]),
        ({"a.md": "translations: []", "a.en.md": ""}, [("TR001", "a.md", 2, 1)]),
        ({"a.md": "translations: [zh-CN]", "a.en.md": ""}, [("TR001", "a.md", 2, 1)]),
        ({"a.md": "translations: [en]", "a.en.md": "", "a.zh-tw.md": ""}, [
            ("TR001", "a.md", 2, 1)
        ]),
        ({"a.md": "translations: []\ntranslationKey: k", "b.en.md": "translationKey: k"}, [
            ("TR001", "a.md", 2, 1)
        ]),
        ({"a.md": "title: T\ntranslations: [zh-CN]"}, [("TR002", "a.md", 3, 15)]),
        ({"a.md": "translations: zh-Hans"}, [("TR002", "a.md", 2, 15)]),
        ({"a.zh-tw.md": "translations: [zh-TW]"}, [("TR002", "a.zh-tw.md", 2, 15)]),
        ({"a.md": "translations: [zh-CN]", "b.md": "translations: [en]", "b.en.md": ""}, [
            ("TR002", "a.md", 2, 15)
        ]),
        ({"a.md": "translations: [en]\nlang: en"}, [("TR002", "a.md", 2, 15)]),
    ],
)  # fmt: skip
def test_flagged(files: dict[str, str], expected: list[tuple[str, str, int, int]]) -> None:
    assert found(site(files)) == expected


@pytest.mark.parametrize(
    ("hugo", "files", "expected"),
    [
        (ONE_LANGUAGE, {"a.md": "translations: [zh-CN]"}, ["TR002"]),
        (ONE_LANGUAGE, {"a.md": "translations: [en]"}, ["TR001"]),
        ("-- hugo.toml --\n", {"a.md": "lang: [zh-CN]\ntranslations: [zh-CN]"}, ["TR002"]),
        (ONE_CHINESE, {"a.en.md": "translations: [zh-CN]", "a.md": ""}, []),
        (COUNTRIES, {"a.md": "translations: [ja, zh-CN]", "a.jp.md": "", "a.cn.md": ""}, []),
    ],
)
def test_languages_go_by_many_names(hugo: str, files: dict[str, str], expected: list[str]) -> None:
    assert [code for code, *_ in found(site(files, hugo))] == expected


def test_messages_say_that_hugo_does_not_read_the_list() -> None:
    files = {"a.md": "translations: [en, ja]", "a.zh-tw.md": "", "b.md": "translations: zh-CN"}
    assert [str(each.message) for each in judge_site(site(files), "TR001", "TR002")] == [
        "translations does not list zh-TW, though the page exists in that language; Hugo ignores "
        "this key and links both pages, but templates that read it do not; add zh-TW",
        "translations lists en, but the page has no file in en; Hugo ignores this key and goes by "
        "the names of files, so readers find no such translation; add the file or take en off the "
        "list",
        "translations lists ja, which is no language of the site (zh-cn, zh-tw, en); Hugo ignores "
        "this key, and the page has no such translation; take ja off the list",
        "translations names only zh-CN, the language of the page itself, and so says nothing; Hugo "
        "ignores this key and finds translations by the names of files; remove it, or list "
        "translations that exist",
    ]


def test_the_seed_article_lists_itself_only(shared) -> None:
    text = (shared / "seed" / "article.md").read_text("utf-8")
    hugo = (
        "-- hugo.toml --\ndefaultContentLanguage = 'zh-cn'\n[languages.zh-cn]\n[languages.zh-tw]\n"
    )
    for start in (hugo, ONE_LANGUAGE, "-- hugo.toml --\n"):
        diagnostics = judge_site(f"{start}-- content/post/a.md --\n{text}", "TR")
        assert [each.code for each in diagnostics] == ["TR002"]
