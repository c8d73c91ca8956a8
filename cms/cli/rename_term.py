"""``cms rename-term``: a term of a taxonomy under another name, on all pages."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options
from cms.errors import UsageError
from cms.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from cms.engine.editing.files import Request
    from cms.engine.editing.renaming import Renaming


def command(
    taxonomy: Annotated[
        str, typer.Argument(help="Its name, such as tags or tag.", metavar="TAXONOMY")
    ],
    old: Annotated[str, typer.Argument(help="The term as it is now.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="The term as it is to be.", metavar="NEW")],
    path: Annotated[
        Path, typer.Argument(help="A file or folder of the site.", metavar="PATH")
    ] = Path(),
    lang: options.Lang = None,
    diff: options.Diff = False,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Rename a term on all pages of a site, in all languages; pages that have both keep the new.

    The term's own page moves along, and its old address redirects.

    Exit code 1 when something is left to do by hand.
    """
    from cms.cli import edit
    from cms.engine.editing.renaming import rename_term, revisions
    from cms.engine.move.carry_out import alone, check_finished
    from cms.engine.move.plan import site_of

    root = site_of(path)
    request = edit.request_of([path], clock, lang=lang, environment=environment, jobs=jobs)
    planned = partial(rename_term, request, taxonomy, old, new)
    if diff:
        check_finished(root)
        renaming = planned()
        edit.tell_left(renaming.edits)
        edit.show_diff(revisions(renaming))
    else:
        with alone(root):
            renaming = _carried_out(planned, request, root)
        edit.tell_left(renaming.edits)
    edit.tell_new(renaming.edits)
    _tell(renaming, diff=diff)
    raise typer.Exit(max(edit.exit_code(renaming.edits), int(bool(renaming.left))))


def _carried_out(planned: Callable[[], Renaming], request: Request, root: Path) -> Renaming:
    from cms.engine.editing.files import edit_files, write_files
    from cms.engine.move.carry_out import carry_out, finish

    finished = finish(root)
    if finished is not None:
        sys.stdout.write(f"{msg('Finished a move that was stopped in the middle.')}\n")
    try:
        renaming = planned()
    except UsageError:
        if finished is None:
            raise
        raise typer.Exit from None  # that was all there was left of it
    again = partial(edit_files, operation=renaming.operation)
    renaming = renaming._replace(edits=write_files(renaming.edits, request, again))
    if renaming.move is not None and not renaming.edits.failures:
        carry_out(renaming.move)
    return renaming


def _tell(renaming: Renaming, *, diff: bool) -> None:
    from cms.engine.workspace import shown_path
    from cms.report.counts import counted
    from cms.report.text import harmless

    for message in (*renaming.left, *renaming.notices):
        sys.stderr.write(f"cms: {harmless(str(message))}\n")
    stream = sys.stderr if diff else sys.stdout
    old, new = renaming.operation.old, renaming.operation.new
    edited = [each.file for each in renaming.edits.edited if each.file.kind != "term"]
    pages = counted(len(edited), "page")
    both = sum(file.path in renaming.both for file in edited)
    merged = msg(", {both:,} of which had that already", both=both) if both else ""
    if diff:
        done = msg(
            "Would rename {old} to {new} on {pages}{merged}.",
            old=old,
            new=new,
            pages=pages,
            merged=merged,
        )
    else:
        done = msg(
            "Renamed {old} to {new} on {pages}{merged}.",
            old=old,
            new=new,
            pages=pages,
            merged=merged,
        )
    stream.write(harmless(str(done)) + "\n")
    here = str(Path.cwd())
    for rename in renaming.move.renames if renaming.move else ():
        stream.write(
            harmless(f"{shown_path(rename.old, here)} -> {shown_path(rename.new, here)}") + "\n"
        )
