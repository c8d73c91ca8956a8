"""``cms move`` as its users meet it: what it prints, its exit codes, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import Outcome, run
from tests.engine.move.moving import contents, make, page

FILES = {"a.md": page("![i](/a/i.png)"), "a/i.png": "x", "b.md": page("one\ntwo\n[a](/a/)")}

DIFF = """\
diff --git a/content/a.md b/content/c.md
rename from content/a.md
rename to content/c.md
--- a/content/a.md
+++ b/content/c.md
@@ -1,4 +1,5 @@
 ---
 title: T
+aliases: [/a/]
 ---
-![i](/a/i.png)
+![i](/c/i.png)
diff --git a/content/a/i.png b/content/c/i.png
similarity index 100%
rename from content/a/i.png
rename to content/c/i.png
diff --git a/content/b.md b/content/b.md
--- a/content/b.md
+++ b/content/b.md
@@ -3,4 +3,4 @@
 ---
 one
 two
-[a](/a/)
+[a](/c/)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make(tmp_path, FILES)
    return tmp_path


def move(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> Outcome:
    return run(monkeypatch, site, "move", *args)


def test_it_tells_new_names_and_how_much_was_edited(monkeypatch, site):
    assert move(monkeypatch, site, "content/a.md", "content/c.md") == (
        0,
        "content/a.md -> content/c.md\ncontent/a -> content/c\nEdited 2 files.\n",
        "",
    )
    assert contents(site)["c.md"] == page("![i](/c/i.png)", "title: T\naliases: [/a/]")
    assert not (site / ".cms-move.json").exists()


def test_a_diff_changes_nothing(monkeypatch, site):
    before = contents(site)
    assert move(monkeypatch, site, "content/a.md", "content/c.md", "--diff") == (0, DIFF, "")
    assert contents(site) == before


def test_git_applies_the_diff_to_the_same_end(monkeypatch, site, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    make(other, FILES)
    diff = move(monkeypatch, site, "content/a.md", "content/c.md", "--diff").stdout
    subprocess.run(["git", "apply", "-"], cwd=other, input=diff.encode(), check=True)
    move(monkeypatch, site, "content/a.md", "content/c.md")
    assert contents(other) == contents(site)


def test_without_an_alias_nothing_redirects(monkeypatch, site):
    move(monkeypatch, site, "content/a.md", "content/c.md", "--no-alias")
    assert contents(site)["c.md"] == page("![i](/c/i.png)")


def test_from_inside_the_content(monkeypatch, site):
    moved = run(monkeypatch, site / "content", "move", "a.md", "sub/")
    assert moved.stdout.splitlines()[0] == "a.md -> sub/a.md"
    assert list(contents(site)) == ["b.md", "sub/a.md", "sub/a/i.png"]


def test_what_is_left_to_do_is_an_exit_code(monkeypatch, tmp_path):
    make(tmp_path, {"s/a.md": page(), "b.md": page("[s](/s/)")})
    moved = move(monkeypatch, tmp_path, "content/s/a.md", "content/t/a.md", "--no-alias")
    assert moved.exit_code == 1
    assert moved.stderr == (
        "cms: content/b.md:4: no address could be found for /s/, which will lead nowhere\n"
        "cms: the list of pages at /s/ is gone, and no file can redirect from there\n"
    )
    assert moved.stdout == "content/s/a.md -> content/t/a.md\nEdited 0 files.\n"


@pytest.mark.parametrize(
    ("src", "dst", "message"),
    [
        ("content/x.md", "content/y.md", "there is no file or folder content/x.md"),
        ("content/a.md", "content/b.md", "content/b.md exists (move or remove it first, or choose"),
        ("content/a.md", "../c.md", "../c.md is not in the content of the site (the content is in"),
        ("content/a.md", "static/c.md", "static/c.md is not in the content of the site"),
        ("content", "content/x", "content is where all content is"),
    ],
)
def test_what_cannot_be_done_is_one_line(monkeypatch, site, src, dst, message):
    before = contents(site)
    refused = move(monkeypatch, site, src, dst)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"cms: {message}")
    assert refused.stderr.count("\n") == 1
    assert contents(site) == before


def test_outside_a_site(monkeypatch, tmp_path):
    (tmp_path / "a.md").write_text(page())
    refused = move(monkeypatch, tmp_path, "a.md", "b.md")
    assert refused.stderr == "cms: a.md is not in a Hugo site (run it inside the site's folder)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the mark says nothing of folders there")
@pytest.mark.parametrize("name", ["content/b.md", "content/a", "content", "."])
def test_what_is_read_only_stops_it_before_it_begins(monkeypatch, site, name):
    before, path = contents(site), site / name
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    refused = move(monkeypatch, site, "content/a.md", "content/s/c.md")
    path.chmod(mode)
    assert refused.stderr == f"cms: {name} is read-only, so nothing is moved\n"
    assert contents(site) == before
    assert not (site / ".cms-move.json").exists()


def test_one_at_a_time(monkeypatch, site):
    script = (
        "import sys; from pathlib import Path; from cms.engine.move.carry_out import alone\n"
        "with alone(Path(sys.argv[1])): print('here', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, site]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        refused = move(monkeypatch, site, "content/a.md", "content/c.md")
        other.communicate()
    assert refused.exit_code == 2
    assert refused.stderr == "cms: another cms command is at work in . (wait until it is through)\n"
    assert move(monkeypatch, site, "content/a.md", "content/c.md").exit_code == 0


def test_what_stops_it_in_the_middle_is_told_and_gone_on_from(monkeypatch, site):
    import cms.engine.move.carry_out as carrying

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(site / "content/b.md"))

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "replace_file", full)
        stopped = move(patched, site, "content/a.md", "content/c.md")
    assert stopped.exit_code == 2
    assert stopped.stderr == (
        "cms: the move stopped in the middle: content/b.md: No space left on device "
        "(see to that and run the command again, which finishes the move)\n"
    )
    refused = move(monkeypatch, site, "content/a.md", "content/c.md", "--diff")
    assert "a move was stopped in the middle here" in refused.stderr
    assert move(monkeypatch, site, "content/a.md", "content/c.md") == (
        0,
        "Finished a move that was stopped in the middle.\n"
        "content/a.md -> content/c.md\ncontent/a -> content/c\n",
        "",
    )
    assert contents(site)["b.md"] == page("one\ntwo\n[a](/c/)")


def test_what_others_change_in_the_middle_is_not_overwritten(monkeypatch, site):
    import cms.engine.move.carry_out as carrying

    def stop(rename: object) -> None:
        raise OSError(5, "Input/output error", str(site))

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "_edit", stop)
        move(patched, site, "content/a.md", "content/c.md")
    (site / "content/b.md").write_text("mine")
    stopped = move(monkeypatch, site, "content/a.md", "content/c.md")
    assert "content/b.md was changed meanwhile; undo that, or remove .cms-move" in stopped.stderr
    assert contents(site)["b.md"] == "mine"
