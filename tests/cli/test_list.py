"""``cms list``: against the real Hugo, and its own promises."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.conftest import RunHugo
from tests.stub_site import hugo_list, overlay, stub_layouts

EXAMPLES = Path(__file__).parents[2] / "examples"
NEWS = EXAMPLES / "news-zh"
AGREED = (
    "path", "title", "date", "publishDate", "expiryDate", "draft", "permalink", "kind", "section",
)  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def agreed(rows: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    return (tuple(row[name] for name in AGREED) for row in rows)


def assert_as_hugo_lists(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, source: Path, site: Path
) -> None:
    overlay(source, site)
    if not (site / "layouts").is_dir():
        stub_layouts(site)
    theirs = hugo_list(hugo, site)
    ours = rows_of(run(monkeypatch, site, "list", "--format", "csv").stdout)
    assert sorted(agreed(ours)) == sorted(agreed(theirs))
    assert len(ours) > 10


@pytest.mark.hugo
def test_the_example_is_listed_as_hugo_lists_it(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, tmp_path: Path
) -> None:
    assert_as_hugo_lists(monkeypatch, hugo, NEWS, tmp_path / "site")


@pytest.mark.hugo
@pytest.mark.parametrize("corpus", ["glossary", "hugoDocs", "opentelemetry"])
def test_a_real_site_is_listed_as_hugo_lists_it(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, tmp_path: Path, shared: Path, corpus: str
) -> None:
    assert_as_hugo_lists(monkeypatch, hugo, shared / "corpora" / corpus, tmp_path / "site")


def test_csv_begins_with_the_columns_of_hugo(monkeypatch: pytest.MonkeyPatch) -> None:
    header = run(monkeypatch, NEWS, "list", "--format", "csv").stdout.splitlines()[0]
    assert header.startswith(
        "path,slug,title,date,expiryDate,publishDate,draft,permalink,kind,section,"
    )


def test_json_rows_have_the_agreed_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "content/post/ferry-night-service/index.md"
    outcome = run(monkeypatch, NEWS, "list", page, "--format", "json")
    document = json.loads(outcome.stdout)
    assert document["version"] == 1
    (row,) = document["pages"]
    assert list(row) == [
        "path", "lang", "kind", "type", "section", "title", "date", "publishDate", "lastmod",
        "expiryDate", "draft", "status", "url", "permalink", "translationKey", "translations",
        "errors",
    ]  # fmt: skip
    assert row["path"] == page
    assert row["status"] == "published"
    assert row["errors"] == []


def test_jsonl_is_a_document_a_line_with_params(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run(monkeypatch, NEWS, "list", "--format", "jsonl", "--params").stdout.splitlines()
    pages = [json.loads(line) for line in lines]
    assert all("iscjklanguage" in page["params"] for page in pages)


@pytest.mark.parametrize(
    ("options", "field", "values"),
    [
        (["--lang", "zh-TW"], "lang", {"zh-tw"}),
        (["--section", "market"], "section", {"market"}),
        (["--status", "future", "--clock", "2025-01-01"], "status", {"future"}),
    ],
)
def test_filters(
    monkeypatch: pytest.MonkeyPatch, options: list[str], field: str, values: set[str]
) -> None:
    rows = json.loads(run(monkeypatch, NEWS, "list", "--format", "json", *options).stdout)["pages"]
    assert {row[field] for row in rows} == values


def test_status_says_what_becomes_of_a_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = {
        "published": "title: T",
        "draft": "draft: true",
        "future": "date: 2030-01-01",
        "expired": "expiryDate: 2020-01-01",
        "unlisted": "build: {list: never, render: never}",
        "error": "url: https://example.com/",
    }
    (tmp_path / "hugo.toml").write_text("")
    for status, text in pages.items():
        path = tmp_path / "content" / "post" / f"{status}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{text}\n---\n")
    broken = tmp_path / "content" / "post" / "unreadable.md"
    broken.write_text("---\ntitle: [a\n---\n")
    arguments = ("list", "--format", "json", "--clock", "2025-10-09T00:00:00Z")
    document = json.loads(run(monkeypatch, tmp_path, *arguments).stdout)
    statuses = {Path(row["path"]).stem: row["status"] for row in document["pages"]}
    assert statuses == {**{status: status for status in pages}, "unreadable": "error"}
    errors = {Path(row["path"]).stem: row["errors"] for row in document["pages"]}
    assert [stem for stem, found in errors.items() if found] == ["error", "unreadable"]


def test_the_table_is_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run(monkeypatch, NEWS, "list", "--lang", "zh-tw").stdout.splitlines()
    assert lines[0].split() == ["path", "lang", "status", "date", "title", "url"]
    assert len(lines) > 5


@pytest.mark.hugo
def test_an_inherited_markup_is_a_value_only(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, tmp_path: Path
) -> None:
    post = tmp_path / "content" / "post"
    post.mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text("")
    (post / "_index.md").write_text("---\ncascade: {markup: html}\n---\n")
    (post / "a.md").write_text("---\ntitle: A\n---\n")
    stub_layouts(tmp_path)
    assert hugo(tmp_path).returncode == 0
    arguments = ("list", "content/post/a.md", "--params", "--format", "json")
    (row,) = json.loads(run(monkeypatch, tmp_path, *arguments).stdout)["pages"]
    assert (row["status"], row["params"]["markup"]) == ("published", "html")
