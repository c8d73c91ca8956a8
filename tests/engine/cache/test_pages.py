"""What is kept of pages is found again: only what is new is analysed, or in another place."""

import os
from pathlib import Path

import pytest

from cms.engine import results
from cms.engine.cache import analysis, entries, pages
from cms.engine.cache.file import files_in
from cms.engine.clock import Moment
from cms.engine.page import PageResult, validate_file
from cms.engine.plan import Plan
from cms.engine.results import Means, Results
from cms.engine.run import Workers
from cms.engine.validate import plan_of
from cms.engine.workspace import find_targets
from cms.hugo.content.content_file import ContentFile
from tests.engine.cache.test_equality import LONG_AGO, NOW

CONFIG = """
defaultContentLanguage = "en"
[languages.en]
[languages.de]
[[module.mounts]]
source = "content"
target = "content"
sites.matrix.languages = ["en"]
[[module.mounts]]
source = "shared"
target = "content/shared"
sites.matrix.languages = ["en"]
[[module.mounts]]
source = "shared"
target = "content/shared"
sites.matrix.languages = ["de"]
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sites are cached as large ones are, in chunks of a few pages."""
    monkeypatch.setattr(results, "WORTHWHILE", 1)
    monkeypatch.setattr(entries, "_CHUNK", 4)
    monkeypatch.setattr(entries, "_SLOTS", 8)
    monkeypatch.setattr(pages, "BACKLOG", 3)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Pages in some folders, of which one is shown in two languages."""
    root = tmp_path / "site"
    for folder in ("content", "content/post", "content/post/deep", "content/talk", "shared"):
        for number in range(5):
            write(root / folder / f"{number}.md")
    (root / "hugo.toml").write_text(CONFIG, "utf-8")
    return root


def write(path: Path, text: str = "---\ntitle: a\n---\n") -> None:
    """A page that was written long ago, so that its signature is trusted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are analysed meanwhile, with their languages."""
    seen: list[str] = []

    def noted(file: ContentFile, plan: Plan) -> tuple[PageResult, bytes]:
        seen.append(f"{file.path}:{file.language}")
        return validate_file(file, plan)

    monkeypatch.setattr(analysis, "validate_file", noted)
    return seen


def pages_of(path: Path) -> Results:
    """The results of a path, to be kept beside the site."""
    site = next(each for each in (path, *path.parents) if (each / "hugo.toml").exists())
    [target] = find_targets([path], {}, {})
    means = Means(site.parent / "cache")
    return Results(target, plan_of(target, Moment(NOW), str(site)), means, Workers())


def run(path: Path, seen: list[str]) -> list[str]:
    """What a run over a path analyses."""
    seen.clear()
    found = pages_of(path)
    assert [each.file for each in found.of(found.target.files)] == list(found.target.files)
    return list(seen)


def test_nothing_is_analysed_twice(site: Path, analysed: list[str]) -> None:
    assert len(run(site, analysed)) == 30
    assert run(site, analysed) == []


@pytest.mark.parametrize("name", ["content/0a.md", "content/post/9.md", "content/talk/a/b.md"])
def test_others_are_found_around_what_comes_and_goes(
    name: str, site: Path, analysed: list[str]
) -> None:
    run(site, analysed)
    write(site / name)
    (site / "content/talk/2.md").unlink()
    assert run(site, analysed) == [f"{name}:en"]


def test_few_changes_are_not_written(site: Path, analysed: list[str]) -> None:
    run(site, analysed)
    for number in range(3):
        write(site / f"content/post/{number}.md", "---\ntitle: b\n---\n")
        wanted = [f"content/post/{each}.md:en" for each in range(number + 1)]
        assert run(site, analysed) == wanted
    assert run(site, analysed) == []


def test_new_signatures_are_kept(
    site: Path, analysed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.engine.cache.signature.SETTLING", 0)
    run(site, analysed)
    [before] = [path.read_bytes() for path in files_in(site.parent / "cache")]
    for path in site.glob("content/**/*.md"):
        os.utime(path, (LONG_AGO + 1, LONG_AGO + 1))
    assert run(site, analysed) == []
    [after] = [path.read_bytes() for path in files_in(site.parent / "cache")]
    assert after != before
    assert run(site, analysed) == []
    assert [path.read_bytes() for path in files_in(site.parent / "cache")] == [after]


def test_a_part_leaves_what_is_kept_of_others(site: Path, analysed: list[str]) -> None:
    run(site, analysed)
    for number in range(4):
        write(site / f"content/post/deep/{number}.md", "---\ntitle: b\n---\n")
    write(site / "content/talk/0.md", "---\ntitle: b\n---\n")
    (site / "content/talk/1.md").unlink()
    assert len(run(site / "content/post", analysed)) == 4
    assert run(site, analysed) == ["content/talk/0.md:en"]


def test_facts_are_found_among_results_and_kept_apart(site: Path, analysed: list[str]) -> None:
    run(site, analysed)
    for number in range(4):
        write(site / f"content/talk/{number}.md", "---\ntitle: b\n---\n")
    found = pages_of(site / "content/post")
    facts = found.facts(found.target.content)
    assert [path for path, data in facts.items() if data != {"title": "a"}] == [
        f"content/talk/{number}.md" for number in range(4)
    ]
    assert run(site, analysed) == [f"content/talk/{number}.md:en" for number in range(4)]


def test_a_run_that_is_stopped_leaves_the_old_file(site: Path, analysed: list[str]) -> None:
    run(site, analysed)
    cache = site.parent / "cache"
    before = {path: path.read_bytes() for path in files_in(cache)}
    for path in site.glob("content/**/*.md"):
        write(path, "---\ntitle: b\n---\n")
    found = pages_of(site)
    begun = found.begin(found.target.files)
    for _ in range(len(found.target.files)):
        next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert {path: path.read_bytes() for path in files_in(cache)} == before


def test_watching_goes_on_where_nothing_can_be_written(site: Path, analysed: list[str]) -> None:
    (site.parent / "cache").write_bytes(b"a file")
    found = pages_of(site)
    for _ in range(3):
        found.of(found.target.files)
    assert len(analysed) == 30
