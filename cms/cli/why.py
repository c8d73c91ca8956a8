"""``cms why``: what becomes of an article, and why."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from cms.cli import options
from cms.report.why import WhyFormat


def command(
    paths: options.Paths = None,
    why_format: Annotated[WhyFormat, typer.Option("--format", help="How to answer.")] = (
        WhyFormat.TEXT
    ),
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Say where, when and in which language an article is published, and why readers miss it.

    Exit code 0 when readers see every article now, 1 when they do not.
    """
    from cms.engine.clock import read_clock
    from cms.engine.why import explain
    from cms.report.why import write_answers

    overrides = {"environment": environment, "jobs": jobs}
    found = explain(paths or [], overrides, os.environ, read_clock(clock))
    for notice in found.notices:
        typer.echo(f"cms: {notice}", err=True)
    write_answers(found, why_format, sys.stdout)
    raise typer.Exit(found.exit_code)
