"""Tries every fix in as many real pages as wanted, and counts.

``python -m tests.engine.mutations.try_many --trials 100 --seed 7``
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from itertools import chain
from pathlib import Path
from traceback import format_exc

from tests.engine.mutations.proof import mutants, prove
from tests.engine.mutations.samples import samples
from tests.engine.mutations.surroundings import FORMATS
from tests.engine.mutations.workshop import Workshop


def main() -> None:
    parser = argparse.ArgumentParser(description="Try every fix in many real pages.")
    parser.add_argument("--trials", type=int, default=20, help="pages for each mistake and format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", default="", help="only rules whose codes start so")
    options = parser.parse_args()
    done: Counter[str] = Counter()
    failed = 0
    started = time.monotonic()
    for sample in chain.from_iterable(samples().values()):
        if not sample.code.startswith(options.rule):
            continue
        with tempfile.TemporaryDirectory() as folder:
            workshop = Workshop(Path(folder), sample)
            for name in FORMATS:
                for page in mutants(workshop, name, options.seed, options.trials):
                    done[name] += 1
                    try:
                        prove(workshop, page)
                    except AssertionError:
                        failed += 1
                        sys.stdout.write(f"{sample.code} {name} {page.bad!r}\n{format_exc()}\n")
    pages = ", ".join(f"{count} in {name}" for name, count in sorted(done.items()))
    seconds = time.monotonic() - started
    sys.stdout.write(f"{done.total()} pages ({pages}), {failed} failed, {seconds:.0f} s\n")


if __name__ == "__main__":
    main()
