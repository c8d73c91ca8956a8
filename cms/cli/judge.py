"""What ``cms validate`` does once its command line is understood."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def judge(
    paths: Sequence[str | Path],
    overrides: Mapping[str, object],
    *,
    clock: str | None = None,
    stdin_filename: Path | None = None,
    statistics: bool = False,
) -> int:
    """Judges files, writes the report, and returns the exit code.

    ``overrides`` are settings given on the command line; ``clock`` is as the user wrote it.
    """
    from cms.engine.clock import read_clock
    from cms.engine.validate import validate, validate_text
    from cms.report import Format, write_report

    moment = read_clock(clock)
    if stdin_filename is None:
        run = validate([Path(path) for path in paths], overrides, os.environ, moment)
    else:
        raw = sys.stdin.buffer.read()
        run = validate_text(stdin_filename, raw, overrides, os.environ, moment)
    sys.stderr.writelines(f"cms: {notice}\n" for notice in run.notices)
    if statistics:
        from cms.report import statistics as counts

        counts.write(run.report, sys.stdout)
    else:
        write_report(run.report, Format(run.output_format), sys.stdout)
    return run.report.exit_code
