"""``cms move``: content to another place, without a broken link."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options

if TYPE_CHECKING:
    from cms.engine.move.plan import Plan


def command(
    src: Annotated[
        Path,
        typer.Argument(
            help="A page, its bundle, a section or a file beside a page.", metavar="SRC"
        ),
    ],
    dst: Annotated[
        str, typer.Argument(help="A folder to move it into, or its new path.", metavar="DST")
    ],
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", "--dry-run", help="Show all edits and new names, and change nothing."
        ),
    ] = False,
    no_alias: Annotated[
        bool, typer.Option("--no-alias", help="Let nothing redirect from old addresses.")
    ] = False,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Move content with its translations and files, and mend every link from it or to it.

    Old addresses redirect to the new ones. a.md becomes a bundle with a/index.md as DST, and a
    bundle becomes a file with a.md.

    Exit code 1 when something is left to do by hand.
    """
    from cms.engine.clock import read_clock
    from cms.engine.move.carry_out import carry_out, resume
    from cms.engine.move.plan import plan_move

    target = Path(dst)
    if not diff and resume(src, target):
        sys.stdout.write("Finished the move that was stopped in the middle.\n")
        if not os.path.lexists(src):
            return
    plan = plan_move(
        src,
        target,
        os.environ,
        read_clock(None).unix,
        into=dst.endswith(("/", os.sep)),
        aliases=not no_alias,
        overrides={"environment": environment, "jobs": jobs},
    )
    for notice in (*plan.notices, *plan.left):
        typer.echo(f"cms: {notice}", err=True)
    if diff:
        _show(plan)
    else:
        carry_out(plan)
        _tell(plan)
    raise typer.Exit(1 if plan.left else 0)


def _show(plan: Plan) -> None:
    from cms.engine.move.revisions import revisions
    from cms.report.diff import write_diff

    write_diff(revisions(plan), sys.stdout)


def _tell(plan: Plan) -> None:
    from cms.engine.workspace import shown_path

    here = str(Path.cwd())
    for old, new in plan.renames:
        sys.stdout.write(f"{shown_path(old, here)} -> {shown_path(new, here)}\n")
    files = "1 file" if len(plan.edits) == 1 else f"{len(plan.edits):,} files"
    sys.stdout.write(f"Edited {files}.\n")
