"""``cms validate``: check content and report problems."""

from __future__ import annotations

from typing import Annotated

import typer

from cms.cli import options
from cms.errors import UsageError
from cms.model.message import msg


def command(
    paths: options.Paths = None,
    output_format: options.OutputFormat = None,
    output_file: options.OutputFile = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    force_exclude: options.ForceExclude = False,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what is sure, as cms fix.")] = False,
    unsafe: options.Unsafe = False,
    show_fixes: options.ShowFixes = False,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Judge every file anew, and keep no results.")
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(help="Judge one of several parts, for cms merge-reports.", metavar="K/N"),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(help="Have pages analysed by a Dask cluster.", metavar="ADDRESS"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Judge again whenever a file changes, until Ctrl-C.")
    ] = False,
    statistics: options.Statistics = False,
    exit_zero: options.ExitZero = False,
    stdin_filename: options.StdinFilename = None,
    diff_base: options.DiffBase = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    add_ignore: Annotated[
        bool, typer.Option("--add-ignore", help="Add comments to files that ignore findings.")
    ] = False,
) -> None:
    """Check content and report problems; exits 1 when an error is found."""
    from cms.cli.judge import Wishes, judge

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
    if fix:
        from cms.cli.repair import FixWishes, repair_files

        if write_baseline or add_ignore or statistics:
            raise UsageError(
                msg("--fix goes with a report, not with another change"), msg("run it by itself")
            )
        to_fix = FixWishes(unsafe, False, False, show_fixes, clock, stdin_filename, diff_base)
        exit_code = repair_files(paths or [], overrides, to_fix)
        raise typer.Exit(0 if exit_zero and exit_code == 1 else exit_code)
    if unsafe or show_fixes:
        raise UsageError(msg("nothing is fixed without --fix"), msg("add --fix"))
    wishes = Wishes(
        clock,
        stdin_filename,
        diff_base,
        statistics,
        write_baseline,
        add_ignore,
        no_cache,
        shard,
        cluster,
    )
    if watch:
        from cms.cli.watch import watch_files

        raise typer.Exit(watch_files(paths or [], overrides, wishes))
    exit_code = judge(paths or [], overrides, wishes)
    raise typer.Exit(0 if exit_zero else exit_code)
