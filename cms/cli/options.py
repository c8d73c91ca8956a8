"""Parameters that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cms.report import Format

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

Select = Annotated[
    list[str] | None, typer.Option(help="Rules to apply: codes, beginnings of codes, names.")
]
ExtendSelect = Annotated[
    list[str] | None, typer.Option(help="Rules to apply besides, such as opt-in ones.")
]
Ignore = Annotated[list[str] | None, typer.Option(help="Rules not to apply.")]
ForceExclude = Annotated[
    bool,
    typer.Option("--force-exclude", help="Leave out excluded files even where they are named."),
]
OutputFormat = Annotated[
    list[str] | None,
    typer.Option(
        help=f"How to report: {', '.join(each.value for each in Format)}. "
        "FORMAT:FILE writes to a file, and there may be several.",
        metavar="FORMAT",
    ),
]
OutputFile = Annotated[
    Path | None, typer.Option(help="Write the report to a file.", metavar="FILE")
]
StdinFilename = Annotated[
    Path | None, typer.Option(help="Read one file from standard input and judge it as this one.")
]
DiffBase = Annotated[
    str | None,
    typer.Option(
        help="Report only what the branch touched since it left this revision of git.",
        metavar="REV",
    ),
]
Baseline = Annotated[
    Path | None, typer.Option(help="File of known findings, which are not reported.")
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write all findings to the baseline.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count by rule instead of listing.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when errors are found.")]
Timeout = Annotated[
    int | None, typer.Option(help="Seconds that a request may take.", min=1, metavar="N")
]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Apply fixes too that may not be what the author meant.")
]
ShowFixes = Annotated[bool, typer.Option("--show-fixes", help="List every fix.")]

Diff = Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")]
Lang = Annotated[str | None, typer.Option(help="Only pages of this language.")]
Section = Annotated[str | None, typer.Option(help="Only pages of this section.")]
Translations = Annotated[
    bool, typer.Option("--translations", help="Do it to the translations as well.")
]


def overrides(
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    environment: str | None,
    jobs: int | None,
    output_format: list[str] | None,
    output_file: Path | None,
    baseline: Path | None,
    force_exclude: bool,
) -> dict[str, object]:
    """The settings that the options of commands which judge stand for, by name."""
    return {
        "select": split(select),
        "extend_select": split(extend_select),
        "ignore": split(ignore),
        "environment": environment,
        "jobs": jobs,
        "output_format": outputs(output_format, output_file),
        "baseline": baseline and str(baseline),
        "force_exclude": force_exclude or None,
    }


def outputs(output_format: list[str] | None, output_file: Path | None) -> tuple[str, ...]:
    """Reports to write, as settings name them; raises ``CmsError`` for what cannot be."""
    from cms.cli.outputs import with_file

    return with_file(split(output_format), output_file)


def split(values: list[str] | None) -> tuple[str, ...]:
    """Items of an option that may be repeated and may hold several, separated by commas."""
    return tuple(
        item.strip() for value in values or [] for item in value.split(",") if item.strip()
    )
