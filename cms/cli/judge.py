"""What ``cms validate`` does once its command line is understood."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cms.errors import ConfigError

if TYPE_CHECKING:
    from cms.report import Format


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
    from cms.report import write_report

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
        write_report(run.report, _format(run.output_format), sys.stdout)
    return run.report.exit_code


def _format(name: str) -> Format:
    from cms.report import Format

    known = [each.value for each in Format]
    if name not in known:
        raise ConfigError(f"there is no output format {name}", f"known are {', '.join(known)}")
    return Format(name)
