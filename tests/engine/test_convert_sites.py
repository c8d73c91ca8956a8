"""Sites before and after a conversion, built by the real Hugo."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.runner import run
from tests.engine.test_convert import site
from tests.stub_site import RunHugo

NEWS = Path(__file__).parents[2] / "examples" / "news-zh"
LIST = (
    "<!doctype html>file:{{ with .File }}{{ .Path }}{{ end }}|"
    "{{ range .Translations }}{{ with .File }}{{ .Path }} {{ end }}{{ end }}|"
)
CONFIG = """\
baseURL = "https://e.org/"
defaultContentLanguage = "zh-cn"
defaultContentLanguageInSubdir = true
[languages.zh-cn]
weight = 1
[languages.zh-tw]
weight = 2
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser]
autoIDType = "%s"
"""
PAGES = {
    "content/post/a.md": """\
# 软件发布

## 软件 `代码` 说明

## 软件发布 ##

数 据
===

## 3.固定-发_布（新） {#软件id}

> ### **后**天 [发布](x) &amp; {.class}

- ## 后天

[1](#软件发布) [2](#%E8%BD%AF%E4%BB%B6%E5%8F%91%E5%B8%83-1) [3](../b/#数据库) [4](#软件id)
[5]({{< ref "b#数据库" >}}) [6]({{< relref "/post/b/index.md#数据库-1" >}}) [7][x] [8](#后天)
[9](/zh-cn/post/b/#数据库) <a href="#数-据">10</a> [11]({{% ref "/post/b#english" %}})

[x]: #软件-代码-说明 "软件"
""",
    "content/post/b/index.md": """\
## 数据库

## 数据库

## English

[12](../a/#数-据) [13](#数据库-1)
""",
}


def broken_fragments(public: Path) -> list[str]:
    """Links to pages of the site that lead to no element there."""
    pages = {path: path.read_text("utf-8") for path in public.rglob("index.html")}
    ids = {path: set(re.findall(r'\bid="?([^">\s]+)', html)) for path, html in pages.items()}
    found = []
    for path, html in pages.items():
        for href in re.findall(r'href="([^"]*)#([^"]+)"', html):
            where = href[0].removeprefix("https://e.org")
            folder = public if where.startswith("/") else path.parent
            target = Path((folder / where.lstrip("/") / "index.html").resolve())
            if unquote(href[1]) not in ids.get(target, ()):
                found.append(f"{path.relative_to(public)}: {'#'.join(href)}")
    return found


@pytest.mark.hugo
@pytest.mark.parametrize("kind", ["github", "github-ascii", "blackfriday"])
@pytest.mark.parametrize("pins", [(), ("--pin-ids",)])
def test_fragments_that_led_somewhere_still_do(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, tmp_path: Path, kind: str, pins: tuple[str, ...]
) -> None:
    site(tmp_path, CONFIG % kind, {**PAGES, "layouts/all.html": "{{ .Content }}"})
    assert hugo(tmp_path, "--quiet", "-d", "before").returncode == 0
    done = run(monkeypatch, tmp_path, "convert", "content", "--to", "zh-TW", "--idioms", *pins)
    assert done.exit_code == 0, done.stderr
    answer = hugo(tmp_path, "--quiet", "-d", "after")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    before = broken_fragments(tmp_path / "before")
    assert kind != "github" or not before
    twins = [each.replace("zh-cn/", "zh-tw/", count) for each in before for count in (1, 2)]
    assert {*broken_fragments(tmp_path / "after")} <= {*before, *twins}


@pytest.mark.hugo
def test_hugo_links_both_and_both_are_clean(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    shutil.copytree(NEWS, news)
    for twin in (news / "content").rglob("*.zh-tw.md"):
        twin.unlink()
    done = run(monkeypatch, news, "convert", "content", "--to", "zh-TW", "--idioms", "--taxonomies")
    assert done.exit_code == 0, done.stderr
    assert (
        run(
            monkeypatch,
            news,
            "convert",
            "content",
            "--to",
            "zh-TW",
            "--idioms",
            "--taxonomies",
            "--check",
        ).exit_code
        == 0
    )
    validated = run(monkeypatch, news, "validate", ".")
    assert "All checks passed" in validated.stdout, validated.stdout

    shutil.rmtree(news / "layouts")
    site(news, (news / "hugo.toml").read_text("utf-8"), {"layouts/all.html": LIST})
    answer = hugo(news, "--quiet", "-D", "-F", "-E")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    linked = {}
    for path in (news / "public").rglob("*.html"):
        name, _, rest = path.read_text("utf-8").removeprefix("<!doctype html>file:").partition("|")
        linked[name] = rest.partition("|")[0].split()
    originals = [
        path.relative_to(news / "content").as_posix()
        for path in (news / "content").rglob("*.md")
        if not path.name.endswith(".zh-tw.md")
    ]
    assert len(originals) > 15
    for original in originals:
        twin = original.removesuffix(".md") + ".zh-tw.md"
        assert linked[original] == [twin]
        assert linked[twin] == [original]
