"""Kills ``cms fix`` at random moments, a thousand times, and looks at what it leaves.

Each run fixes a site whose every page has a mistake and is ended with SIGKILL at a moment drawn
from the time that a whole run takes. After it every page has to be the old one or the new one, byte
by byte; after a second run, which nobody disturbs, every page is the new one and nothing else lies
about. The processes are forked from one that has imported the program, so that kills hit the work
and not the start, and every other kill waits until the first file is written. Needs a POSIX system
(``os.fork``).

A kill is said to hit the writing when it leaves some pages old and some new, or a file that is not
in its place yet.
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
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks.generate import generate
from cms.cli.main import main as run_cms
from cms.frontmatter.document import parse
from cms.frontmatter.patch import append_item
from cms.frontmatter.promise import splice

REHEARSALS = 5

Contents = dict[Path, bytes]


class Course(NamedTuple):
    """Seconds from the start of a run to its first file in place, and to its end."""

    first: float
    end: float


class Left(NamedTuple):
    """What is found of the pages, and the files that should not be there."""

    old: int
    new: int
    other: int
    leftovers: int


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        site = Path(folder, "site")
        generate(site, options.files, options.seed)
        old = _with_mistakes(site)
        new, course = _fixed(site, old)
        print(f"{len(old)} pages; a run writes from {course.first:.3f} s to {course.end:.3f} s")
        figures = _kill_runs(site, old, new, course, options)
    print(json.dumps(figures, indent=2))
    sys.exit(bool(figures["pages_of_other_content"] or figures["leftovers_after_the_next_run"]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill_fix", description="Kill cms fix at random moments."
    )
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to write (default: temporary files)")
    return parser.parse_args()


def _with_mistakes(site: Path) -> Contents:
    """Repeats a tag of every page; the pages as they are then."""
    pages = {}
    for path in sorted(site.rglob("*.md")):
        document = parse(path.read_bytes())
        if not document.data.get("tags"):
            continue
        patch = append_item(document, ("tags",), document.data["tags"][0])
        assert patch is not None
        pages[path] = splice(document.raw, patch.edits)
    _restore(pages)
    return pages


def _fixed(site: Path, old: Contents) -> tuple[Contents, Course]:
    """The pages after a run, and its usual course."""
    with suppress(SystemExit):
        _fix(site, "--check")  # imports what a run needs
    courses = []
    for _ in range(REHEARSALS):
        _restore(old)
        started = time.time_ns()
        os.waitpid(_start_fix(site), 0)
        ended = time.time_ns()
        first = min(path.stat().st_mtime_ns for path in old)
        courses.append(Course((first - started) / 1e9, (ended - started) / 1e9))
    new = {path: path.read_bytes() for path in old}
    assert all(new[path] != old[path] for path in old)
    return new, Course(*map(median, zip(*courses, strict=True)))


def _kill_runs(
    site: Path, old: Contents, new: Contents, course: Course, options: argparse.Namespace
) -> dict[str, int]:
    random = Random(options.seed)
    figures: Counter[str] = Counter()
    for number in range(1, options.runs + 1):
        _restore(old)
        if number % 2:
            was_killed = _killed_fix(site, random.uniform(0, course.end))
        else:
            was_killed = _killed_fix(site, random.uniform(0, course.end - course.first), old)
        left = _look(site, old, new)
        os.waitpid(_start_fix(site), 0)
        after = _look(site, old, new)
        figures.update(
            runs=1,
            killed_before_the_end=was_killed,
            hit_the_writing=bool(left.leftovers or (left.old and left.new)),
            hit_a_file_not_in_its_place=bool(left.leftovers),
            pages_old=left.old,
            pages_new=left.new,
            pages_of_other_content=left.other + after.other + after.old,
            leftovers=left.leftovers,
            leftovers_after_the_next_run=after.leftovers,
        )
        if number % 100 == 0:
            print(f"{number} runs", file=sys.stderr, flush=True)
    return dict(figures)


def _killed_fix(site: Path, delay: float, pages: Iterable[Path] = ()) -> bool:
    """Starts ``cms fix`` and kills it; whether it had not ended by then.

    ``delay`` counts from the start, or from when the folder of one of ``pages`` changes.
    """
    folders = {path.parent for path in pages}
    before = _changes(folders)
    process = _start_fix(site)
    while folders and _changes(folders) == before:
        time.sleep(0.001)
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)  # not waited for yet, so the id is still its own
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _changes(folders: Iterable[Path]) -> list[int]:
    return [folder.stat().st_mtime_ns for folder in folders]


def _start_fix(site: Path) -> int:
    """``cms fix SITE`` in a process of its own; its id."""
    process = os.fork()
    if process:
        return process
    try:
        _fix(site)
    finally:
        os._exit(0)


def _fix(site: Path, *options: str) -> None:
    """Runs ``cms fix`` in this process, to its exit, and throws away what it says."""
    sys.argv = ["cms", "fix", "--select", "repeated-term", *options, str(site)]
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        run_cms()


def _restore(pages: Contents) -> None:
    for path, raw in pages.items():
        if not path.exists() or path.read_bytes() != raw:
            path.write_bytes(raw)


def _look(site: Path, old: Contents, new: Contents) -> Left:
    found: Counter[str] = Counter()
    for path in old:
        raw = path.read_bytes() if path.exists() else None
        found["old" if raw == old[path] else "new" if raw == new[path] else "other"] += 1
    hidden = [path for path in site.rglob(".*") if path.is_file()]
    return Left(found["old"], found["new"], found["other"], len(hidden))


if __name__ == "__main__":
    main()
