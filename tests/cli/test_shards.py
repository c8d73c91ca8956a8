"""Parts of a run that are merged say what the whole run says, in every format."""

import shutil
from pathlib import Path

import pytest

from cms.report import Format
from tests.cli.runner import run

EXAMPLES = Path(__file__).parents[2] / "examples"
CLOCK = ("--clock", "2025-03-04T12:00:00+08:00")


def parts(
    monkeypatch: pytest.MonkeyPatch, site: Path, folder: Path, count: int
) -> tuple[list[Path], int]:
    """The reports of all parts, and the highest exit code."""
    reports, worst = [], 0
    for number in range(1, count + 1):
        report = folder / f"{number}.json"
        shard = ("--shard", f"{number}/{count}")
        output = ("--output-format", f"json:{report}")
        done = run(monkeypatch, site, "validate", *CLOCK, *shard, *output)
        worst = max(worst, done.exit_code)
        reports.append(report)
    return reports, worst


@pytest.mark.parametrize("count", [1, 2, 5, 40])
@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
def test_the_whole(name: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES / name, site)
    page = site / "content" / "ignoring.md"
    page.write_bytes(b"---\ntitle: a # cms: ignore FD, TX\ntags: [a, A, ' a']\n---\n")
    reports, worst = parts(monkeypatch, site, tmp_path, count)
    for each in Format:
        output = ("--output-format", each.value)
        whole = run(monkeypatch, site, "validate", *CLOCK, *output)
        merged = run(monkeypatch, site, "merge-reports", *reversed(reports), *output)
        assert merged.stdout == whole.stdout
        assert merged.exit_code == whole.exit_code == worst


def test_a_real_site(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = shared / "corpora" / "hugoDocs"
    reports, _ = parts(monkeypatch, site, tmp_path, 3)
    merged = run(monkeypatch, tmp_path, "merge-reports", *reports)
    assert merged.stdout == run(monkeypatch, site, "validate", *CLOCK).stdout


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["1", "1"], "these parts are no whole: 1/2, 1/2"),
        (["2"], "these parts are no whole: 2/2"),
        (["1", "none"], "cannot be read"),
        (["1", "plain"], "is no report of a part of a run"),
        (["1", "broken"], "is no report of a part of a run"),
    ],
)
def test_what_is_no_whole(
    names: list[str], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts(monkeypatch, EXAMPLES / "news-zh", tmp_path, 2)
    plain = ("--output-format", f"json:{tmp_path}/plain.json")
    run(monkeypatch, EXAMPLES / "news-zh", "validate", *CLOCK, *plain)
    (tmp_path / "broken.json").write_bytes(b"[{")
    done = run(monkeypatch, tmp_path, "merge-reports", *(f"{name}.json" for name in names))
    assert (done.exit_code, done.stdout) == (2, "")
    assert reason in done.stderr


@pytest.mark.parametrize("text", ["", "3", "0/2", "3/2", "a/b", "1/2/3", "-1/2"])
def test_what_is_no_part(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(monkeypatch, EXAMPLES / "news-zh", "validate", f"--shard={text}")
    assert done.exit_code == 2
    assert "is no part of a whole" in done.stderr


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(monkeypatch, EXAMPLES / "news-zh", "validate", "--cluster", "tcp:nowhere:x")
    assert done.exit_code == 2
    assert "--cluster needs Dask" in done.stderr or "no scheduler answers" in done.stderr
