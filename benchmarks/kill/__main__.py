"""Kills ``cms fix`` or ``cms localise`` at random moments, and looks at what it leaves.

Each run has something to do on every page of a site and is ended with SIGKILL at a moment drawn
from the time that a whole run takes. After it every page has to be the old one or the new one, byte
by byte, and the images that it names have to be there, whole; after a second run, which nobody
disturbs, the site has to be as if nobody had been killed. The processes are forked from one that
has imported the program, so that kills hit the work and not the start, and every other kill waits
until something is written. Needs a POSIX system (``os.fork``).

A kill is said to hit the writing when it leaves a site that is neither the old nor the new one.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks.generate import generate
from benchmarks.kill import fix, localise

COMMANDS = {"fix": fix, "localise": localise}
REHEARSALS = 5
WRONG = "pages_of_other_content", "images_missing", "differences_after_the_next_run"

Contents = dict[Path, bytes]


class Course(NamedTuple):
    """Seconds from the start of a run to its first file in place, and to its end."""

    first: float
    end: float


class Trial(NamedTuple):
    """A command, the site that it is tried on, the pages to change, and all files before it."""

    command: str
    site: Path
    pages: list[Path]
    old: Contents

    def start(self) -> int:
        """A run in a process of its own; its id."""
        process = os.fork()
        if process:
            return process
        try:
            COMMANDS[self.command].run(self.site)
        finally:
            os._exit(0)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        _warm_up(Path(os.path.realpath(folder), "other"), options.command)
        trial = _prepared(Path(os.path.realpath(folder), "site"), options)
        new, course = _rehearsed(trial)
        print(f"{len(trial.pages)} pages, written from {course.first:.3f} s to {course.end:.3f} s")
        figures = _kill_runs(trial, new, course, options)
    print(json.dumps(figures, indent=2))
    sys.exit(any(figures[name] for name in WRONG))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill", description="Kill a command at random moments."
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--pages", type=int, default=20, help="articles of the site")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to write (default: temporary files)")
    return parser.parse_args()


def _warm_up(site: Path, command: str) -> None:
    """Imports what a run needs, on another site: a process tidies each folder only once."""
    generate(site, pages=1)
    COMMANDS[command].prepare(site)
    COMMANDS[command].run(site)


def _prepared(site: Path, options: argparse.Namespace) -> Trial:
    generate(site, options.pages, options.seed)
    pages = COMMANDS[options.command].prepare(site)
    return Trial(options.command, site, pages, _contents(site))


def _rehearsed(trial: Trial) -> tuple[Contents, Course]:
    """All files after a run, and its usual course."""
    courses = []
    for _ in range(REHEARSALS):
        _restore(trial)
        started = time.time_ns()
        os.waitpid(trial.start(), 0)
        ended = time.time_ns()
        new = _contents(trial.site)
        first = min(path.stat().st_mtime_ns for path in new if new[path] != trial.old.get(path))
        courses.append(Course((first - started) / 1e9, (ended - started) / 1e9))
    assert all(new[path] != trial.old[path] for path in trial.pages)
    return new, Course(*map(median, zip(*courses, strict=True)))


def _kill_runs(
    trial: Trial, new: Contents, course: Course, options: argparse.Namespace
) -> dict[str, int]:
    random = Random(options.seed)
    figures: Counter[str] = Counter()
    for number in range(1, options.runs + 1):
        _restore(trial)
        waits = number % 2 == 0
        length = course.end - course.first if waits else course.end
        was_killed = _killed(trial, random.uniform(0, length), waits=waits)
        figures.update(runs=1, killed_before_the_end=was_killed, **_left(trial, new))
        os.waitpid(trial.start(), 0)
        figures.update(differences_after_the_next_run=_contents(trial.site) != new)
        if number % 50 == 0:
            print(f"{number} runs", file=sys.stderr, flush=True)
    return dict(figures)


def _left(trial: Trial, new: Contents) -> dict[str, int]:
    """What a killed run has left, counted."""
    found = _contents(trial.site)
    states = Counter(_state(found.get(path), trial.old[path], new[path]) for path in trial.pages)
    return {
        "hit_the_writing": found not in (trial.old, new),
        "pages_old": states["old"],
        "pages_new": states["new"],
        "pages_of_other_content": states["other"],
        "images_missing": localise.missing(trial.site, found),
        "leftovers": len(found.keys() - trial.old.keys() - new.keys()),
    }


def _state(raw: bytes | None, old: bytes, new: bytes) -> str:
    return "old" if raw == old else "new" if raw == new else "other"


def _killed(trial: Trial, delay: float, *, waits: bool) -> bool:
    """Starts a run and kills it; whether it had not ended by then.

    ``delay`` counts from the start, or from when a folder of the site changes.
    """
    folders = [trial.site, *(path for path in trial.site.rglob("*") if path.is_dir())]
    before = _changes(folders)
    process = trial.start()
    while waits and _changes(folders) == before:
        time.sleep(0.001)
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)  # not waited for yet, so the id is still its own
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _changes(folders: Iterable[Path]) -> list[int]:
    return [folder.stat().st_mtime_ns for folder in folders]


def _contents(site: Path) -> Contents:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _restore(trial: Trial) -> None:
    found = _contents(trial.site)
    for path in found.keys() - trial.old.keys():
        path.unlink()
        with suppress(OSError):  # as it holds something else
            path.parent.rmdir()
    for path, raw in trial.old.items():
        if found.get(path) != raw:
            path.write_bytes(raw)


if __name__ == "__main__":
    main()
