"""``cms merge-reports``: the reports of parts of a run as one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cms.cli import options


def command(
    reports: Annotated[
        list[Path],
        typer.Argument(help="Reports of all parts, in JSON.", metavar="REPORTS"),
    ],
    output_format: options.OutputFormat = None,
    output_file: options.OutputFile = None,
    exit_zero: options.ExitZero = False,
) -> None:
    """Put together what runs of cms validate --shard have found; exits 1 when that has an error."""
    import sys

    from cms.cli.outputs import read_outputs, write_reports
    from cms.report.merging import merge
    from cms.settings import load_settings

    named = options.outputs(output_format, output_file)
    outputs = read_outputs(named or load_settings(Path.cwd()).output_format)
    report = merge(reports)
    write_reports(report, outputs, sys.stdout)
    raise typer.Exit(0 if exit_zero else report.exit_code)
