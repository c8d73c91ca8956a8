"""A move killed before any of its writes to disk: afterwards each file is old or new, and the next
run ends with what a move that nobody stopped ends with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cms.cli.main import main
from tests.engine.move.moving import TWO, contents, make, page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

WRITES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "subprocess.Popen"}

SITES = [
    (
        {"a.md": page("![x](i.png)"), "a.zh.md": page(), "a/i.png": "x", "b.md": page("[a](/a/)")},
        ("content/a.md", "content/s/new/index.md"),
    ),
    (
        {"s/_index.md": page(), "s/x/index.md": page("[b](/b/)"), "b.md": page('{{< ref "x" >}}')},
        ("content/s", "content/t"),
    ),
]


@pytest.mark.parametrize(("files", "args"), SITES)
def test_killed_anywhere(monkeypatch, tmp_path, files, args):
    for name in ("old", "new", "killed"):
        make(tmp_path / name, files, TWO)
        _git(tmp_path / name, "init", "-q")
        _git(tmp_path / name, "add", "-A")
    old, new, killed = (tmp_path / name for name in ("old", "new", "killed"))
    assert _run(monkeypatch, new, args) == 0
    after = contents(new)
    complete = {*contents(old).values(), *after.values()}
    kills = 0
    while _run(monkeypatch, killed, args, kill_before=kills + 1) == -signal.SIGKILL:
        kills += 1
        found = _without_temporary(contents(killed))
        assert set(found.values()) <= complete
        assert len(found) == len(files)
        assert _run(monkeypatch, killed, args) == 0
        assert contents(killed) == after
        assert _everything(killed) == _everything(new)
        assert _git(killed, "ls-files", "-s") == _git(new, "ls-files", "-s")
        shutil.rmtree(killed)
        shutil.copytree(old, killed)
    assert contents(killed) == after
    assert kills > 15


def test_another_move_finishes_what_was_stopped(monkeypatch, tmp_path):
    make(tmp_path, {"a.md": page(), "b.md": page("[a](/a/)"), "c.md": page()})
    first, second = ("content/a.md", "content/x.md"), ("content/c.md", "content/y.md")
    assert _run(monkeypatch, tmp_path, first, kill_before=6) == -signal.SIGKILL
    assert (tmp_path / ".cms-move.json").exists()
    assert _run(monkeypatch, tmp_path, second) == 0
    assert list(contents(tmp_path)) == ["b.md", "x.md", "y.md"]
    assert contents(tmp_path)["b.md"] == page("[a](/x/)")


def _run(
    monkeypatch: pytest.MonkeyPatch, folder: Path, args: tuple[str, ...], kill_before: int = 0
) -> int:
    """The exit code of ``cms move`` in a process of its own, killed before its n-th write."""
    monkeypatch.chdir(folder)
    child = os.fork()
    if child == 0:
        code = 99
        try:
            with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
                sys.stdout = sys.stderr = nowhere
                sys.argv = ["cms", "move", *args]
                _kill_before(kill_before)
                main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _kill_before(number: int) -> None:
    left = number

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        is_write = event in WRITES or (event == "open" and _writes(args))
        if is_write:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _without_temporary(found: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in found.items() if not name.endswith(".tmp")}


def _everything(folder: Path) -> list[str]:
    """All files and folders but git's own."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(name for name in names if not name.startswith(".git/"))


def _git(folder: Path, *args: str) -> str:
    return subprocess.run(
        ["git", "-C", folder, *args], capture_output=True, encoding="utf-8", check=True
    ).stdout
