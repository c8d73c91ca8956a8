"""``cms translations``: what it shows, and its options."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.hugo.assembled import write_content
from tests.hugo.sites import write_site

NEWS = Path(__file__).parents[2] / "examples" / "news-zh"
SETTINGS = {
    "languages": {"zh-cn": {"weight": 1}, "zh-tw": {"weight": 2}, "en": {"weight": 3}},
    "defaultContentLanguage": "zh-cn",
}
PAGES = {
    "_index.md": "",
    "_index.en.md": "",
    "post/港口.md": "",
    "post/港口.zh-tw.md": "draft: true",
    "post/ferry/index.md": "translationKey: ferry",
    "news/ferry.en.md": "translationKey: ferry",
    "post/again.md": "translationKey: ferry",
    "about.en.md": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_content(tmp_path, PAGES, SETTINGS)
    return tmp_path


def test_sections_come_first(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    assert run(monkeypatch, site, "translations").stdout == (
        "section  pages  zh-cn  zh-tw    en\n"
        "/            2    50%     0%  100%\n"
        "post         2   100%    50%   50%\n"
        "4 pages           75%    25%   75%\n"
        "missing             1      3     1\n"
        "drafts              0      1     0\n"
    )


def test_pages_are_shown_one_by_one(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    assert run(monkeypatch, site, "translations", "--pages").stdout == (
        "page                     zh-cn  zh-tw   en\n"
        "content/_index.md          yes      -  yes\n"
        "content/about.en.md          -      -  yes\n"
        "content/post/again.md  2 pages      -  yes\n"
        "content/post/港口.md       yes  draft    -\n"
        "4 pages                    75%    25%  75%\n"
        "missing                      1      3    1\n"
        "drafts                       0      1    0\n"
    )


@pytest.mark.parametrize(
    ("args", "paths"),
    [
        (["--missing"], ["_index.md", "about.en.md", "post/again.md", "post/港口.md"]),
        (["--missing", "--lang", "zh-Hant"], ["_index.md", "about.en.md", "post/again.md"]),
        (["--missing", "--lang", "zh_CN,en"], ["about.en.md", "post/港口.md"]),
        (["--missing", "--lang", "zh-cn", "--lang", "en"], ["about.en.md", "post/港口.md"]),
        (["content/post"], ["post/again.md", "post/港口.md"]),
        (["content/news/ferry.en.md"], ["post/again.md"]),
    ],
)
def test_pages_and_languages_are_chosen(
    monkeypatch: pytest.MonkeyPatch, site: Path, args: list[str], paths: list[str]
) -> None:
    outcome = run(monkeypatch, site, "translations", *args, "--format", "json")
    (found,) = json.loads(outcome.stdout)["sites"]
    assert [page["files"][0]["path"] for page in found["pages"]] == [
        f"content/{path}" for path in paths
    ]


def test_csv_has_a_column_for_each_language(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    text = run(monkeypatch, site, "translations", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == [
        "path", "translationKey", "section", "missing", "drafts", "zh-cn", "zh-tw", "en"
    ]  # fmt: skip
    assert rows[2] == {
        "path": "/post/again",
        "translationKey": "ferry",
        "section": "post",
        "missing": "zh-tw",
        "drafts": "",
        "zh-cn": "content/post/again.md content/post/ferry/index.md",
        "zh-tw": "",
        "en": "content/news/ferry.en.md",
    }
    assert (rows[3]["missing"], rows[3]["drafts"]) == ("en", "zh-tw")


def test_several_sites_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_content(tmp_path / name, {"a.md": ""}, SETTINGS)
    text = run(monkeypatch, tmp_path, "translations", "--lang", "en").stdout
    table = "section  pages  en\n/            1  0%\n1 page          0%\nmissing          1\n"
    assert text == f"one\n{table}drafts           0\n\ntwo\n{table}drafts           0\n"


def test_a_language_that_the_site_lacks_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    outcome = run(monkeypatch, site, "translations", "--lang", "ja")
    assert outcome.exit_code == 2
    assert outcome.stderr.endswith("(its languages are zh-cn, zh-tw, en)\n")


def test_front_matter_that_cannot_be_read_is_a_page_all_the_same(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    write_site(site, {"content/broken.md": "---\ntitle: [\n---\n"})
    text = run(monkeypatch, site, "translations", "--pages").stdout
    assert "content/broken.md      " in text


def test_readme_shows_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    root = NEWS.parents[1]
    text = run(monkeypatch, root, "translations", "examples/news-zh").stdout
    assert text in (root / "README.md").read_text("utf-8")
