"""Reports after each change, from changes that are handed in."""

import io
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from cms.cli.judge import Wishes
from cms.cli.watch import CLEAR, watch_files
from cms.engine import results
from cms.engine.clock import Moment
from cms.engine.results import Means
from cms.engine.validate import Limits, validate
from cms.engine.watch import Watched
from cms.errors import CmsError
from cms.schema.site_schemas import forget_files
from tests.cli.runner import run
from tests.engine.cache.test_equality import EDITS, EXAMPLES, JUMPS, NOW, set_the_stage

Step = Callable[[Path], Collection[str]]

NOON = "2025-03-04T12:00:00Z"


def states(site: Path) -> dict[str, bytes | None]:
    """All files, with what is in them."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in site.rglob("*")}


def differing(before: dict[str, bytes | None], after: dict[str, bytes | None]) -> set[str]:
    return {
        path
        for path in before.keys() | after.keys()
        if before.get(path, b"none") != after.get(path, b"none")
    }


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
@pytest.mark.parametrize("seed", range(3))
def test_every_change_is_seen(
    name: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "WORTHWHILE", 1)
    random, site, now = Random(seed), tmp_path / "site", NOW
    shutil.copytree(EXAMPLES / name, site)
    set_the_stage(site, random)
    watched = Watched([site], {}, {}, Limits(), Means(tmp_path / "cache"))
    watched.judge(Moment(now))
    for _ in range(12):
        before = states(site)
        random.choice(EDITS)(site, random)
        now += random.choice(JUMPS)
        changed = differing(before, states(site))
        try:
            seen = watched.judge(Moment(now), changed)
        except CmsError as error:
            seen = str(error)
        forget_files()
        try:
            wanted = validate([site], {}, {}, Moment(now))
        except CmsError as error:
            wanted = str(error)
        assert (seen == wanted) if changed else seen is None


def watching(
    monkeypatch: pytest.MonkeyPatch, site: Path, steps: Sequence[Step], terminal: bool = False
) -> tuple[str, str]:
    """What is put out while these steps happen; then the user presses Ctrl-C."""
    out, err = io.StringIO(), io.StringIO()
    out.isatty = lambda: terminal  # type: ignore[method-assign]

    def changes(folders: Sequence[str]) -> Iterator[Collection[str]]:
        assert folders == [str(site)]
        for step in steps:
            yield step(site)
        raise KeyboardInterrupt

    monkeypatch.chdir(site)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        overrides = {"output_format": ("concise",)}
        assert watch_files([site], overrides, Wishes(clock=NOON), changes) == 0
    return out.getvalue(), err.getvalue()


def write(name: str, text: str) -> Step:
    def step(site: Path) -> Collection[str]:
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return {str(path)}

    return step


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "hugo.toml").write_bytes(b"")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("---\ntitle: a\n---\n", "utf-8")
    return tmp_path


BAD = "---\ntitle: a\ndraft: yes\n---\n"


def test_a_report_follows_each_change(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [write("content/a.md", BAD), lambda _: (), write("content/b.md", BAD)]
    out, err = watching(monkeypatch, site, steps)
    sums = [line for line in out.splitlines() if line.startswith(("All", "Found"))]
    assert sums == [
        "All checks passed: 1 file.",
        "Found 1 error and 0 warnings in 1 of 1 file.",
        "Found 2 errors and 0 warnings in 2 of 2 files.",
    ]
    assert out.count("content/a.md:3:8:") == 2
    assert out.count("content/b.md:3:8:") == 1
    assert err == ""


def test_the_screen_of_a_terminal_is_cleared(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [write("content/a.md", BAD)]
    assert watching(monkeypatch, site, steps, terminal=True)[0].count(CLEAR) == 2
    assert CLEAR not in watching(monkeypatch, site, steps)[0]


def test_what_is_half_written_is_said_and_forgotten(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [write("hugo.toml", "x = "), write("hugo.toml", ""), write("content/a.md", BAD)]
    out, err = watching(monkeypatch, site, steps)
    assert err.count("hugo.toml") == 1
    assert out.count("content/a.md:3:8:") == 1


def test_own_reports_are_no_changes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = site / "report.json"
    seen = []

    def changes(_: Sequence[str]) -> Iterator[Collection[str]]:
        seen.append(report.read_bytes())
        report.write_bytes(b"")
        yield {str(report)}
        seen.append(report.read_bytes())
        raise KeyboardInterrupt

    overrides = {"output_format": (f"json:{report}",)}
    assert watch_files([site], overrides, Wishes(clock=NOON), changes) == 0
    assert seen[0]
    assert seen[1] == b""


@pytest.mark.parametrize("option", ["--write-baseline", "--add-ignore", "--shard=1/2"])
def test_it_reports_only(option: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(monkeypatch, site, "validate", "--watch", option)
    assert done.exit_code == 2
    assert "--watch reports on files only" in done.stderr
