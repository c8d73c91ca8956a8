"""Parameters that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files or folders; the current folder when none is given.", metavar="PATHS"
    ),
]
Clock = Annotated[
    str | None,
    typer.Option(
        help="Judge as if it were this moment, e.g. 2025-02-07T22:00:00+08:00.", metavar="TIME"
    ),
]
Jobs = Annotated[
    int | None, typer.Option(help="Processes to work with; 0 chooses.", min=0, metavar="N")
]
Environment = Annotated[
    str | None,
    typer.Option("--environment", "-e", help="Hugo environment whose configuration holds."),
]


def split(values: list[str] | None) -> tuple[str, ...]:
    """Items of an option that may be repeated and may hold several, separated by commas."""
    return tuple(
        item.strip() for value in values or [] for item in value.split(",") if item.strip()
    )
