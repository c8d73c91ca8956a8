"""Times ``cms validate`` against other linters on the same files.

Whole processes are timed, started in turn (A B C, A B C, ...) so that what disturbs the machine
disturbs them alike, and each round gives one ratio. Needs a POSIX system (``os.wait4``).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.generate import generate

OWN = "cms"
SCHEMA = {
    "type": "object",
    "required": ["title", "date"],
    "properties": {"title": {"type": "string"}, "draft": {"type": "boolean"}},
}
# What a linter answers when it did its work: nothing found, or something.
ANSWERS = (0, 1)


class Sample(NamedTuple):
    """Seconds that one process took, the processes it started and waited for included.

    ``memory`` is the most that any of them had, in bytes.
    """

    wall: float
    cpu: float
    memory: int = 0


class Row(NamedTuple):
    """One program's results; ``ratio`` is its time over that of cms, round by round."""

    name: str
    wall: float
    fastest: float
    slowest: float
    cpu: float
    ratio: float
    memory: int = 0


class Command(NamedTuple):
    """A program with its arguments; ``folder`` is where it has to be started."""

    name: str
    arguments: tuple[str, ...]
    folder: Path | None = None


class Inputs(NamedTuple):
    """What is checked: ``paths``, or by tools that read no Markdown one page's front matter.

    Without a folder for ``caches`` nothing is kept from run to run.
    """

    paths: tuple[Path, ...]
    front_matter: Path
    schema: Path
    npm: Path | None
    caches: Path | None


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        print(table(measure(_inputs(options, Path(scratch)), options.peers, options.runs)))


def measure(inputs: Inputs, peers: Sequence[str], runs: int) -> list[Row]:
    """What each program takes, in so many rounds."""
    os.environ["CMS_CACHE_DIR"] = str(inputs.caches or os.devnull)
    commands = _commands(inputs, peers)
    _rehearse(commands)
    rounds = [_round(commands) for _ in range(runs)]
    return summarise({each.name: [samples[each.name] for samples in rounds] for each in commands})


def summarise(samples: Mapping[str, Sequence[Sample]], base: str = OWN) -> list[Row]:
    """Medians, extremes and the median of the pairwise ratios to ``base``, fastest first."""
    rows = []
    for name, own in samples.items():
        walls = [sample.wall for sample in own]
        pairs = zip(walls, (sample.wall for sample in samples[base]), strict=True)
        ratio = median(wall / base_wall for wall, base_wall in pairs)
        cpu = median(sample.cpu for sample in own)
        memory = max(sample.memory for sample in own)
        rows.append(Row(name, median(walls), min(walls), max(walls), cpu, ratio, memory))
    return sorted(rows, key=lambda row: row.wall)


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, in seconds."""
    lines = [
        f"| program | median | min to max | CPU | memory | times {OWN} |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {row.name} | {row.wall:.3f} s | {row.fastest:.3f} to {row.slowest:.3f} s "
        f"| {row.cpu:.3f} s | {row.memory / 1e6:.0f} MB | {row.ratio:.2f} |"
        for row in rows
    ]
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bench", description="Time cms against other linters."
    )
    parser.add_argument("--tree", type=Path, nargs="+", help="sites to check (default: generated)")
    parser.add_argument("--pages", type=int, default=5000, help="size of the generated site")
    parser.add_argument("--one-file", type=Path, help="check this page alone, as a hook does")
    parser.add_argument("--warm", action="store_true", help="keep caches from run to run")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--npm", type=Path, help="folder where npm has installed remark")
    return parser.parse_args()


def _inputs(options: argparse.Namespace, scratch: Path) -> Inputs:
    paths = [options.one_file] if options.one_file else options.tree
    if paths is None:
        paths = [scratch / "site"]
        generate(paths[0], options.pages)
    return inputs_of(paths, scratch, options.npm, warm=options.warm)


def inputs_of(
    paths: Sequence[Path], scratch: Path, npm: Path | None = None, *, warm: bool = False
) -> Inputs:
    """Paths, with what tools need that read no Markdown; ``warm`` keeps caches."""
    front_matter = scratch / "front-matter.yaml"
    front_matter.write_text(_front_matter(paths), "utf-8")
    schema = scratch / "schema.json"
    schema.write_text(json.dumps(SCHEMA), "utf-8")
    resolved = tuple(path.resolve() for path in paths)
    caches = scratch / "caches" if warm else None
    return Inputs(resolved, front_matter, schema, npm, caches)


def _front_matter(paths: Sequence[Path]) -> str:
    """The YAML front matter of the first page that has any."""
    for path in paths:
        for page in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
            before, opening, rest = page.read_text("utf-8", "replace").partition("---\n")
            if opening and not before:
                return rest.partition("\n---\n")[0] + "\n"
    raise SystemExit("no page with YAML front matter to give to yamllint and check-jsonschema")


def _commands(inputs: Inputs, peers: Sequence[str]) -> list[Command]:
    keep = () if inputs.caches else ("--no-cache",)
    arguments = ("-m", "cms", "validate", *keep, *map(str, inputs.paths))
    commands = [Command(OWN, (sys.executable, *arguments))]
    for peer in peers:
        command = PEERS[peer](inputs)
        if command is None:
            print(f"{peer} is not installed", file=sys.stderr)
        else:
            commands.append(command)
    return commands


def _rumdl(inputs: Inputs) -> Command | None:
    keep = ["--cache-dir", str(inputs.caches)] if inputs.caches else ["--no-cache"]
    return _installed("rumdl", "check", *keep, *map(str, inputs.paths))


def _yamllint(inputs: Inputs) -> Command | None:
    return _installed("yamllint", str(inputs.front_matter), note="one front matter")


def _check_jsonschema(inputs: Inputs) -> Command | None:
    arguments = ("--schemafile", str(inputs.schema), str(inputs.front_matter))
    return _installed("check-jsonschema", *arguments, note="one front matter")


def _remark(inputs: Inputs) -> Command | None:
    """remark finds its plugins in the folder it is started in, and wants paths from there."""
    if inputs.npm is None:
        return None
    pages = [path / "**/*.md" if path.is_dir() else path for path in inputs.paths]
    schemas = {
        os.path.relpath(inputs.schema, inputs.npm): [
            os.path.relpath(page, inputs.npm) for page in pages
        ]
    }
    plugin = f"remark-lint-frontmatter-schema=schemas:{json.dumps(schemas)}"
    use = ("--quiet", "--frail", "--no-stdout", "--use", "remark-frontmatter", "--use", plugin)
    program = str((inputs.npm / "node_modules/.bin/remark").resolve())
    return Command("remark", (program, *use, *map(str, inputs.paths)), inputs.npm)


def _python(_: Inputs) -> Command:
    return Command("python -c pass", (sys.executable, "-c", "pass"))


PEERS: dict[str, Callable[[Inputs], Command | None]] = {
    "rumdl": _rumdl,
    "yamllint": _yamllint,
    "check-jsonschema": _check_jsonschema,
    "remark": _remark,
    "python": _python,
}


def _installed(program: str, *arguments: str, note: str = "") -> Command | None:
    """The command, where the program is beside this Python or on the path."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(program, path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    name = f"{program} ({note})" if note else program
    return Command(name, (found, *arguments)) if found else None


def _rehearse(commands: Sequence[Command]) -> None:
    """Fills the disk cache, writes bytecode, and stops where a program does not get to work."""
    for command in commands:
        done = subprocess.run(command.arguments, cwd=command.folder, capture_output=True)
        if done.returncode not in ANSWERS or b"Traceback" in done.stderr:
            raise SystemExit(f"{command.name} failed:\n{done.stderr.decode(errors='replace')}")


def _round(commands: Sequence[Command]) -> dict[str, Sample]:
    return {command.name: _sample(command) for command in commands}


def _sample(command: Command) -> Sample:
    started = time.perf_counter()
    process = subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Sample(wall, usage.ru_utime + usage.ru_stime, memory)


if __name__ == "__main__":
    main()
