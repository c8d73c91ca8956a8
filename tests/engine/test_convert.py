"""Where conversions go, what they leave alone, and what they say about what cannot be done."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import Outcome, run

TWO = """\
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
weight = 1
[languages.zh-tw]
weight = 2
[languages.en]
weight = 3
"""
FOLDERS = """\
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
contentDir = "content/zh-cn"
[languages.zh-tw]
contentDir = "content/zh-tw"
"""
ONE = 'defaultContentLanguage = "zh-cn"\n[languages.zh-cn]\n'
PAGE = '---\ntitle: "软件"\nslug: 软件 # 软\n---\n\n头**发**在`软件`里。\n'
TWIN = '---\ntitle: "軟體"\nslug: 软件 # 软\n---\n\n頭**髮**在`软件`裡。\n'
JAPANESE = "---\ntitle: a\n---\nこれは日本語で書かれた文章です。漢字も仮名もあります。\n"
TRADITIONAL = "這個開發團隊實際說明軟體與資料庫發佈過後還會繼續維護嗎\n"
SIMPLIFIED = "这个开发团队实际说明软件与数据库发布过后还会继续维护吗\n"


def site(folder: Path, config: str, files: dict[str, str]) -> Path:
    for name, text in {"hugo.toml": config, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("hugo.toml", ".cms-converted.json")
    }


def convert(patch: pytest.MonkeyPatch, folder: Path, *args: str) -> Outcome:
    return run(patch, folder, "convert", *args)


@pytest.mark.parametrize(
    ("config", "source", "twin"),
    [
        (TWO, "content/a.md", "content/a.zh-tw.md"),
        (TWO, "content/a.zh-cn.md", "content/a.zh-tw.md"),
        (TWO, "content/post/a/index.md", "content/post/a/index.zh-tw.md"),
        (TWO, "content/post/_index.zh-cn.md", "content/post/_index.zh-tw.md"),
        (FOLDERS, "content/zh-cn/post/a.md", "content/zh-tw/post/a.md"),
        (FOLDERS, "content/zh-cn/a/index.md", "content/zh-tw/a/index.md"),
    ],
)
def test_a_translation_stands_where_the_site_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, config: str, source: str, twin: str
) -> None:
    site(tmp_path, config, {source: PAGE})
    done = convert(monkeypatch, tmp_path, "content", "--to", "zh-TW", "--idioms")
    assert done.exit_code == 0, done.stderr
    assert files(tmp_path) == {source: PAGE, twin: TWIN}


def test_a_translation_into_the_default_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site(tmp_path, TWO, {"content/a.zh-tw.md": TWIN})
    assert convert(monkeypatch, tmp_path, "content", "--to", "zh-CN").exit_code == 0
    assert files(tmp_path)["content/a.md"].startswith('---\ntitle: "软体"')


def test_front_matter_about_languages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    head = "---\ntitle: 软件\nlang:\n  - zh-CN # 本\ntranslations: [zh-CN]\ntags: [软件]\n---\n"
    site(tmp_path, TWO, {"content/a.md": head})
    convert(monkeypatch, tmp_path, "content/a.md", "--to", "zh-TW", "--taxonomies")
    assert files(tmp_path) == {
        "content/a.md": head.replace("[zh-CN]", "[zh-CN, zh-TW]"),
        "content/a.zh-tw.md": "---\ntitle: 軟件\nlang:\n  - zh-TW # 本\n"
        "translations: [zh-CN, zh-TW]\ntags: [軟件]\n---\n",
    }


def test_settings_may_ask_for_taxonomies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = "---\ntags: [软件]\n---\n软\n"
    site(tmp_path, TWO, {"content/a.md": page, "cms.toml": "[convert]\ntaxonomy-terms = true\n"})
    convert(monkeypatch, tmp_path, "content", "--to", "zh-TW")
    assert "[軟件]" in files(tmp_path)["content/a.zh-tw.md"]


def test_texts_of_front_matter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = """\
+++
title = '软件'
linkTitle = "软\\u4ef6"
summary = '''
软
件'''
keywords = ['软']
url = '/软件/'
aliases = ['/软/']
translationKey = '软件'
tags = ['软件']
[params]
lead = '见 https://a.b/软件'
other = '软件'
+++
"""
    site(tmp_path, ONE, {"content/a.md": page})
    done = convert(monkeypatch, tmp_path, "content/a.md", "--to", "zh-TW", "--in-place")
    assert done.exit_code == 0, done.stderr
    new = files(tmp_path)["content/a.md"]
    changed = {
        "title = '软": "title = '軟",
        '"软': '"軟',
        "软\n": "軟\n",
        "['软']": "['軟']",
        "见": "見",
    }
    for old, meant in changed.items():
        page = page.replace(old, meant)
    assert new == page


def test_nobody_elses_work_is_overwritten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    twin, page = tmp_path / "content/a.zh-tw.md", tmp_path / "content/a.md"
    to = ("content", "--to", "zh-TW", "--idioms")
    site(tmp_path, TWO, {"content/a.md": PAGE, "content/a.zh-tw.md": "手寫\n"})
    assert convert(monkeypatch, tmp_path, *to).exit_code == 0
    named = convert(monkeypatch, tmp_path, "content/a.md", *to[1:])
    assert (named.exit_code, twin.read_text("utf-8")) == (1, "手寫\n")
    assert "somebody else wrote it" in named.stderr
    assert convert(monkeypatch, tmp_path, *to, "--force").exit_code == 0
    assert twin.read_text("utf-8") == TWIN
    assert list(json.loads((tmp_path / ".cms-converted.json").read_text("utf-8"))) == [
        "content/a.zh-tw.md"
    ]
    assert convert(monkeypatch, tmp_path, *to, "--check").exit_code == 0

    page.write_text(PAGE + "软\n", "utf-8")  # what was written is renewed
    assert convert(monkeypatch, tmp_path, *to, "--check").exit_code == 1
    assert twin.read_text("utf-8") == TWIN
    assert convert(monkeypatch, tmp_path, *to).exit_code == 0
    assert twin.read_text("utf-8") == TWIN + "軟\n"

    twin.write_text(TWIN + "手改\n", "utf-8")  # what was edited since is not
    assert convert(monkeypatch, tmp_path, *to, "--check").exit_code == 0
    page.write_text(PAGE + "新\n", "utf-8")
    done = convert(monkeypatch, tmp_path, *to)
    assert "was edited since it was written" in done.stderr
    assert (done.exit_code, twin.read_text("utf-8")) == (1, TWIN + "手改\n")


def test_nothing_is_written_by_diff_and_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site(tmp_path, TWO, {"content/a.md": PAGE})
    to = ("content/a.md", "--to", "zh-TW", "--idioms")
    diff = convert(monkeypatch, tmp_path, *to, "--diff")
    assert '+title: "軟體"' in diff.stdout
    assert convert(monkeypatch, tmp_path, *to, "--output", "-").stdout == TWIN
    assert files(tmp_path) == {"content/a.md": PAGE}
    convert(monkeypatch, tmp_path, *to, "--output", "b.md")
    assert files(tmp_path) == {"content/a.md": PAGE, "b.md": TWIN}


def test_terms_of_the_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terms = 'protect = ["恒生"]\n[pairs]\n"中国自制" = "中國自製"\n'
    site(tmp_path, TWO, {"content/a.md": "恒**生**和中国自制\n", "terms.toml": terms})
    convert(monkeypatch, tmp_path, "content", "--to", "zh-TW")
    assert files(tmp_path)["content/a.zh-tw.md"] == "恒**生**和中國自製\n"


def test_parameters_of_shortcodes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = '文\n\n{{< note title="软件" id="软件" >}}{{< img src="软" alt="软" >}}\n'
    settings = '[text-shortcodes]\nnote = ["title"]\n[image-shortcodes]\nimg = ["src"]\n'
    site(tmp_path, TWO, {"content/a.md": page, "cms.toml": settings})
    convert(monkeypatch, tmp_path, "content", "--to", "zh-TW")
    assert (
        files(tmp_path)["content/a.zh-tw.md"]
        == '文\n\n{{< note title="軟件" id="软件" >}}{{< img src="软" alt="軟" >}}\n'
    )


@pytest.mark.parametrize(
    ("name", "text", "args", "message"),
    [
        ("a.md", JAPANESE, (), "it is in Japanese or Korean"),
        ("a.md", "---\ntitle: a\n---\nEnglish\n", (), "there is no Chinese in it"),
        ("a.md", TRADITIONAL, (), "it is said to be in zh-CN, but it is written in Traditional"),
        ("a.md", TRADITIONAL + SIMPLIFIED, (), "it is written in both scripts"),
        ("a.md", "---\ntitle: [\n---\n软件\n", (), "Hugo cannot read its front matter (line 2)"),
        ("a.md", "软件\udcff", (), "it is not in UTF-8"),
        ("a.zh-tw.md", TRADITIONAL, (), "it is in zh-tw already"),
        ("a.en.md", SIMPLIFIED, (), "it is in en, which is no Chinese"),
        ("a.html", SIMPLIFIED, (), "it is not in Markdown"),
        ("a.md", SIMPLIFIED, ("--from", "en"), "nothing converts en"),
    ],
)
def test_bad_input(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    text: str,
    args: tuple[str, ...],
    message: str,
) -> None:
    site(tmp_path, TWO, {})
    path = tmp_path / "content" / name
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    done = convert(monkeypatch, tmp_path, f"content/{name}", "--to", "zh-TW", *args)
    assert message in done.stderr
    assert done.exit_code in (1, 2)
    assert [each.name for each in path.parent.iterdir()] == [name]
    assert not (tmp_path / ".cms-converted.json").exists()


@pytest.mark.parametrize(
    ("files", "args", "message"),
    [
        ({}, ("--to", "zh-HK"), "the site has no language zh-HK"),
        ({}, (), "what to convert to is not said"),
        ({}, ("--config", "s2x"), "OpenCC has no direction s2x"),
        ({"terms.toml": "protect = 1"}, ("--to", "zh-TW"), "terms.toml:1:11: protect must be"),
        ({"terms.toml": "protect = ["}, ("--to", "zh-TW"), "this is no TOML"),
        ({".cms-converted.json": "{"}, ("--to", "zh-TW"), "cannot be read"),
        ({}, ("--to", "zh-TW", "--diff", "--check"), "exclude each other"),
    ],
)
def test_bad_wishes(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: dict[str, str],
    args: tuple[str, ...],
    message: str,
) -> None:
    site(tmp_path, TWO, {"content/a.md": PAGE, **files})
    done = convert(monkeypatch, tmp_path, "content/a.md", *args)
    assert (done.exit_code, message in done.stderr) == (2, True), done.stderr
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["a.md"]


def test_no_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    assert convert(monkeypatch, tmp_path, "a.md", "--to", "zh-TW").exit_code == 2
    done = convert(monkeypatch, tmp_path, "a.md", "--config", "s2twp", "--in-place")
    assert (done.exit_code, files(tmp_path)) == (0, {"a.md": TWIN}), done.stderr
