"""Fixes that give files other names, carried out as moves once all else is mended."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from cms.engine.move.carry_out import alone, carry_out, check_finished, finish
from cms.engine.move.plan import Plan, plan_renames, site_of
from cms.engine.move.renames import Rename
from cms.engine.repair import FixRun, Request, has_new_name
from cms.engine.validate import validate
from cms.engine.workspace import shown_path
from cms.errors import InputError, UsageError
from cms.model import Diagnostic, msg
from cms.model.repair import Refused, Repaired


class _Chosen(NamedTuple):
    """The findings whose files can be renamed together, how that is done, and the other ones."""

    found: tuple[Diagnostic, ...] = ()
    plan: Plan | None = None
    refused: tuple[Refused, ...] = ()


def rename_files(done: FixRun, request: Request, *, writes: bool) -> FixRun:
    """What ``fix`` or ``repair`` made of files, with the renames that findings ask for.

    Without ``writes`` it is only told what would come of them.
    """
    sites: dict[Path, dict[str, Diagnostic]] = {}
    for each in done.run.report.diagnostics:
        if has_new_name(each, request.level):
            sites.setdefault(site_of(Path(each.path)), {}).setdefault(each.path, each)
    for root, found in sites.items():
        with alone(root) if writes else nullcontext():
            done = _in_site(root, done, list(found.values()), request, writes)
    return _judged_anew(done, request) if writes else done


def _in_site(
    root: Path, done: FixRun, found: Sequence[Diagnostic], request: Request, writes: bool
) -> FixRun:
    pending: dict[str, bytes] = {}
    if writes:
        finish(root)
    else:
        check_finished(root)
        pending = {os.path.abspath(file.path): file.after for file in done.repaired}
    chosen = _choose(found, request, pending)
    if chosen.plan is None:
        return done._replace(refused=(*done.refused, *chosen.refused))
    repaired = _repaired(done.repaired, chosen.plan, chosen.found)
    if writes:
        carry_out(chosen.plan)
    gone = {(each.path, each.code) for each in chosen.found}
    report = done.run.report
    left = (each for each in report.diagnostics if (each.path, each.code) not in gone)
    report = report._replace(diagnostics=tuple(left))
    notices = (*done.run.notices, *chosen.plan.left)
    return done._replace(
        run=done.run._replace(report=report, notices=notices),
        repaired=repaired,
        refused=(*done.refused, *chosen.refused),
    )


# Which files


def _choose(found: Sequence[Diagnostic], request: Request, pending: Mapping[str, bytes]) -> _Chosen:
    """All files at once if that goes, for a plan looks at the whole site; else one by one."""
    try:
        return _Chosen(tuple(found), _plan(found, request, pending))
    except (UsageError, InputError) as error:
        if len(found) == 1:
            return _Chosen(refused=(_refused(found[0], error),))
    chosen = _Chosen()
    for each in found:
        both = (*chosen.found, each)
        try:
            chosen = chosen._replace(found=both, plan=_plan(both, request, pending))
        except (UsageError, InputError) as error:
            chosen = chosen._replace(refused=(*chosen.refused, _refused(each, error)))
    return chosen


def _plan(found: Iterable[Diagnostic], request: Request, pending: Mapping[str, bytes]) -> Plan:
    return plan_renames(
        [_rename(each) for each in found],
        request.environ,
        request.moment.unix,
        overrides=request.overrides,
        pending=pending,
    )


def _rename(found: Diagnostic) -> Rename:
    assert found.fix is not None
    old = os.path.abspath(found.path)
    return Rename(old, str(Path(old).with_name(found.fix.rename)))


def _refused(found: Diagnostic, error: Exception) -> Refused:
    return Refused(found, msg("{reason}", reason=str(error)))


# What came of it


def _repaired(
    repaired: Iterable[Repaired], plan: Plan, found: Iterable[Diagnostic]
) -> tuple[Repaired, ...]:
    """The files that change, with those that the plan edits or renames."""
    here = str(Path.cwd())
    files = {file.path: file for file in repaired}
    for edit in plan.edits:
        path = shown_path(edit.location, here)
        file = files.get(path) or Repaired(path, edit.before, edit.after, ())
        files[path] = file._replace(after=edit.after)
    for each, (old, new) in zip(found, plan.renames, strict=True):
        raw = Path(old).read_bytes()
        file = files.get(each.path) or Repaired(each.path, raw, raw, ())
        files[each.path] = file._replace(fixed=(*file.fixed, each), renamed=shown_path(new, here))
    return tuple(files[path] for path in sorted(files))


def _judged_anew(done: FixRun, request: Request) -> FixRun:
    """With the findings of the files as they are called now."""
    new = {os.path.abspath(file.path): file.renamed for file in done.repaired if file.renamed}
    if not new:
        return done
    paths = [Path(new.get(os.path.abspath(path), path)) for path in request.paths]
    run = validate(paths, *request[1:4], request.limits)
    extra = tuple(each for each in done.run.notices if each not in run.notices)
    return done._replace(run=run._replace(notices=(*run.notices, *extra)))
