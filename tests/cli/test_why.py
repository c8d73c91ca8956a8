"""``cms why``: what it prints, and its exit codes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from cms.report.text import columns
from cms.report.why import WIDTH
from tests.cli.runner import run
from tests.hugo.sites import write_site

NEWS = Path(__file__).parents[2] / "examples" / "news-zh"
CLOCK = ("--clock", "2025-02-07T22:00:00+08:00")
TWO = """\
baseURL = "https://example.org/"
defaultContentLanguage = "zh-cn"

[languages.zh-cn]
weight = 1

[languages.zh-tw]
weight = 2

[permalinks.page]
dated = "/:year/:slug/"
"""


def page(text: str) -> str:
    return f"---\n{text}\n---\n"


def answer(monkeypatch: pytest.MonkeyPatch, folder: Path, *args: str) -> dict:
    outcome = run(monkeypatch, folder, "why", "--format", "json", *CLOCK, *args)
    (found,) = json.loads(outcome.stdout)["answers"]
    return found


SEED = """\
content/post/article.md
not published: it is in the future for another 7 h 31 min

  title         恒指放量突破21000点关口 机构关注年报业绩及2月经济数据｜港股风向标
  language      zh-cn, the site's only language
  kind          page, section post
  address       https://example.org/post/article/ from the file's name
  files         post/article/index.html
  date          2025-02-07 21:31:14 UTC from date (line 3), read in UTC, for it has no offset
                and the site no timeZone
  period        from 2025-02-07 21:31:14 UTC (by the author's clock 2025-02-07 21:31:14+08:00)

  1. date 2025-02-07 21:31:14 is in the future for another 7 h 31 min: without an offset Hugo
     reads it in UTC, as 2025-02-07 21:31:14 UTC. If you meant +08:00, it would have been out
     for 28 min 46 s
     content/post/article.md:3:7
     → append +08:00 to it, or set the site's timeZone
"""


def test_the_seed_article_is_eight_hours_late(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path
) -> None:
    write_site(tmp_path, {"hugo.toml": 'defaultContentLanguage = "zh-cn"'})
    (tmp_path / "content" / "post").mkdir(parents=True)
    article = "content/post/article.md"
    shutil.copyfile(shared / "seed" / "article.md", tmp_path / article)
    outcome = run(monkeypatch, tmp_path, "why", article, *CLOCK)
    assert (outcome.exit_code, outcome.stdout) == (1, SEED)
    later = run(monkeypatch, tmp_path, "why", article, "--clock", "2025-02-07T21:31:15Z")
    assert later.exit_code == 0
    assert later.stdout.splitlines()[1].startswith("published: readers see it at ")


VISIBLE = """\
content/market/weekly-review.zh-tw.md
published: readers see it at https://news.example.org/zh-tw/market/weekly-review/

  title         青嶼綜合指數週線連四紅 航運與餐飲領漲｜一週市場
  language      zh-tw, by the file's name
  kind          page, section market
  address       https://news.example.org/zh-tw/market/weekly-review/ from the file's name
  files         zh-tw/market/weekly-review/index.html
  date          2025-02-14 17:35:20+08:00 from date (line 3)
  period        from 2025-02-14 17:35:20+08:00
  translations  zh-cn: content/market/weekly-review.md
"""


def test_an_article_that_readers_see(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, NEWS, "why", "content/market/weekly-review.zh-tw.md")
    assert (outcome.exit_code, outcome.stdout) == (0, VISIBLE)


def test_of_a_folder_only_what_readers_miss_is_shown_in_full(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = {"a.md": "title: A", "b.md": "draft: true", "c.md": "title: C"}
    texts = {f"content/{name}": page(text) for name, text in files.items()}
    write_site(tmp_path, {"hugo.toml": "", **texts, "content/.d.md": page("title: D")})
    outcome = run(monkeypatch, tmp_path, "why")
    assert outcome.exit_code == 1
    assert outcome.stdout.startswith("content/b.md\nnot published: it is a draft\n")
    assert outcome.stdout.endswith("\n\nReaders see 2 of 3 articles.\n")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("content/post/Pier.md", "content/post/pier.md"),
        ("post/pier.md", "content/post/pier.md"),
        ("content/post/peir.md", "content/post/pier.md"),
        ("content/posts/pier.md", "content/post/pier.md"),
    ],
)
def test_a_path_that_does_not_exist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, meant: str
) -> None:
    names = ("content/post/pier.md", "content/post/ferry.md", "content/about.md")
    write_site(tmp_path, {"hugo.toml": "", **dict.fromkeys(names, page("title: T"))})
    outcome = run(monkeypatch, tmp_path, "why", path)
    if (tmp_path / path).exists():
        pytest.skip("letter case makes no difference here")
    hint = f"cms: there is no file or folder {path} (did you mean {meant}?)\n"
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (2, "", hint)


@pytest.mark.parametrize(
    ("name", "text", "fact", "message", "place"),
    [
        ("post/a.md", "", "permalinkFrom", "from the file's name", None),
        ("post/a/index.md", "", "permalinkFrom", "from the folder's name", None),
        ("post/a.md", "slug: b", "permalinkFrom", "from slug", ("content/post/a.md", 2, 7)),
        ("post/a.md", "url: /b/", "permalinkFrom", "from url", ("content/post/a.md", 2, 6)),
        (
            "dated/a.md",
            "date: 2024-05-06",
            "permalinkFrom",
            "by the permalinks pattern /:year/:slug/",
            ("hugo.toml", 10, 2),
        ),
        ("_index.md", "", "permalinkFrom", "as the home page", None),
        (
            "given/a.md",
            "",
            "permalinkFrom",
            "from slug (handed down by content/given/_index.md)",
            ("content/given/_index.md", 2, 40),
        ),
        ("post/a.md", "", "langFrom", "the site's default language", ("hugo.toml", 2, 1)),
        ("post/a.zh-TW.md", "", "langFrom", "by the file's name", None),
        (
            "post/a.md",
            "sites: {matrix: {languages: zh-tw}}",
            "langFrom",
            "by sites.matrix",
            ("content/post/a.md", 2, 17),
        ),
        (
            "post/a.md",
            "lastmod: 2024-01-01",
            "dateFrom",
            "from lastmod",
            ("content/post/a.md", 2, 10),
        ),
    ],
)
def test_what_decided_a_fact(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    text: str,
    fact: str,
    message: str,
    place: tuple[str, int, int] | None,
) -> None:
    given = page("cascade: [{weight: 1}, {params: {slug: b}}]")
    path = f"content/{name}"
    write_site(tmp_path, {"hugo.toml": TWO, "content/given/_index.md": given, path: page(text)})
    found = answer(monkeypatch, tmp_path, path)["page"][fact]
    assert found["message"] == message
    assert (found["path"], found["line"], found["column"]) == (place or (None, None, None))


@pytest.mark.parametrize(
    ("files", "kind", "place", "change"),
    [
        (
            {"a.md": "draft: true"},
            "draft",
            ("content/a.md", 2, 8),
            "set it to false, or remove it, when the page may be seen",
        ),
        (
            {"p/_index.md": "cascade:\n- target: {kind: page}\n  Draft: true", "p/a.md": ""},
            "draft",
            ("content/p/_index.md", 4, 10),
            "set draft to false in this file, or remove it from content/p/_index.md",
        ),
        (
            {"a.md": "title: T\npublishDate: 2026-01-01T00:00:00+08:00"},
            "future",
            ("content/a.md", 3, 14),
            "set a date that has passed, or build the site again after 2026-01-01 00:00:00+08:00",
        ),
        (
            {"a.md": "date: 2025-02-08"},
            "future",
            ("content/a.md", 2, 7),
            "set a date that has passed, or build the site again after 2025-02-08 00:00:00 UTC",
        ),
        (
            {"a.md": "build:\n  list: never\n  render: never"},
            "not-rendered",
            ("content/a.md", 4, 11),
            "set build.render to always, or remove it",
        ),
        (
            {"b.md": "slug: a", "a.md": ""},
            "shared-address",
            ("content/b.md", 1, 1),
            "give one of them another slug, url or file name",
        ),
    ],
)
def test_each_reason_ends_in_what_to_change(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: dict[str, str],
    kind: str,
    place: tuple[str, int, int],
    change: str,
) -> None:
    texts = {f"content/{name}": page(text) for name, text in files.items()}
    write_site(tmp_path, {"hugo.toml": TWO, **texts})
    (reason,) = answer(monkeypatch, tmp_path, list(texts)[-1])["reasons"]
    assert (reason["kind"], reason["change"]) == (kind, change)
    assert (reason["path"], reason["line"], reason["column"]) == place


def test_what_an_environment_builds_is_a_note(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = {
        "hugo.toml": TWO,
        "config/development/hugo.toml": "buildDrafts = true",
        "content/a.md": page("draft: true"),
    }
    write_site(tmp_path, files)
    outcome = run(monkeypatch, tmp_path, "why", "content/a.md", "-e", "development")
    assert outcome.exit_code == 0
    assert outcome.stdout.endswith(
        "\n  note it is a draft, and is built because buildDrafts is on in the environment "
        "development\n       config/development/hugo.toml:1:1\n"
    )


def test_translations_and_what_lacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "hugo.toml": TWO,
            "content/a.md": page("title: A"),
            "content/a.zh-tw.md": page("draft: true"),
            "content/b.md": page("title: B"),
        },
    )
    found = answer(monkeypatch, tmp_path, "content/a.md")["page"]
    twin = {"lang": "zh-tw", "path": "content/a.zh-tw.md", "status": "draft"}
    assert (found["translations"], found["missingLanguages"]) == ([twin], [])
    alone = answer(monkeypatch, tmp_path, "content/b.md")["page"]
    assert (alone["translations"], alone["missingLanguages"]) == ([], ["zh-tw"])


def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    title = "青屿轮渡本周五起加开夜班，末班船延至零点；" * 6
    write_site(tmp_path, {"hugo.toml": TWO, "content/a.md": page(f"title: {title}\ndraft: true")})
    lines = run(monkeypatch, tmp_path, "why", "content/a.md").stdout.splitlines()
    written = "".join(line.strip() for line in lines)
    assert title in written.replace("title         ", "")
    assert all(columns(line) <= WIDTH for line in lines)
    assert not any(line.strip().startswith(("，", "；")) for line in lines)


def test_control_characters_do_not_reach_the_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_site(tmp_path, {"hugo.toml": TWO, "content/a.md": page('title: "\\e[31mred"')})
    assert "\x1b" not in run(monkeypatch, tmp_path, "why", "content/a.md").stdout


def test_the_readme_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    root = NEWS.parents[1]
    readme = (root / "README.md").read_text("utf-8")
    command, shown = re.findall(r"\$ cms (why .+)\n((?s:.+?))```", readme)[0]
    assert run(monkeypatch, root, *command.split()).stdout == shown
