"""Which files and folders are named after languages that the site does not know by this name."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import RunHugo
from tests.hugo.sites import write_site
from tests.rules.cases import judge_site
from tests.stub_site import hugo_list
from tests.tables import rows

TWO = """
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
[languages.zh-tw]
"""
EN = "defaultContentLanguage = 'en'\n[languages.en]\n[languages.zh-cn]\n"
ZH = "defaultContentLanguage = 'zh-cn'\n"


def found(config: str, names: str, code: str = "LG006") -> dict[str, str]:
    """The message about each file of a site that has one."""
    files = "".join(f"-- content/{name.strip()} --\n" for name in names.split("|"))
    diagnostics = judge_site(f"-- hugo.toml --\n{config}\n{files}", code)
    return {each.path.removeprefix("content/"): str(each.message) for each in diagnostics}


@pytest.mark.parametrize(
    ("config", "names"),
    [
        (TWO, "a.md|a.zh-tw.md|b.zh-TW.md|c.ZH-CN.md|a.b.zh-tw.md|a.zh-tw.bak.md"),
        (TWO, "v1.2.md|v1.md|a..md|a.1.md|1.0.0-rc.1.md|2025.02.07.md"),
        (TWO, "a.md|a.zh-tw.md|a.draft.md|a.old.md|a.new.md|a.min.md|a.bak.md|a.xx.md"),
        (TWO, "node.js.md|app.js.md|app.md|index.html.md|socket.io.md|asp.net.md|d3.v7.md"),
        (ZH, "heise.de.md|amazon.fr.md|yandex.ru.md|amazon.co.jp.md|sina.com.cn.md"),
        (ZH, "main.md|main.cs.md|main.ts.md|main.pl.md|main.sh.md|main.rs.md|main.md.md"),
        (ZH, "faq.md|faq.no.md|faq.is.md|faq.it.md|faq.so.md|faq.us.md|faq.as-is.md|a.to-do.md"),
        (EN, "list.md|list.us.md|list.zh-cn.md|hi-fi.md|a.hi-fi.md|what.is-it.md"),
        (ZH + 'disableLanguages = ["en"]\n[languages.zh-cn]\n[languages.en]\n', "a.md|a.en.md"),
        ("defaultContentLanguage = 'zh_cn'\n", "a.md|a.zh_CN.md"),
        ("defaultContentLanguage = 'cn'\n", "a.md|a.cn.md"),
        (ZH, "post.en/a.md|v1.2/a.md|.zh.md"),
    ],
)
def test_silent(config: str, names: str) -> None:
    assert found(config, names) == {}


@pytest.mark.parametrize(
    ("config", "names", "expected"),
    [
        (TWO, "a.md|a.zh_TW.md", {"a.zh_TW.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.zh-hant.md", {"a.zh-hant.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.zh-Hant-TW.md", {"a.zh-Hant-TW.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.zh-HK.md", {"a.zh-HK.md": "add zh-hk to the languages"}),
        (TWO, "a.zh.md", {"a.zh.md": "rename it to one of a.md, a.zh-tw.md"}),
        (TWO, "a.md|a.zh.md", {"a.zh.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.md|a.tw.md", {"a.tw.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.md|a.繁體.md", {"a.繁體.md": "rename it to a.zh-tw.md"}),
        (TWO, "a.md|a.cn.md", {"a.cn.md": "rename it: in zh-cn there is this page already"}),
        (TWO, "a.en.md", {"a.en.md": "add en to the languages of the site, or rename it"}),
        (TWO, "a.md|a.fr.md", {"a.fr.md": "add fr to the languages of the site"}),
        (TWO, "a.fr.md|b.zh-tw.md", {"a.fr.md": "add fr to the languages of the site"}),
        (ZH, "a.fr.md|a.de.md", {"a.fr.md": "add fr to", "a.de.md": "add de to"}),
        (ZH, "Post.md|post.FR.md", {"post.FR.md": "add fr to the languages"}),
        (ZH, "v1.2.md|v1.2.fr.md", {"v1.2.fr.md": "add fr to the languages"}),
        (ZH, "a.pt-BR.html.md|a.pt-BR.md", {"a.pt-BR.md": "add pt-br to the languages"}),
        (EN, "a.md|a.ZH_CN.markdown", {"a.ZH_CN.markdown": "rename it to a.zh-cn.markdown"}),
        (
            TWO,
            "post/_index.zh_tw.md",
            {"post/_index.zh_tw.md": "in zh-cn, /post/_index.zh_tw; rename it to _index.zh-tw.md"},
        ),
        (
            TWO,
            "post/a/index.md|post/a/index.zh_tw.md",
            {"post/a/index.zh_tw.md": "a resource of its bundle and no page; rename it to index."},
        ),
    ],
)
def test_flagged(config: str, names: str, expected: dict[str, str]) -> None:
    messages = found(config, names)
    assert messages.keys() == expected.keys()
    assert all(expected[path] in message for path, message in messages.items())


def test_files_in_no_site_are_left_alone() -> None:
    assert judge_site("-- a.md --\n-- a.zh-cn.md --\n-- b.zh-tw.md --\n", "LG") == []


SUFFIXES = {
    "suffix .zh_CN": "rename it to a.zh-cn.md",
    "suffix .zh-hans": "rename it to a.zh-cn.md",
    "suffix .zh-hant": "add zh-hant to the languages",
    "suffix .zh-Hant-TW": "add zh-hant-tw to the languages",
    "suffix .zh-tw": "add zh-tw to the languages",
    "suffix .cn": "rename it to a.zh-cn.md",
    "suffix .中文": "rename it to a.zh-cn.md",
    "one language": "add en to the languages",
    "no languages key, locale": "rename it to b.md",
    "no languages key, languageCode": "rename it to b.md",
    "languageCode key": "rename it to b.zh.md",
    "locale and label keys": "rename it to b.zh.md",
}
"""Rows of the table of Hugo's answers in which a language is taken for a part of the name."""


@pytest.mark.skipif(not rows("languages"), reason="needs the tables in ../shared")
@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["name"]) for row in rows("languages") if not row["error"]]
)
def test_what_hugo_makes_of_each_suffix(row: dict[str, Any]) -> None:
    site = {"hugo.json": json.dumps(row["config"])} | dict.fromkeys(row["files"], "")
    text = "".join(f"-- {path} --\n{content}\n" for path, content in site.items())
    flagged = {each.path: str(each.message) for each in judge_site(text, "LG006")}
    assert len(flagged) == (row["name"] in SUFFIXES), flagged
    for path, message in flagged.items():
        assert SUFFIXES[row["name"]] in message
        (page,) = (page for page in row["pages"] if f"content/{page['file']}" == path)
        assert page["lang"] == row["pages"][0]["lang"]
        assert f"in {page['lang']}, {page['path']};" in message


NAMES = [
    "plain.md",
    "own.zh-CN.md",
    "underscore.zh_cn.md",
    "script.zh-Hant.md",
    "region.zh-Hant-TW.md",
    "bare.zh.md",
    "part/_index.zh_tw.md",
    "leaf/index.zh_tw.md",
]


@pytest.mark.hugo
def test_pages_have_the_address_that_the_message_says(tmp_path: Path, hugo: RunHugo) -> None:
    write_site(tmp_path, {"hugo.toml": TWO, **{f"content/{name}": "" for name in NAMES}})
    paths = addresses(hugo, tmp_path)
    messages = found(TWO, "|".join(NAMES))
    assert messages.keys() == set(NAMES) - {"plain.md", "own.zh-CN.md"}
    for name in NAMES:
        assert (paths[f"content/{name}"].count(".") > 0) == (name in messages)
    for name, message in messages.items():
        address = paths[f"content/{name}"].rstrip("/")
        assert f"a page of its own in zh-cn, {address};" in message


def addresses(hugo: RunHugo, site: Path) -> dict[str, str]:
    """The path of each file's page, as Hugo publishes it."""
    rows = hugo_list(hugo, site)
    return {row["path"]: unquote(urlsplit(row["permalink"]).path) for row in rows}


FOLDERS = {
    "a section": ("zh-tw/a.md|post/b.md", ["zh-tw/a.md"]),
    "one finding a folder": ("zh-tw/b.md|zh-tw/_index.md|zh-tw/c/d.md", ["zh-tw/_index.md"]),
    "capitals": ("zh-TW/a.md", ["zh-TW/a.md"]),
    "another name": ("zh-Hant/a.md", ["zh-Hant/a.md"]),
    "the default language": ("zh-cn/a.md", []),
    "files that name it": ("zh-tw/a.zh-tw.md", []),
    "deeper": ("post/zh-tw/a.md", []),
    "a word": ("zh/a.md|tw/b.md|en/c.md|taiwan/d.md", []),
}


@pytest.mark.parametrize(("names", "expected"), FOLDERS.values(), ids=FOLDERS)
def test_folders(names: str, expected: list[str]) -> None:
    assert list(found(TWO, names, "LG007")) == expected


def test_a_folder_says_what_to_write() -> None:
    assert found(TWO, "zh-TW/a.md|zh-TW/b.md", "LG007") == {
        "zh-TW/a.md": "content/zh-TW is no content folder of zh-tw, so its pages (2) are in "
        "zh-cn, below /zh-tw/, and translate nothing; set contentDir = "
        '"content/zh-TW" for zh-tw'
    }


@pytest.mark.parametrize(
    "config",
    [
        ZH,
        TWO + 'contentDir = "content/zh-tw"\n',
        TWO + "[module]\n[[module.imports]]\npath = 'example.org/gone'\n",
    ],
)
def test_folders_are_silent(config: str) -> None:
    assert found(config, "post/a.md|zh-tw/post/a.md", "LG007") == {}


@pytest.mark.hugo
def test_hugo_takes_a_folder_for_a_language_where_it_is_told_to(
    tmp_path: Path, hugo: RunHugo
) -> None:
    names = ("content/post/a.md", "content/zh-tw/post/a.md")
    template = "{{ .Language.Lang }} {{ .Translations | len }}"
    pages = ("public/post/a/index.html", "public/zh-tw/post/a/index.html")
    write_site(tmp_path, {"layouts/page.html": template, **dict.fromkeys(names, "")})
    seen = []
    for config in (TWO, TWO + 'contentDir = "content/zh-tw"\n'):
        write_site(tmp_path, {"hugo.toml": config})
        assert hugo(tmp_path).returncode == 0
        seen.append([(tmp_path / page).read_text("utf-8") for page in pages])
    assert seen == [["zh-cn 0", "zh-cn 0"], ["zh-cn 1", "zh-tw 1"]]
