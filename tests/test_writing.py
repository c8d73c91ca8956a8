"""Files are replaced whole or not at all, and stay what they were but for their content."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cms.errors import FileChangedError, InputError
from cms.writing import replace_file

OLD, NEW = "旧".encode(), "新".encode() * 1000

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither modes nor owners")

WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from cms.errors import InputError
from cms.writing import replace_file
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    replace_file(Path(sys.argv[1]), b"x" * 1000)
except InputError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "甲.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_the_content_is_new_and_nothing_else_is_there(path: Path) -> None:
    replace_file(path, NEW, expected=OLD)
    assert path.read_bytes() == NEW
    assert names(path.parent) == ["甲.md"]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    replace_file(tmp_path / "乙.md", NEW)
    assert (tmp_path / "乙.md").read_bytes() == NEW


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o2664])
def test_the_mode_stays(path: Path, mode: int) -> None:
    path.chmod(mode)
    replace_file(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_owner_stays_with_the_mode(path: Path) -> None:
    os.chown(path, 1234, 4321)
    path.chmod(0o2755)
    replace_file(path, NEW)
    now = path.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (1234, 4321, 0o2755)


@pytest.mark.skipif(sys.platform != "linux", reason="the attributes are Linux's")
def test_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.note", b"kept")
    except OSError:
        pytest.skip("the file system has no attributes")
    replace_file(path, NEW)
    assert os.getxattr(path, "user.note") == b"kept"


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.parent / "elsewhere" / "link.md"
    link.parent.mkdir()
    try:
        link.symlink_to("../甲.md")
    except OSError:
        pytest.skip("links are not permitted here")
    replace_file(link, NEW, expected=OLD)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert names(link.parent) == ["link.md"]


def test_a_file_that_changed_is_left_alone(path: Path) -> None:
    with pytest.raises(FileChangedError, match=r"甲\.md was changed meanwhile"):
        replace_file(path, NEW, expected=b"something else")
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["甲.md"]


def test_a_read_only_file_is_left_alone(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(InputError, match=r"甲\.md cannot be written: it is read-only"):
        replace_file(path, NEW)
    path.chmod(0o644)
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["甲.md"]


@POSIX
def test_a_full_disk_loses_nothing(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITH_LITTLE_ROOM, path],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "cannot be written: File too large" in run.stdout
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["甲.md"]


def test_what_a_dead_process_left_is_removed(path: Path) -> None:
    dead = ended_process()
    for name in (f".甲.md.{dead}.tmp", f".{'0' * 32}.{dead}.tmp"):
        (path.parent / name).write_bytes(b"half")
    replace_file(path, NEW)
    assert names(path.parent) == ["甲.md"]


@POSIX
def test_what_may_be_of_others_is_not_removed(path: Path) -> None:
    kept = [
        f".甲.md.{os.getppid()}.tmp",  # a process that is at work
        f".乙.md.{ended_process()}.tmp",  # there is no such file
        ".甲.md.tmp",
        ".甲.md.x.tmp",
    ]
    for name in kept:
        (path.parent / name).write_bytes(b"half")
    replace_file(path, NEW)
    assert names(path.parent) == sorted([*kept, "甲.md"])


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 84 + ".md")
    path.write_bytes(OLD)
    replace_file(path, NEW, expected=OLD)
    assert path.read_bytes() == NEW
    assert len(names(tmp_path)) == 1
