"""``cms translations``: which pages exist in which languages."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from cms.cli import options
from cms.report.translations import CoverageFormat, Shown


def command(
    paths: options.Paths = None,
    coverage_format: Annotated[CoverageFormat, typer.Option("--format", help="How to show.")] = (
        CoverageFormat.TABLE
    ),
    missing: Annotated[
        bool, typer.Option("--missing", help="Show the pages that lack a language.")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Show every page, not only the sections.")
    ] = False,
    lang: Annotated[
        list[str] | None, typer.Option(help="Only these languages; may be repeated.")
    ] = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Show which pages exist in which languages, by section or page by page."""
    from cms.engine.coverage import cover
    from cms.report.translations import write_coverage

    overrides = {"environment": environment, "jobs": jobs}
    coverage = cover(paths or [], overrides, os.environ, options.split(lang))
    for notice in coverage.notices:
        typer.echo(f"cms: {notice}", err=True)
    shown = Shown.MISSING if missing else Shown.ALL if pages else Shown.NONE
    write_coverage(coverage.sites, coverage_format, shown, sys.stdout)
