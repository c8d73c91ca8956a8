"""What ``cms fix`` does once its command line is understood."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from cms.cli.outputs import read_outputs, write_reports
from cms.engine.clock import read_clock
from cms.engine.repair import FixRun, Request, fix, has_new_name, repair, repair_text
from cms.engine.validate import Limits
from cms.errors import UsageError
from cms.model import Applicability, msg
from cms.report import FOR_PEOPLE
from cms.report.diff import write_diff
from cms.report.fixes import fixed_by_rule, refusal, write_each
from cms.report.text import fixable


class FixWishes(NamedTuple):
    """What was asked for besides settings; ``clock`` is as the user wrote it."""

    unsafe: bool = False
    diff: bool = False
    check: bool = False
    show_fixes: bool = False
    clock: str | None = None
    stdin_filename: Path | None = None
    diff_base: str | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether it is only said what would change."""
        return self.diff or self.check


def repair_files(
    paths: Sequence[str | Path], overrides: Mapping[str, object], wishes: FixWishes
) -> int:
    """Fixes files, says what was done and what remains, and returns the exit code.

    ``overrides`` are settings given on the command line.
    """
    done = _repair([Path(path) for path in paths], overrides, wishes)
    sys.stderr.writelines(f"cms: {notice}\n" for notice in done.run.notices)
    sys.stderr.writelines(f"cms: {refusal(each)}\n" for each in done.refused)
    if wishes.changes_nothing:
        return _preview(done, wishes)
    is_text = wishes.stdin_filename is not None
    _report(done, wishes, sys.stderr if is_text else sys.stdout)
    sys.stderr.writelines(f"cms: {each.reason}\n" for each in done.failures)
    return 2 if done.failures else done.report.exit_code


def _repair(paths: Sequence[Path], overrides: Mapping[str, object], wishes: FixWishes) -> FixRun:
    level = Applicability.UNSAFE if wishes.unsafe else Applicability.SAFE
    limits = Limits(wishes.diff_base)
    request = Request(paths, overrides, os.environ, read_clock(wishes.clock), level, limits)
    if wishes.stdin_filename is None:
        return _rename(request, wishes, repair if wishes.changes_nothing else fix)
    if wishes.diff_base:
        raise UsageError(msg("standard input has no history"), msg("name files"))
    raw = sys.stdin.buffer.read()
    done = repair_text(request._replace(paths=[wishes.stdin_filename]), raw)
    if not wishes.changes_nothing:
        sys.stdout.buffer.write(done.repaired[0].after if done.repaired else raw)
        sys.stdout.buffer.flush()
    return done


def _rename(request: Request, wishes: FixWishes, mend: Callable[[Request], FixRun]) -> FixRun:
    """The files mended, and those renamed whose names are mistakes."""
    done = mend(request)
    level = request.level
    if not any(has_new_name(each, level) for each in done.run.report.diagnostics):
        return done
    from cms.engine.renaming import rename_files

    return rename_files(done, request, writes=not wishes.changes_nothing)


def _preview(done: FixRun, wishes: FixWishes) -> int:
    """Says what would change; 1 if something would."""
    if wishes.diff:
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
        write_diff((file.revision for file in done.repaired), sys.stdout)
    # What a program reads as a diff must hold nothing else.
    stream = sys.stderr if wishes.diff else sys.stdout
    fixed = done.report.fixed or ()
    if wishes.show_fixes:
        write_each(fixed, stream)
    lines = (*fixed_by_rule(fixed, is_done=False), *fixable(done.report))
    stream.writelines(f"{line}\n" for line in lines)
    return int(bool(done.repaired))


def _report(done: FixRun, wishes: FixWishes, stream: TextIO) -> None:
    outputs = read_outputs(done.run.settings.output_format)
    if wishes.show_fixes:
        machines_read = any(not each.file and each.format not in FOR_PEOPLE for each in outputs)
        write_each(done.report.fixed or (), sys.stderr if machines_read else stream)
    write_reports(done.report, outputs, stream)
