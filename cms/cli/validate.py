"""``cms validate``: check content and report problems."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cms.cli import options
from cms.report import Format

Selectors = list[str] | None


def command(
    paths: options.Paths = None,
    output_format: Annotated[Format | None, typer.Option(help="How to report.")] = None,
    select: Annotated[
        Selectors, typer.Option(help="Rules to apply: codes, beginnings of codes, names.")
    ] = None,
    extend_select: Annotated[
        Selectors, typer.Option(help="Rules to apply besides, such as opt-in ones.")
    ] = None,
    ignore: Annotated[Selectors, typer.Option(help="Rules not to apply.")] = None,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
    no_cache: Annotated[  # noqa: ARG001 (accepted so that scripts need no change once it matters)
        bool, typer.Option("--no-cache", help="Judge every file anew; nothing is cached yet.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count by rule instead of listing.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 even when errors are found.")
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(help="Read one file from standard input and judge it as this one."),
    ] = None,
    diff_base: Annotated[
        str | None,
        typer.Option(
            help="Report only what the branch touched since it left this revision of git.",
            metavar="REV",
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings, which are not reported.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline.")
    ] = False,
    add_ignore: Annotated[
        bool, typer.Option("--add-ignore", help="Add comments to files that ignore findings.")
    ] = False,
) -> None:
    """Check content and report problems; exits 1 when an error is found."""
    from cms.cli.judge import Wishes, judge

    overrides = {
        "select": options.split(select),
        "extend_select": options.split(extend_select),
        "ignore": options.split(ignore),
        "environment": environment,
        "jobs": jobs,
        "output_format": output_format and output_format.value,
        "baseline": baseline and str(baseline),
    }
    wishes = Wishes(clock, stdin_filename, diff_base, statistics, write_baseline, add_ignore)
    exit_code = judge(paths or [], overrides, wishes)
    raise typer.Exit(0 if exit_zero else exit_code)
