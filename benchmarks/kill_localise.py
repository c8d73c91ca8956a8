"""Kills ``cms localise`` at random moments, and looks at what it leaves.

Each run brings images into a site whose every page shows some of another host, answered in the
process itself, and is ended with SIGKILL at a moment drawn from the time that a whole run takes.
After it every page has to be the old one or the new one, byte by byte, and every image that it
names has to be there, whole. After a second run, which nobody disturbs, every page is the new one,
each image is there once, and nothing else lies about. Every other kill waits until the first file
is written. Needs a POSIX system (``os.fork``).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import struct
import sys
import tempfile
import time
import zlib
from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, NamedTuple

from benchmarks.generate import generate
from cms.engine.clock import read_clock
from cms.engine.localise.plan import Request
from cms.engine.localise.run import Outside, localise
from cms.remote.fetching import Answer

REHEARSALS = 3
IMAGES = 3
_NAMED = re.compile(rb"!\[\]\(([^()]+-([0-9a-f]{8})\.png)\)")

Contents = dict[Path, bytes]


class Course(NamedTuple):
    """Seconds from the start of a run to its first file, and to its end."""

    first: float
    end: float


class Host:
    """A host that has a picture of its own at every address."""

    async def fetch(self, request: Any) -> Answer:
        body = _picture(request.address.target)
        headers = {"content-type": "image/png"}
        return Answer(request.address, 200, headers, body, True, len(body))

    async def aclose(self) -> None: ...


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        site = Path(os.path.realpath(folder), "site")
        generate(site, options.files, options.seed)
        with (site / "cms.toml").open("a") as settings:
            settings.write("\n[remote-images]\ninterval = 0\n")
        old = _with_images(site)
        new, course = _localised(site, old)
        print(f"{len(old)} pages; a run writes from {course.first:.3f} s to {course.end:.3f} s")
        figures = _kill_runs(site, old, new, course, options)
    print(json.dumps(figures, indent=2))
    wrong = "pages_of_other_content", "images_missing", "differences_after_the_next_run"
    sys.exit(any(figures[name] for name in wrong))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill_localise", description="Kill cms localise."
    )
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to write (default: temporary files)")
    return parser.parse_args()


def _picture(seed: str) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", 640, 480, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + sha256(seed.encode()).digest() * 1000


def _with_images(site: Path) -> Contents:
    """Puts images of another host below every page; the pages as they are then."""
    pages = {}
    for number, path in enumerate(sorted(site.rglob("*.md"))):
        urls = [f"https://img.example.net/{number + each // 2}/{each}" for each in range(IMAGES)]
        text = "".join(f"\n![]({url})\n" for url in urls)
        pages[path] = path.read_bytes() + text.encode()
    _restore(site, pages)
    return pages


def _localised(site: Path, old: Contents) -> tuple[Contents, Course]:
    """All files after a run, and its usual course."""
    _localise(site, writes=False)  # imports what a run needs
    courses = []
    for _ in range(REHEARSALS):
        _restore(site, old)
        started = time.time_ns()
        os.waitpid(_start(site), 0)
        ended = time.time_ns()
        first = min(path.stat().st_mtime_ns for path in _images(site))
        courses.append(Course((first - started) / 1e9, (ended - started) / 1e9))
    new = _contents(site)
    assert all(new[path] != old[path] for path in old)
    return new, Course(*map(median, zip(*courses, strict=True)))


def _kill_runs(
    site: Path, old: Contents, new: Contents, course: Course, options: argparse.Namespace
) -> dict[str, int]:
    random = Random(options.seed)
    figures: Counter[str] = Counter()
    for number in range(1, options.runs + 1):
        _restore(site, old)
        waits = number % 2 == 0
        length = course.end - course.first if waits else course.end
        was_killed = _killed(site, random.uniform(0, length), waits=waits)
        found = _contents(site)
        states = Counter(_state(found.get(path), old[path], new[path]) for path in old)
        missing = sum(_missing(path, found) for path in old)
        os.waitpid(_start(site), 0)
        figures.update(
            runs=1,
            killed_before_the_end=was_killed,
            hit_the_writing=len(found) > len(old) and found != new,
            pages_old=states["old"],
            pages_new=states["new"],
            pages_of_other_content=states["other"],
            images_missing=missing,
            differences_after_the_next_run=_contents(site) != new,
        )
        if number % 50 == 0:
            print(f"{number} runs", file=sys.stderr, flush=True)
    return dict(figures)


def _state(raw: bytes | None, old: bytes, new: bytes) -> str:
    return "old" if raw == old else "new" if raw == new else "other"


def _missing(page: Path, found: Contents) -> int:
    """How many images of the site a page names that are not there, or not whole."""
    site = next(parent for parent in page.parents if (parent / "content").is_dir())
    missing = 0
    for path, digest in _NAMED.findall(found.get(page, b"")):
        start = site / "static" if path.startswith(b"/") else page.parent
        body = found.get(start / path.decode().lstrip("/"), b"")
        missing += sha256(body).hexdigest()[:8] != digest.decode()
    return missing


def _killed(site: Path, delay: float, *, waits: bool) -> bool:
    """Starts a run and kills it; whether it had not ended by then.

    ``delay`` counts from the start, or from when the first image is there.
    """
    process = _start(site)
    while waits and not _images(site):
        time.sleep(0.001)
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)  # not waited for yet, so the id is still its own
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _start(site: Path) -> int:
    """A run in a process of its own; its id."""
    process = os.fork()
    if process:
        return process
    try:
        _localise(site, writes=True)
    finally:
        os._exit(0)


def _localise(site: Path, *, writes: bool) -> None:
    host: Any = Host()
    request = Request([site], {"jobs": 1}, {}, read_clock(None), writes)
    localise(request, Outside(reach=lambda _: (host, host)))


def _images(site: Path) -> list[Path]:
    return [path for path in site.rglob("??-????????.png") if path.is_file()]


def _contents(site: Path) -> Contents:
    """What may change: pages, images, sources, and what is hidden."""
    paths = [*site.rglob("*.md"), *site.rglob("*.png"), *site.rglob("*.csv"), *site.rglob(".*")]
    return {path: path.read_bytes() for path in paths if path.is_file()}


def _restore(site: Path, pages: Contents) -> None:
    for path in _contents(site).keys() - pages.keys():
        path.unlink()
    shutil.rmtree(site / "static" / "images", ignore_errors=True)
    for path, raw in pages.items():
        if not path.exists() or path.read_bytes() != raw:
            path.write_bytes(raw)


if __name__ == "__main__":
    main()
