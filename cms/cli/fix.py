"""``cms fix``: repair what can be proven."""

from __future__ import annotations

from typing import Annotated

import typer

from cms.cli import options


def command(
    paths: options.Paths = None,
    unsafe: options.Unsafe = False,
    diff: options.Diff = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only exit 1 if something would change.")
    ] = False,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    force_exclude: options.ForceExclude = False,
    show_fixes: options.ShowFixes = False,
    output_format: options.OutputFormat = None,
    output_file: options.OutputFile = None,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
    stdin_filename: options.StdinFilename = None,
    diff_base: options.DiffBase = None,
    baseline: options.Baseline = None,
) -> None:
    """Repair what is sure, and report what remains.

    Exit code 1 when an error remains, or with --diff and --check when something would change.
    """
    from cms.cli.repair import FixWishes, repair_files

    overrides = options.overrides(
        select,
        extend_select,
        ignore,
        environment,
        jobs,
        output_format,
        output_file,
        baseline,
        force_exclude,
    )
    wishes = FixWishes(unsafe, diff, check, show_fixes, clock, stdin_filename, diff_base)
    raise typer.Exit(repair_files(paths or [], overrides, wishes))
