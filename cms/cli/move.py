"""``cms move``: content to another place, without a broken link."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options
from cms.model.message import msg
from cms.report.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cms.engine.move.plan import Plan
    from cms.engine.move.renames import Rename


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
        typer.Option("--diff", help="Show all edits and new names, and change nothing."),
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
    from cms.engine.move.carry_out import alone, carry_out, check_finished, finish
    from cms.engine.move.plan import plan_move, site_of

    def planned() -> Plan:
        plan = plan_move(
            src,
            Path(dst),
            os.environ,
            read_clock(None).unix,
            into=dst.endswith(("/", os.sep)),
            aliases=not no_alias,
            overrides={"environment": environment, "jobs": jobs},
        )
        sys.stderr.writelines(f"cms: {notice}\n" for notice in (*plan.notices, *plan.left))
        return plan

    root = site_of(src)
    if diff:
        check_finished(root)
        plan = planned()
        _show(plan)
        raise typer.Exit(1 if plan.left else 0)
    with alone(root):
        finished = finish(root)
        if finished is not None:
            sys.stdout.write(f"{msg('Finished a move that was stopped in the middle.')}\n")
            _tell(finished.renames)
            if finished.asked == (os.path.abspath(src), os.path.abspath(dst)):
                return
        plan = planned()
        carry_out(plan)
    _tell(plan.renames)
    sys.stdout.write(f"{msg('Edited {files}.', files=counted(len(plan.edits), 'file'))}\n")
    raise typer.Exit(1 if plan.left else 0)


def _show(plan: Plan) -> None:
    from cms.engine.move.revisions import revisions
    from cms.report.diff import write_diff

    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    write_diff(revisions(plan), sys.stdout)


def _tell(renames: Iterable[Rename]) -> None:
    from cms.engine.workspace import shown_path

    here = str(Path.cwd())
    for old, new in renames:
        sys.stdout.write(f"{shown_path(old, here)} -> {shown_path(new, here)}\n")
