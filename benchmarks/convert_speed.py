"""Times ``cms convert`` beside OpenCC's binding, which gets the same files as plain text.

Each row is a site of its own, of articles of one size: news with front matter, images, quotations
and bold print, or with ``--tree`` the Markdown of a folder, repeated until it is large enough. All
kinds of work take turns in processes of their own, and the ratios are those within one round. Needs
a POSIX system (``os.wait4``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.bench import Command, Sample, _rehearse, _sample
from benchmarks.generate import CONFIG, _article, _body, _page
from benchmarks.phrases import SIMPLIFIED

DIRECTION = "s2twp"
ONE_CALL = """
import sys
from pathlib import Path
from opencc import OpenCC
text = "\\n".join(path.read_text("utf-8") for path in sorted(Path(sys.argv[2]).rglob("*.md")))
OpenCC(sys.argv[1]).convert(text)
"""
CALLS = """
import sys
from pathlib import Path
from opencc import OpenCC
convert = OpenCC(sys.argv[1]).convert
for path in sorted(Path(sys.argv[2]).rglob("*.md")):
    convert(path.read_text("utf-8"))
"""
CONVERT = ("convert", "--to", "zh-TW", "--idioms", "--check")


def main() -> None:
    options = _options()
    size = int(options.megabytes * 1_000_000)
    print("| files | each | one call | a call each | cms | CPU | to one call | to a call each |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for kilobytes in [0] if options.tree else options.kilobytes:
        with tempfile.TemporaryDirectory() as folder:
            pages = _copies(options.tree) if options.tree else _news(kilobytes * 1000)
            number, written = write_site(Path(folder), pages, size)
            print(_row(folder, number, written, options.runs), flush=True)
    if not options.tree:
        print(_start_up())


def _start_up() -> str:
    arguments = ("convert", "--to", "zh-TW", "--text", "软件")
    command = Command("", (sys.executable, "-m", "cms", *arguments))
    _rehearse([command])
    walls = sorted(_sample(command).wall for _ in range(20))
    return f"\nA text of one line: {walls[0]:.3f} s at best, {median(walls):.3f} s in the middle"


def write_site(root: Path, pages: Iterator[str], size: int) -> tuple[int, int]:
    """Writes pages until they have that many bytes; returns their number and bytes."""
    (root / "hugo.toml").write_text(CONFIG, "utf-8")
    written = 0
    for number in count():
        if written >= size:
            return number, written
        raw = next(pages).encode()
        path = root / f"content/post/{number // 500:03d}/{number:06d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        written += len(raw)
    raise AssertionError


def _news(size: float) -> Iterator[str]:
    random = Random(1)
    for number in count():
        article = _article(random, number, 0)
        page = _page(random, article, SIMPLIFIED)
        while len(page) * 2.4 < size:  # bytes for a character of such a page
            page += "\n" + _body(random, article, SIMPLIFIED)
        yield page


def _copies(tree: Path) -> Iterator[str]:
    """The pages that have Chinese, again and again."""
    texts = [path.read_text("utf-8") for path in sorted(tree.rglob("*.md"))]
    return cycle(text for text in texts if any("\u4e00" <= char <= "\u9fff" for char in text))


def _row(folder: str, number: int, size: int, runs: int) -> str:
    commands = [
        Command("one call", (sys.executable, "-c", ONE_CALL, DIRECTION, folder)),
        Command("calls", (sys.executable, "-c", CALLS, DIRECTION, folder)),
        Command("cms", (sys.executable, "-m", "cms", *CONVERT, folder)),
    ]
    _rehearse(commands)
    rounds = [[_sample(command) for command in commands] for _ in range(runs)]
    one, each, own = (_middle(column) for column in zip(*rounds, strict=True))
    to_one, to_each = (
        median(cells[2].wall / cells[index].wall for cells in rounds) for index in (0, 1)
    )
    return (
        f"| {number:,} | {size / number / 1000:.1f} kB | {one.wall:.2f} s | {each.wall:.2f} s "
        f"| {own.wall:.2f} s | {own.cpu:.2f} s | {to_one:.2f} | {to_each:.2f} |"
    )


def _middle(samples: Iterable[Sample]) -> Sample:
    each = list(samples)
    return Sample(median(one.wall for one in each), median(one.cpu for one in each))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.convert_speed")
    parser.add_argument("--tree", type=Path, help="a folder with Chinese Markdown")
    parser.add_argument("--kilobytes", type=float, nargs="+", default=[4, 45, 450])
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
