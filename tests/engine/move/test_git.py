"""Renames that the real git takes note of, as it does with ``git mv``."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.engine.move.moving import TWO, make, move, page


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(folder: Path, *args: str) -> str:
    """What git answers in a folder."""
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.quotePath=false")
    run = subprocess.run(
        ["git", *names, *args], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return run.stdout


def repository(folder: Path, files: dict[str, str], site: str = ".") -> Path:
    """A repository with one commit; the site is in a folder of it."""
    root = folder / site
    make(root, files, TWO)
    git(folder, "init", "-q", "-b", "master")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    return root


FILES = {"a.md": page(), "a.zh.md": page(), "a/文 1.png": "x", "b.md": page("[a](/a/)")}


@pytest.mark.parametrize("site", [".", "docs/site"])
def test_names_are_staged_and_edits_are_not(monkeypatch, tmp_path, site):
    root = repository(tmp_path, FILES, site)
    move(monkeypatch, root, "a.md", "s/c.md")
    top = "" if site == "." else f"{site}/"
    assert git(tmp_path, "-C", str(root), "diff", "--cached", "--name-status", "-M100%") == (
        f"R100\t{top}content/a.md\t{top}content/s/c.md\n"
        f"R100\t{top}content/a.zh.md\t{top}content/s/c.zh.md\n"
        f"R100\t{top}content/a/文 1.png\t{top}content/s/c/文 1.png\n"
    )
    edited = git(tmp_path, "diff", "--name-only").split()
    assert edited == [f"{top}content/{name}" for name in ("b.md", "s/c.md", "s/c.zh.md")]
    assert git(tmp_path, "ls-files", "--others") == ""
    assert git(tmp_path, "log", "--format=%s") == "start\n"


def test_what_is_staged_or_not_stays_so(monkeypatch, tmp_path):
    repository(tmp_path, FILES)
    staged, dirty = page("", "title: staged"), page("", "title: dirty")
    (tmp_path / "content/a.md").write_text(staged)
    git(tmp_path, "add", "content/a.md")
    (tmp_path / "content/a.md").write_text(dirty)
    move(monkeypatch, tmp_path, "a.md", "c.md", aliases=False)
    assert git(tmp_path, "show", ":content/c.md") == staged
    assert (tmp_path / "content/c.md").read_text() == dirty


def test_unknown_and_ignored_files_are_renamed_only(monkeypatch, tmp_path):
    repository(tmp_path, {"b.md": page(), "../.gitignore": "*.png\n"})
    (tmp_path / "content/a").mkdir()
    (tmp_path / "content/a/index.md").write_text(page())
    (tmp_path / "content/a/i.png").write_text("x")
    moved = move(monkeypatch, tmp_path, "a", "c", aliases=False)
    assert list(moved) == ["b.md", "c/i.png", "c/index.md"]
    assert git(tmp_path, "diff", "--cached", "--name-only") == ""


def test_a_merge_in_progress_keeps_its_sides(monkeypatch, tmp_path):
    repository(tmp_path, FILES)
    git(tmp_path, "checkout", "-qb", "other")
    for branch, title in (("other", "theirs"), ("master", "ours")):
        git(tmp_path, "checkout", "-qB", branch, "HEAD" if branch == "other" else "other~1")
        (tmp_path / "content/b.md").write_text(page("", f"title: {title}"))
        git(tmp_path, "commit", "-qam", title)
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path, "merge", "-q", "other")
    (tmp_path / "content/b.md").write_text(page("", "title: both"))
    move(monkeypatch, tmp_path, "b.md", "c.md")
    sides = [line.split()[2:] for line in git(tmp_path, "ls-files", "-u").splitlines()]
    assert sides == [[side, "content/c.md"] for side in "123"]


def test_inside_a_hook_of_another_repository(monkeypatch, tmp_path):
    repository(tmp_path / "other", FILES)
    repository(tmp_path / "own", FILES)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    move(monkeypatch, tmp_path / "own", "a.md", "c.md")
    monkeypatch.delenv("GIT_DIR")
    assert git(tmp_path / "other", "status", "--short") == ""
    assert "R  content/a/文 1.png -> content/c/文 1.png" in git(
        tmp_path / "own", "-c", "core.quotePath=false", "status", "--short"
    ).replace('"', "")


def test_without_git_files_move_all_the_same(monkeypatch, tmp_path):
    repository(tmp_path, FILES)
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        moved = move(patched, tmp_path, "a.md", "c.md")
    assert list(moved) == ["b.md", "c.md", "c.zh.md", "c/文 1.png"]
