"""``cms list``: pages as Hugo sees them."""

from __future__ import annotations

import os
import sys
from enum import Enum
from typing import Annotated

import typer

from cms.cli import options
from cms.report.pages import ListFormat


class Status(str, Enum):
    """What becomes of a page when the site is built now."""

    PUBLISHED = "published"
    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"
    UNLISTED = "unlisted"
    ERROR = "error"


def command(
    paths: options.Paths = None,
    list_format: Annotated[ListFormat, typer.Option("--format", help="How to list.")] = (
        ListFormat.TABLE
    ),
    params: Annotated[
        bool, typer.Option("--params", help="Add the front matter as Hugo's .Params.")
    ] = False,
    clock: options.Clock = None,
    lang: options.Lang = None,
    section: options.Section = None,
    status: Annotated[Status | None, typer.Option(help="Only pages of this status.")] = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """List pages as Hugo sees them: dates, status, language, URL, translations."""
    from cms.engine.clock import read_clock
    from cms.engine.listing import list_pages
    from cms.report.pages import write_pages

    overrides = {"environment": environment, "jobs": jobs}
    listing = list_pages(paths or [], overrides, os.environ, read_clock(clock).unix, params=params)
    for notice in listing.notices:
        typer.echo(f"cms: {notice}", err=True)
    wanted = {"lang": lang and lang.lower(), "section": section, "status": status and status.value}
    rows = [
        row
        for row in listing.rows
        if all(value is None or row[name] == value for name, value in wanted.items())
    ]
    write_pages(rows, list_format, sys.stdout)
