"""Whenever ``cms localise`` is killed, each article is old or new, and has all of its images."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks processes to kill them")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    """A small version of what ``python -m benchmarks.kill_localise`` does two hundred times."""
    options = ["--runs", "24", "--files", "12", "--folder", str(tmp_path)]
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill_localise", *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    figures = json.loads(run.stdout.partition("\n")[2])
    assert figures["runs"] == 24
    assert figures["killed_before_the_end"] > 0
    assert figures["hit_the_writing"] > 0
    assert figures["pages_of_other_content"] == 0
    assert figures["images_missing"] == 0
    assert figures["differences_after_the_next_run"] == 0
