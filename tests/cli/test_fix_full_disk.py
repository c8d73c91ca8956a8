"""Where there is no room left, ``cms fix`` says so with exit code 2 and loses nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rules.cases import lay_out

if sys.platform == "win32":
    pytest.skip("Windows limits no files", allow_module_level=True)

import resource

FULL = Path("/dev/full")
PAGE = "---\ntags: [a, a]\n---\n"
FIXED = "---\ntags: [a]\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    long = PAGE + "text\n" * 4000
    lay_out(tmp_path, f"-- hugo.toml --\n-- content/a.md --\n{long}-- content/b.md --\n{PAGE}")
    return tmp_path


@pytest.fixture
def small_disk(tmp_path: Path, site: Path) -> Iterator[Path]:
    """The site's content on a disk that has no room for a second copy of the long page."""
    content = site / "content"
    mounted = tmp_path / "disk"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=36k", "none", str(mounted)]
    try:
        run = subprocess.run(command, capture_output=True)
    except OSError:
        pytest.skip("there is no mount")
    if run.returncode:
        pytest.skip("mounting is not permitted here")
    try:
        lay_out(mounted, "-- hugo.toml --\n")
        (mounted / "content").mkdir()
        for path in content.iterdir():
            (mounted / "content" / path.name).write_bytes(path.read_bytes())
        yield mounted
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


def fix(
    site: Path,
    *args: str,
    stdin: str = "",
    stdout: Path | None = None,
    preexec: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cms", "fix", *args]
    with Path(stdout or "/dev/null").open("w") as out:
        return subprocess.run(
            command,
            cwd=site,
            input=stdin,
            stdout=out if stdout else subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            preexec_fn=preexec,
        )


def little_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def names(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "content").iterdir())


def assert_one_is_fixed(site: Path, run: subprocess.CompletedProcess[str], reason: str) -> None:
    assert run.returncode == 2
    assert run.stderr == f"cms: content/a.md cannot be written: {reason}\n"
    assert "Fixed 1 finding in 1 file:" in run.stdout
    assert "repeated-term" in run.stdout
    assert (site / "content/a.md").read_text().startswith(PAGE)
    assert (site / "content/b.md").read_text() == FIXED
    assert names(site) == ["a.md", "b.md"]


def test_files_that_may_not_grow(site: Path) -> None:
    assert_one_is_fixed(site, fix(site, preexec=little_room), "File too large")


@pytest.mark.skipif(sys.platform != "linux", reason="mounts Linux's tmpfs")
def test_a_full_disk(small_disk: Path) -> None:
    assert_one_is_fixed(small_disk, fix(small_disk), "No space left on device")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("args", "stdin"), [(["--diff"], ""), ([], ""), (["--stdin-filename", "content/c.md"], PAGE)]
)
def test_a_report_that_cannot_be_put_out(site: Path, args: list[str], stdin: str) -> None:
    run = fix(site, *args, stdin=stdin, stdout=FULL)
    assert run.returncode == 2
    assert "cms: No space left on device\n" in run.stderr
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr
