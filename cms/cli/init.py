"""``cms init``: take up this program in a repository."""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.errors import UsageError
from cms.model.message import msg
from cms.report.text import columns

if TYPE_CHECKING:
    from cms.engine.adoption.plan import Change, Plan


class Host(str, Enum):
    """Hosts whose jobs are known."""

    GITHUB = "github"
    GITLAB = "gitlab"


def command(
    folder: Annotated[Path, typer.Argument(help="A folder of the site.")] = Path(),
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help="Add a hook to .pre-commit-config.yaml.")
    ] = False,
    ci: Annotated[Host | None, typer.Option(help="Add a job for this host.")] = None,
    baseline: Annotated[
        str | None,
        typer.Option(help="Take what is wrong now as known, in this file.", metavar="FILE"),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what it would do.")] = False,
) -> None:
    """Look at a site and write settings for it; show all of it first.

    What exists is left alone, but for the hook that --pre-commit adds.
    """
    from cms.engine.adoption.plan import Wish, plan_adoption

    wish = Wish(pre_commit, ci.value if ci else None, baseline or "")
    plan = plan_adoption(folder, wish, os.environ)
    _describe(plan)
    for change in plan.changes:
        _show(change)
    for notice in plan.notices:
        typer.echo(f"cms: {notice}", err=True)
    if dry_run or not (plan.changes or baseline):
        return
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(msg("nobody can be asked here"), msg("add --yes, or --dry-run"))
        typer.confirm(str(msg("Write this?")), abort=True)
    _write(plan)
    if baseline:
        _write_baseline(plan.root, baseline)


def _describe(plan: Plan) -> None:
    found = plan.survey
    preset = msg(" (preset {preset})", preset=found.preset) if found.preset else ""
    zone = found.time_zone or msg("none: dates without an offset are UTC")
    facts = (
        (msg("theme"), f"{found.theme or msg('none')}{preset}"),
        (msg("languages"), ", ".join(found.languages)),
        (msg("time zone"), zone),
        (msg("articles"), f"{found.articles:,}"),
    )
    for label, fact in facts:
        typer.echo(f"{label}{' ' * (11 - columns(str(label)))}{fact}")
    typer.echo()


def _show(change: Change) -> None:
    """A new file as it will be, of another what changes."""
    from cms.model.revision import Revision
    from cms.report.diff import write_diff

    path = _shown(change.path)
    if change.before is None:
        typer.echo(f"{msg('new file {path}', path=path)}\n\n{change.after}")
        return
    write_diff([Revision(path, path, change.before.encode(), change.after.encode())], sys.stdout)
    typer.echo()


def _write(plan: Plan) -> None:
    from cms.writing import create_file, replace_file

    for path, before, after in plan.changes:
        if before is None:
            create_file(path, after.encode())
        else:
            replace_file(path, after.encode(), expected=before.encode())
        typer.echo(msg("Wrote {path}.", path=_shown(path)))


def _write_baseline(root: Path, baseline: str) -> None:
    from cms.cli.judge import Wishes, judge

    overrides = {"baseline": str(root / baseline)}
    judge([root], overrides, Wishes(write_baseline=True))


def _shown(path: Path) -> str:
    from cms.engine.workspace import shown_path

    return shown_path(str(path), str(Path.cwd()))
