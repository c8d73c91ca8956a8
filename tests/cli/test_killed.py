"""Whenever a command is killed, each file is the old one or the new one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks processes to kill them")
@pytest.mark.parametrize(("command", "pages"), [("fix", 40), ("localise", 12)])
def test_killed_at_random_moments(command: str, pages: int, tmp_path: Path) -> None:
    """A small version of what ``python -m benchmarks.kill`` does."""
    options = ["--runs", "24", "--pages", str(pages), "--folder", str(tmp_path)]
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill", command, *options],
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
