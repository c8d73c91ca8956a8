"""The benchmark's site is the same each time and sound, and its arithmetic is right."""

from pathlib import Path

import pytest

from benchmarks.bench import Row, Sample, summarise, table
from benchmarks.generate import generate
from tests.stub_site import RunHugo


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_same_seed_gives_the_same_site(tmp_path: Path):
    generate(tmp_path / "a", pages=30, seed=7)
    generate(tmp_path / "b", pages=30, seed=7)
    generate(tmp_path / "c", pages=30, seed=8)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


@pytest.mark.parametrize("pages", [1, 2, 97])
def test_site_has_as_many_articles_as_asked(pages: int, tmp_path: Path):
    generate(tmp_path, pages)
    articles = [path for path in tmp_path.rglob("*.md") if path.name != "_index.md"]
    assert len(articles) == pages


@pytest.mark.hugo
def test_site_builds_without_a_warning(hugo: RunHugo, tmp_path: Path):
    generate(tmp_path, pages=200)
    answer = hugo(tmp_path, "--panicOnWarning", "--printPathWarnings")
    assert (answer.returncode, answer.stderr) == (0, "")
    pages = list((tmp_path / "public").rglob("*.html"))
    assert not [page for page in pages if "**" in page.read_text("utf-8")]


def test_ratios_are_taken_round_by_round():
    samples = {
        "cms": [Sample(1.0, 1.5, 7), Sample(4.0, 1.7, 9), Sample(2.0, 1.6, 8)],
        "slow": [Sample(3.0, 3.0), Sample(8.0, 4.0), Sample(7.0, 5.0)],
    }
    assert summarise(samples) == [
        Row("cms", wall=2.0, fastest=1.0, slowest=4.0, cpu=1.6, ratio=1.0, memory=9),
        Row("slow", wall=7.0, fastest=3.0, slowest=8.0, cpu=4.0, ratio=3.0),
    ]


def test_rounds_must_match():
    with pytest.raises(ValueError, match="shorter"):
        summarise({"cms": [Sample(1.0, 1.0)], "other": [Sample(1.0, 1.0), Sample(1.0, 1.0)]})


def test_table_is_markdown():
    lines = table([Row("cms", 0.6, 0.5, 0.7, 1.1, 1.0, 35_400_000)]).splitlines()
    assert lines[0] == "| program | median | min to max | CPU | memory | times cms |"
    assert lines[-1] == "| cms | 0.600 s | 0.500 to 0.700 s | 1.100 s | 35 MB | 1.00 |"
