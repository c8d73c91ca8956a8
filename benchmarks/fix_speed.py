"""Times ``cms fix`` beside ``cms validate`` on sites with a mistake in every tenth page.

``python -m benchmarks.fix_speed ../shared/corpora/*/`` copies the sites; the mistakes are those of
``tests/engine/mutations``. Needs a POSIX system (``os.wait4``).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.bench import Command, Sample, _sample, summarise, table
from tests.engine.mutations.trees import mutants_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fix_speed")
    parser.add_argument("sites", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder, site.resolve().name) for site in options.sites]
        for site, copy in zip(options.sites, copies, strict=True):
            shutil.copytree(site, copy, copy_function=shutil.copyfile)
        pages = {
            path: page.raw for copy in copies for path, page in mutants_of(copy, 10, 1).items()
        }
        samples: dict[str, list[Sample]] = {"cms": [], "cms fix": []}
        for _ in range(options.runs + 1):
            for path, raw in pages.items():
                path.write_bytes(raw)
            for name, command in (("cms", "validate"), ("cms fix", "fix")):
                arguments = (sys.executable, "-m", "cms", command, *map(str, copies))
                samples[name].append(_sample(Command(name, arguments)))
        print(f"{len(pages)} pages with a mistake")
        print(table(summarise({name: each[1:] for name, each in samples.items()})))


if __name__ == "__main__":
    main()
