"""``fix``: every chosen file mended as far as that can be proven, and written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cms.engine.clock import Moment
from cms.engine.fix import PlaceBefore, Read, Rounds
from cms.engine.page import PageResult, analyse, read, validate_file
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.store import ATTEMPTS, restless, store
from cms.engine.validate import (
    Judged,
    Limits,
    Run,
    Selection,
    findings,
    place_of,
    plan_of,
    run_of,
    validate,
)
from cms.engine.workspace import Target, find_target_of_text, find_targets, shown_path
from cms.hugo.content.content_file import ContentFile
from cms.model import Applicability, Diagnostic, Report
from cms.model.repair import Failure, Refused, Repaired

if TYPE_CHECKING:
    from cms.engine.site import Known


class Request(NamedTuple):
    """What is to be fixed; ``level`` is how sure a fix has to be. For the rest see ``validate``."""

    paths: Sequence[Path]
    overrides: Mapping[str, object]
    environ: Mapping[str, str]
    moment: Moment
    level: Applicability = Applicability.SAFE
    limits: Limits = Limits()


class FixRun(NamedTuple):
    """What came of a run: the findings that remain, and what happened to files.

    ``repaired`` are the files that fixes change, those excepted that could not be written.
    """

    run: Run
    repaired: tuple[Repaired, ...]
    refused: tuple[Refused, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def report(self) -> Report:
        """What remains, and what was fixed."""
        fixed = tuple(each for file in self.repaired for each in file.fixed)
        return self.run.report._replace(fixed=fixed)

    def without(self, paths: Collection[str]) -> FixRun:
        """The same without what it says about these files."""
        return self._with(
            [each for each in self.run.report.diagnostics if each.path not in paths],
            [each for each in self.repaired if each.path not in paths],
            [each for each in self.refused if each.diagnostic.path not in paths],
        )

    def plus(self, other: FixRun) -> FixRun:
        """This and another one, which is about some of the same files."""
        diagnostics = sorted(
            (*self.run.report.diagnostics, *other.run.report.diagnostics), key=place_of
        )
        return self._with(
            diagnostics,
            sorted((*self.repaired, *other.repaired)),
            (*self.refused, *other.refused),
        )

    def _with(
        self,
        diagnostics: Iterable[Diagnostic],
        repaired: Iterable[Repaired],
        refused: Iterable[Refused],
    ) -> FixRun:
        report = self.run.report._replace(diagnostics=tuple(diagnostics))
        run = self.run._replace(report=report)
        return self._replace(run=run, repaired=tuple(repaired), refused=tuple(refused))


def has_new_name(found: Diagnostic, level: Applicability) -> bool:
    """Whether a finding has a fix that renames its file, and is at least as sure as ``level``."""
    return found.fix is not None and bool(found.fix.rename) and found.fix.applicability >= level


def fix(request: Request) -> FixRun:
    """Fixes files and writes them; files that somebody changes meanwhile are read anew."""
    done = repair(request)
    changed, failures = _store(done.repaired)
    for _ in range(ATTEMPTS):
        if not changed:
            break
        again = repair(request._replace(paths=[Path(path) for path in changed]))
        done = done.without(changed).plus(again)
        changed, failed = _store(again.repaired)
        failures += failed
    failures += map(restless, changed)
    if not failures:
        return done
    paths = [each.path for each in failures]
    as_it_is = validate([Path(path) for path in paths], *request[1:4], request.limits)
    left = done.without(paths).plus(FixRun(as_it_is, ()))
    return left._replace(failures=tuple(failures))


def _store(repaired: Sequence[Repaired]) -> tuple[list[str], list[Failure]]:
    return store([each[:3] for each in repaired])


def repair(request: Request) -> FixRun:
    """What ``fix`` does, but for the writing."""
    targets = find_targets(request.paths, request.overrides, request.environ)
    here = str(Path.cwd())
    parts = [_repair(each, plan_of(each, request.moment, here), request) for each in targets]
    run = run_of(targets, [part.judged for part in parts])
    repaired = tuple(each for part in parts for each in part.repaired)
    return FixRun(run, repaired, tuple(each for part in parts for each in part.refused))


def repair_text(request: Request, raw: bytes) -> FixRun:
    """As ``repair``, for ``raw`` in place of the content of the file that the request names."""
    (path,) = request.paths
    target = find_target_of_text(path, request.overrides, request.environ)
    plan = plan_of(target, request.moment, str(Path.cwd()))
    known: Known = {}

    def judge(results: Sequence[PageResult], read: Read) -> list[Diagnostic]:
        return findings(target, plan, results, read, known)

    results = [analyse(file, raw, plan) for file in target.files]
    rounds = Rounds(results, lambda _: raw, plan, request.level, judge)
    part = _part(rounds, Judged(rounds.run(), len(target.files)), plan.here)
    return FixRun(run_of([target], [part.judged]), part.repaired, part.refused)


# One target


class _Part(NamedTuple):
    """What came of the files of one target."""

    judged: Judged
    repaired: tuple[Repaired, ...]
    refused: tuple[Refused, ...]


def _repair(target: Target, plan: Plan, request: Request) -> _Part:
    selection = Selection(target, plan, request.limits)
    files = selection.files
    looked_at = map_chunks(_look_at, files, plan, target.settings.jobs)
    fixable = {result.file.location: raw for result, raw in looked_at if raw is not None}
    known: Known = {}
    left_out: set[PlaceBefore] | None = None

    def judge(results: Sequence[PageResult], read: Read) -> list[Diagnostic]:
        nonlocal left_out
        found = findings(target, plan, results, read, known)
        if left_out is None:
            reported = selection.reported(found, results)
            left_out = rounds.places_before(found) - rounds.places_before(reported)
            return reported
        if not left_out:
            return found
        return [each for each in found if rounds.place_before(each) not in left_out]

    def read_once(location: str) -> bytes:
        return fixable[location] if location in fixable else read(location)

    results = [result for result, _ in looked_at]
    rounds = Rounds(results, read_once, plan, request.level, judge)
    return _part(rounds, Judged(rounds.run(), len(files), selection.notices), plan.here)


def _part(rounds: Rounds, judged: Judged, here: str) -> _Part:
    texts = {shown_path(location, here): text for location, text in rounds.texts.items()}
    repaired = tuple(
        Repaired(path, text.before, text.raw, tuple(text.fixed))
        for path, text in sorted(texts.items())
        if text.raw != text.before
    )
    # What was refused once may have gone with something else.
    there = {(each.path, each.code) for each in judged.found}
    refused = tuple(
        each
        for _, text in sorted(texts.items())
        for each in text.refused
        if (each.diagnostic.path, each.diagnostic.code) in there
    )
    return _Part(judged, repaired, refused)


def _look_at(files: Sequence[ContentFile], plan: Plan) -> list[tuple[PageResult, bytes | None]]:
    """What the rules say of each file, with the bytes of those that have fixes."""
    looked_at: list[tuple[PageResult, bytes | None]] = []
    for file in files:
        result, raw = validate_file(file, plan)
        looked_at.append((result, raw if any(each.fix for each in result.diagnostics) else None))
    return looked_at
