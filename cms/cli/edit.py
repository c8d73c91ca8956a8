"""What commands that edit front matter share: the diff or the writing, and what there is to say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cms.errors import UsageError
from cms.model.message import msg
from cms.report.counts import counted
from cms.report.text import harmless

if TYPE_CHECKING:
    from cms.engine.editing.files import Edits, Request
    from cms.model.revision import Revision

MOST = 20
"""New findings that are listed."""


def request_of(
    paths: Sequence[str | Path],
    clock: str | None,
    *,
    lang: str | None = None,
    section: str | None = None,
    **overrides: object,
) -> Request:
    """The files that a command line means; raises ``UsageError`` where it names none."""
    from cms.engine.clock import read_clock
    from cms.engine.editing.files import Request

    if not paths:
        raise UsageError(
            msg("there are no files to edit"), msg("name files or folders; . is this folder")
        )
    named = [Path(path) for path in paths]
    moment = read_clock(clock)
    return Request(named, overrides, os.environ, moment, lang and lang.lower(), section)


def carry_out(request: Request, edit: Callable[[Request], Edits], *, diff: bool) -> Edits:
    """Shows what ``edit`` would change, or changes it; what is left is said."""
    found = edit(request)
    if not diff:
        from cms.engine.editing.files import write_files

        found = write_files(found, request, edit)
    tell_left(found)
    if diff:
        show_diff(each.revision for each in found.edited)
    tell_new(found)
    return found


def show_diff(revisions: Iterable[Revision]) -> None:
    """Writes a unified diff, which holds nothing else."""
    from cms.report.diff import write_diff

    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    write_diff(revisions, sys.stdout)


def tell_changed(found: Edits, *, diff: bool) -> None:
    """How many files are changed; beside a diff to where messages go."""
    changed = len(found.edited)
    same = found.number - changed - len(found.left) - len(found.failures)
    files = counted(changed, "file") if changed else msg("nothing")
    rest: object = ""
    if same > 0:
        rest = msg("; already so: {files}", files=counted(same, "file"))
    if diff:
        sys.stderr.write(f"{msg('Would change {files}{rest}.', files=files, rest=rest)}\n")
    else:
        sys.stdout.write(f"{msg('Changed {files}{rest}.', files=files, rest=rest)}\n")


def exit_code(found: Edits) -> int:
    """2 where a file could not be written, 1 where one is left as it is, else 0."""
    return 2 if found.failures else int(bool(found.left))


def tell_left(found: Edits) -> None:
    """The files that are left as they are, and why."""
    lines = [str(notice) for notice in found.notices]
    lines += [
        f"{each.path}:{each.line}: {msg('left as it is: {reason}', reason=each.reason)}"
        for each in found.left
    ]
    lines += [each.reason for each in found.failures]
    sys.stderr.writelines(f"cms: {harmless(line)}\n" for line in lines)


def tell_new(found: Edits) -> None:
    """The findings that were not there before."""
    brought = [each for edited in found.edited for each in edited.brought]
    if not brought:
        return
    from cms.report.concise import headline

    findings = counted(len(brought), "new finding")
    sys.stderr.write(f"cms: {msg('this brings {findings}:', findings=findings)}\n")
    sys.stderr.writelines(f"{headline(each)}\n" for each in brought[:MOST])
    if len(brought) > MOST:
        sys.stderr.write(f"{msg('and {more:,} more', more=len(brought) - MOST)}\n")
