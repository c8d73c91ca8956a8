"""``python -m benchmarks.results``: measures what ``docs/benchmarks.md`` tells, and writes it.

Sites of your own (``--tree``) are measured besides the generated ones. Needs a POSIX system and
what the extra ``bench`` installs; a quiet machine gives the smallest spread.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path
from statistics import median

from benchmarks.bench import Command, _rehearse, _sample, inputs_of, measure, table
from benchmarks.generate import generate

TARGET = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PROGRAMS = ("hugo-cms", "rumdl", "yamllint", "check-jsonschema")
LONE = "---\ntitle: 标题\ndate: 2025-01-01T08:00:00+08:00\ntags: [新闻]\n---\n\n正文。\n"

_HEAD = """\
# Benchmarks

Written by `python -m benchmarks.results`; [what is measured and how](../benchmarks/README.md).
Medians of {runs} rounds in which the programs take turns. *times cms* is the median of the ratios
within each round; memory is the most that any process of a program had, or 30 MB, which the
measuring program has itself.

{machine}; {versions}.
"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        text = "\n".join(_sections(options, Path(scratch)))
    TARGET.write_text(text, "utf-8")


def _sections(options: argparse.Namespace, scratch: Path) -> Iterator[str]:
    yield _HEAD.format(runs=options.runs, machine=_machine(), versions=_versions())
    if options.tree:
        pages = sum(len(list(tree.rglob("*.md"))) for tree in options.tree)
        yield f"## {len(options.tree)} real sites of {pages:,} Markdown files\n"
        yield from _cold_and_warm(options.tree, scratch, options.runs)
    site = scratch / "site"
    generate(site, 5000)
    yield "## A generated Chinese site of 5,000 pages\n"
    yield from _cold_and_warm([site], scratch, options.runs)
    yield f"{_one_changed(site, scratch, options.runs)}\n"
    lone = scratch / "lone" / "a.md"
    lone.parent.mkdir()
    lone.write_text(LONE, "utf-8")
    yield "## One small file\n"
    peers = ("yamllint", "check-jsonschema", "python")
    yield f"{table(measure(inputs_of([lone], scratch), peers, 3 * options.runs))}\n"
    yield "## By size\n\nGenerated sites, nothing kept:\n"
    yield f"{_by_size(options.sizes, scratch, options.runs)}\n"


def _cold_and_warm(trees: Sequence[Path], scratch: Path, runs: int) -> Iterator[str]:
    for title, warm in (("Nothing kept from run to run:", False), ("Nothing changed:", True)):
        rows = measure(inputs_of(trees, scratch, warm=warm), ("rumdl",), runs)
        yield f"{title}\n\n{table(rows)}\n"


def _one_changed(site: Path, scratch: Path, runs: int) -> str:
    os.environ["CMS_CACHE_DIR"] = str(scratch / "caches")
    command = Command("cms", (sys.executable, "-m", "cms", "validate", str(site)))
    page = min(site.rglob("content/post/2*.md"))
    warm, changed = [], []
    for _ in range(runs):
        _rehearse([command])
        warm.append(_sample(command).wall)
        with page.open("a", encoding="utf-8") as file:
            file.write("\n再来一段。\n")
        changed.append(_sample(command).wall)
    return (
        f"With one page changed since, cms takes {median(changed):.3f} s instead of "
        f"{median(warm):.3f} s."
    )


def _by_size(sizes: Sequence[int], scratch: Path, runs: int) -> str:
    lines = [
        "| pages | median | a page | CPU a page | memory |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        site = scratch / f"site-{size}"
        generate(site, size)
        (row,) = measure(inputs_of([site], scratch), (), runs)
        per_page, cpu = row.wall / size * 1e3, row.cpu / size * 1e3
        memory = f"{row.memory / 1e6:,.0f} MB"
        lines.append(
            f"| {size:,} | {row.wall:.2f} s | {per_page:.3f} ms | {cpu:.3f} ms | {memory} |"
        )
    return "\n".join(lines)


def _machine() -> str:
    return f"{platform.system()} on {os.cpu_count()} processors ({platform.machine()})"


def _versions() -> str:
    installed = {each.name: each.version for each in distributions()}
    found = [f"{name} {installed[name]}" for name in PROGRAMS if name in installed]
    return ", ".join([f"Python {platform.python_version()}", *found])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.results")
    parser.add_argument("--tree", type=Path, nargs="+", help="sites of your own to measure besides")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
