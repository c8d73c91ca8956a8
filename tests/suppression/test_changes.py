"""What a branch touched, asked of the real git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cms.errors import CmsError, InputError, UsageError
from cms.suppression.changes import EVERYWHERE, Changes, touched

Run = Callable[..., str]

LINES = "".join(f"line {number}\n" for number in range(1, 11))


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs git in a folder, away from the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = a\nemail = a@b.c\n[init]\ndefaultBranch = main\n"
        '[protocol "file"]\nallow = always\n[commit]\ngpgSign = false\n',
        "utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(folder: Path, *args: str) -> str:
        command = ["git", *args]
        return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.decode()

    return run


@pytest.fixture
def site(tmp_path: Path, git: Run) -> Path:
    """A repository whose branch ``work`` leaves ``main`` after the first commit."""
    root = tmp_path / "站 点"
    put(root / "content/a.md", LINES)
    put(root / "content/b.md", LINES)
    git(root, "init", "-q")
    commit(git, root)
    git(root, "checkout", "-q", "-b", "work")
    return root


def put(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def commit(git: Run, root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "change")


def lines(changes: Changes, root: Path) -> dict[str, tuple[tuple[int, int], ...]]:
    assert changes.files == set(changes.lines)
    return {Path(path).relative_to(root).as_posix(): on for path, on in changes.lines.items()}


# Name of the case: content/a.md as it becomes, and the lines touched.
EDITS = {
    "one line": (LINES.replace("line 3\n", "x\n"), [(3, 3)]),
    "two lines": (LINES.replace("line 3\nline 4\n", "x\ny\n"), [(3, 4)]),
    "two places": (LINES.replace("3", "x").replace("5", "y"), [(3, 3), (5, 5)]),
    "lines added": (LINES.replace("line 3\n", "line 3\nx\ny\n"), [(4, 5)]),
    "a line added in front": ("x\n" + LINES, [(1, 1)]),
    "a line added at the end": (LINES + "x\n", [(11, 11)]),
    "more lines than before": (LINES.replace("line 3\n", "x\ny\nz\n"), [(3, 5)]),
    "fewer lines than before": (LINES.replace("line 3\nline 4\n", "x\n"), [(3, 3)]),
    "a line removed": (LINES.replace("line 3\n", ""), [(2, 3)]),
    "the first line removed": (LINES.replace("line 1\n", ""), [(0, 1)]),
    "the last line removed": (LINES.replace("line 10\n", ""), [(9, 10)]),
    "everything removed": ("", [(0, 1)]),
    "no line break at the end": (LINES.removesuffix("\n"), [(10, 10)]),
    "lines like a patch": (
        LINES.replace("line 3\n", "++ b/content/b.md\n@@ -1 +1 @@\n").replace("line 9", "x"),
        [(3, 4), (10, 10)],
    ),
    "CRLF in some": (LINES.replace("line 3\n", "line 3\r\n"), [(3, 3)]),
    "a lone carriage return": (LINES.replace("line 3\n", "x\ry\n"), list(EVERYWHERE)),
    "NUL, which makes it binary": (LINES.replace("line 3", "\0"), list(EVERYWHERE)),
    "nothing": (LINES, None),
}


@pytest.mark.parametrize("text, ranges", EDITS.values(), ids=EDITS)
def test_edits(text: str, ranges: list[tuple[int, int]] | None, site: Path, git: Run) -> None:
    put(site / "content/a.md", text)
    expected = {"content/a.md": tuple(ranges)} if ranges else {}
    assert lines(touched(site, "main"), site) == expected
    git(site, "add", ".")
    assert lines(touched(site, "main"), site) == expected
    git(site, "commit", "-q", "--allow-empty", "-m", "change")
    assert lines(touched(site, "main"), site) == expected


def test_questions_about_lines(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site / "content/a.md", LINES.replace("line 3\nline 4\n", "x\ny\n"))
    put(site / "content/new.md", LINES)
    changes = touched(site, "main")
    monkeypatch.chdir(site / "content")
    for path in ("a.md", "../content/a.md", str(site / "content/a.md")):
        asked = [changes.has(path, *each) for each in ((1, 2), (1, 3), (4, 4), (4, 9), (5, 9))]
        assert asked == [False, True, True, True, False]
    assert changes.has("new.md", 7, 7)
    assert not changes.has("b.md", 1, 1 << 31)
    assert str(site / "content/a.md") in changes.files


def test_what_main_did_meanwhile_does_not_count(site: Path, git: Run) -> None:
    put(site / "content/a.md", LINES.replace("line 9", "x"))
    commit(git, site)
    git(site, "checkout", "-q", "main")
    put(site / "content/b.md", LINES.replace("line 9", "y"))
    commit(git, site)
    git(site, "checkout", "-q", "work")
    assert lines(touched(site, "main"), site) == {"content/a.md": ((9, 9),)}


NAMES = (
    "标题.md",
    'quo"ted.md',
    "with blank.md",
    "tab\there.md",
    "back\\slash.md",
    "é.md",
    "-a.md",
)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not take")
def test_names(site: Path, git: Run) -> None:
    git(site, "checkout", "-q", "main")
    for name in NAMES:
        put(site / "content" / name, LINES)
    commit(git, site)
    git(site, "checkout", "-q", "work")
    git(site, "merge", "-q", "main")
    for name in NAMES:
        put(site / "content" / name, LINES.replace("line 2", "x"))
        put(site / "content" / f"new {name}", LINES)
    expected = {f"content/{name}": ((2, 2),) for name in NAMES}
    expected |= {f"content/new {name}": EVERYWHERE for name in NAMES}
    assert lines(touched(site, "main"), site) == expected


def test_files_that_come_and_go(site: Path, git: Run) -> None:
    put(site / ".gitignore", "ignored.md\n")
    put(site / "content/ignored.md", LINES)
    put(site / "content/untracked.md", LINES)
    put(site / "content/staged.md", "staged\n")
    put(site / "content/intended.md", "intended\n")
    git(site, "add", "content/staged.md")
    git(site, "add", "--intent-to-add", "content/intended.md")
    git(site, "rm", "-q", "content/b.md")
    git(site, "mv", "content/a.md", "content/moved.md")
    assert lines(touched(site, "main"), site) == {
        ".gitignore": EVERYWHERE,
        "content/untracked.md": EVERYWHERE,
        "content/staged.md": EVERYWHERE,
        "content/intended.md": EVERYWHERE,
        "content/moved.md": (),
    }
    put(site / "content/moved.md", LINES.replace("line 5", "x"))
    assert lines(touched(site, "main"), site)["content/moved.md"] == ((5, 5),)


@pytest.mark.skipif(os.name == "nt", reason="modes and links")
def test_modes_and_links(site: Path, git: Run) -> None:
    (site / "content/a.md").chmod(0o755)
    (site / "content/b.md").unlink()
    (site / "content/b.md").symlink_to("a.md")
    (site / "content/c.md").symlink_to("a.md")
    found = lines(touched(site, "main"), site)
    assert found["content/a.md"] == ()
    assert found["content/b.md"]
    assert found["content/c.md"] == EVERYWHERE


def test_a_merge_that_conflicts(site: Path, git: Run) -> None:
    put(site / "content/a.md", LINES.replace("line 9", "x"))
    commit(git, site)
    git(site, "checkout", "-q", "main")
    put(site / "content/a.md", LINES.replace("line 9", "y"))
    commit(git, site)
    git(site, "checkout", "-q", "work")
    with pytest.raises(subprocess.CalledProcessError):
        git(site, "merge", "main")
    assert touched(site, "main").has(str(site / "content/a.md"), 9, 9)


def test_settings_that_change_the_output(site: Path, git: Run) -> None:
    put(site / "content/a.md", LINES.replace("line 3", "x").replace("line 6", "y"))
    put(site / ".gitattributes", "*.md diff=upper\n")
    for name, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.relative": "true",
        "diff.external": "false",
        "diff.context": "3",
        "diff.interHunkContext": "9",
        "diff.renames": "false",
        "diff.submodule": "log",
        "diff.upper.textconv": "tr a-z A-Z <",
        "color.ui": "always",
        "core.quotePath": "true",
        "core.pager": "false",
    }.items():
        git(site, "config", name, value)
    found = lines(touched(site / "content", "main"), site)
    assert found == {".gitattributes": EVERYWHERE, "content/a.md": ((3, 3), (6, 6))}


def test_line_ends_that_git_converts(site: Path, git: Run) -> None:
    git(site, "config", "core.autocrlf", "true")
    text = LINES.replace("line 3", "x").replace("\n", "\r\n")
    put(site / "content/a.md", text)
    assert lines(touched(site, "main"), site) == {"content/a.md": ((3, 3),)}


def test_from_a_folder_and_inside_a_hook(
    site: Path, git: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site / "content/a.md", LINES.replace("line 3", "x"))
    put(site / "new.md", LINES)
    monkeypatch.chdir(site)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    expected = {"content/a.md": ((3, 3),), "new.md": EVERYWHERE}
    assert lines(touched(Path("content"), "main"), site) == expected
    assert lines(touched(site / "content", "HEAD"), site) == expected


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_over_a_link(site: Path, git: Run, tmp_path: Path) -> None:
    put(site / "content/a.md", LINES.replace("line 3", "x"))
    link = tmp_path / "link"
    link.symlink_to(site)
    changes = touched(link / "content", "main")
    assert changes.files == {str(link / "content/a.md")}
    into = tmp_path / "into"
    into.symlink_to(site / "content")
    changes = touched(into, "main")
    assert changes.has(str(into / "a.md"), 3, 3)


def test_a_work_tree_beside_the_repository(site: Path, git: Run, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    git(site, "worktree", "add", "-q", "-b", "other", str(beside), "main")
    put(beside / "content/a.md", LINES.replace("line 3", "x"))
    assert lines(touched(beside, "main"), beside) == {"content/a.md": ((3, 3),)}


# submodules


@pytest.fixture
def with_submodule(site: Path, git: Run, tmp_path: Path) -> Path:
    """The repository with another one as ``docs``, which has ``docs/a.md``."""
    other = tmp_path / "other"
    put(other / "a.md", LINES)
    git(other.parent, "init", "-q", str(other))
    commit(git, other)
    git(site, "checkout", "-q", "main")
    git(site, "submodule", "--quiet", "add", str(other), "docs")
    commit(git, site)
    git(site, "checkout", "-q", "-B", "work")
    return site


def test_an_untouched_submodule(with_submodule: Path) -> None:
    assert lines(touched(with_submodule, "main"), with_submodule) == {}


def test_what_changed_in_a_submodule(with_submodule: Path, git: Run) -> None:
    site = with_submodule
    put(site / "docs/a.md", LINES.replace("line 3", "x"))
    put(site / "docs/new.md", LINES)
    expected = {"docs/a.md": ((3, 3),), "docs/new.md": EVERYWHERE}
    assert lines(touched(site, "main"), site) == expected
    commit(git, site / "docs")
    assert lines(touched(site, "main"), site) == expected
    commit(git, site)
    assert lines(touched(site, "main"), site) == expected
    assert lines(touched(site / "docs", "main"), site) == {}  # its own branch main


def test_a_new_submodule(with_submodule: Path, git: Run) -> None:
    site = with_submodule
    found = lines(touched(site, "main~1"), site)
    assert found == {".gitmodules": EVERYWHERE, "docs/a.md": EVERYWHERE}


def test_a_submodule_whose_history_is_missing(with_submodule: Path, git: Run) -> None:
    site = with_submodule
    put(site / "docs/a.md", "other\n")
    git(site / "docs", "checkout", "-q", "--orphan", "fresh")
    commit(git, site / "docs")
    git(site / "docs", "branch", "-q", "-D", "main")
    git(site / "docs", "remote", "remove", "origin")
    git(site / "docs", "reflog", "expire", "--expire=now", "--all")
    git(site / "docs", "gc", "-q", "--prune=now")
    assert lines(touched(site, "main"), site) == {"docs/a.md": EVERYWHERE}


def test_a_submodule_that_is_not_there(with_submodule: Path, git: Run) -> None:
    site = with_submodule
    git(site, "submodule", "--quiet", "deinit", "--force", "docs")
    assert lines(touched(site, "main~1"), site) == {".gitmodules": EVERYWHERE}


def test_a_repository_inside_that_is_no_submodule(site: Path, git: Run) -> None:
    put(site / "content/inner/a.md", LINES)
    git(site / "content/inner", "init", "-q")
    commit(git, site / "content/inner")
    assert lines(touched(site, "main"), site) == {"content/inner/a.md": EVERYWHERE}


# what cannot be told


def test_a_shallow_clone(site: Path, git: Run, tmp_path: Path) -> None:
    for number in range(3):
        put(site / "content/a.md", LINES.replace("line 3", f"x{number}"))
        commit(git, site)
    put(site / "content/b.md", LINES.replace("line 5", "x"))
    commit(git, site)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=2", "-b", "work", site.as_uri(), str(clone))
    assert lines(touched(clone, "HEAD~1"), clone) == {"content/b.md": ((5, 5),)}
    git(clone, "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(InputError, match="is not in this shallow clone") as caught:
        touched(clone, "origin/main")
    assert "--unshallow" in caught.value.hint
    git(clone, "fetch", "-q", "--unshallow")
    expected = {"content/a.md": ((3, 3),), "content/b.md": ((5, 5),)}
    assert lines(touched(clone, "origin/main"), clone) == expected


@pytest.mark.parametrize(
    "revision", ["nowhere", "-h", "--output=x", "", "main..work", "HEAD:content"]
)
def test_an_unknown_revision(revision: str, site: Path, git: Run) -> None:
    with pytest.raises(UsageError, match="git knows no revision") as caught:
        touched(site, revision)
    assert "fetch" in caught.value.hint


def test_histories_that_never_meet(site: Path, git: Run) -> None:
    git(site, "checkout", "-q", "--orphan", "fresh")
    put(site / "content/a.md", "fresh\n")
    commit(git, site)
    with pytest.raises(UsageError, match="no commit in common"):
        touched(site, "main")


def failure(root: Path) -> CmsError:
    with pytest.raises(InputError) as caught:
        touched(root, "main")
    return caught.value


def test_no_repository(git: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    error = failure(tmp_path)
    assert str(tmp_path) in str(error)
    assert "git repository" in error.hint
    assert "there is no folder" in str(failure(tmp_path / "missing"))


def test_no_commit(git: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert "no commit yet" in str(failure(tmp_path))


def test_no_git(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(site))
    error = failure(site)
    assert "git cannot be run" in str(error)
    assert "install" in error.hint
