"""``validate``: every chosen file judged by the rules in force."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.engine.clock import Moment
from cms.engine.page import PageResult, analyse, analyse_unread
from cms.engine.plan import Plan, make_plan
from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_target_of_text, find_targets, notices_of
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic, Message, Report, msg
from cms.rules.base import Site
from cms.rules.registry import choose_rules
from cms.settings import Settings


class Run(NamedTuple):
    """What came of a run; ``settings`` are those of the first site."""

    report: Report
    notices: tuple[Message, ...]
    settings: Settings


class Limits(NamedTuple):
    """What a run leaves out besides what settings and comments do.

    With ``diff_base``, a revision of git, only what a branch touched since it is judged.
    ``with_known`` reports what the baseline knows too.
    """

    diff_base: str | None = None
    with_known: bool = False


def validate(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    moment: Moment,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Run:
    """Judges the content files among ``paths``; see ``find_targets`` for the parameters."""
    targets = find_targets(paths, overrides, environ)
    here = str(Path.cwd())
    found: list[Diagnostic] = []
    notices: list[Message] = []
    number_of_files = 0
    for target in targets:
        plan = _plan(target, moment, here)
        files: Sequence[ContentFile] = target.files
        if limits.diff_base is not None:
            from cms.engine.unreported import Branch

            branch = Branch(target.config.root, limits.diff_base)
            files = branch.files(files)
        results = map_chunks(_validate_files, files, plan, target.settings.jobs)
        findings = _findings(target, plan, results, _read)
        if limits.diff_base is not None:
            findings = branch.findings(findings)
        if target.settings.baseline and not limits.with_known:
            from cms.engine.unreported import without_known

            findings, notice = without_known(findings, results, plan, target.settings.baseline)
            notices += notice
        found += findings
        number_of_files += len(files)
    return _run(targets, found, number_of_files, notices)


def validate_text(
    path: Path,
    raw: bytes,
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    moment: Moment,
) -> Run:
    """Judges ``raw`` as if it were the content of the file at ``path``, which need not exist."""
    target = find_target_of_text(path, overrides, environ)
    plan = _plan(target, moment, str(Path.cwd()))
    results = [analyse(file, raw, plan) for file in target.files]
    found = _findings(target, plan, results, lambda _: raw)
    return _run([target], found, len(target.files), [])


def _plan(target: Target, moment: Moment, here: str) -> Plan:
    settings = target.settings
    site = Site(target.config, settings, moment.unix, moment.offset)
    codes = choose_rules(settings.select, settings.extend_select, settings.ignore)
    return make_plan(site, codes, here)


def _findings(
    target: Target, plan: Plan, results: Sequence[PageResult], read: Callable[[str], bytes]
) -> list[Diagnostic]:
    found = [diagnostic for result in results for diagnostic in result.diagnostics]
    if plan.site_rules and results:
        from cms.engine.site import judge_site

        found += judge_site(target, plan, results, read)
    if found and target.settings.per_file_ignores:
        from cms.engine.unreported import without_ignored

        found = without_ignored(found, results, target.settings.per_file_ignores, plan.here)
    if any(result.suppressions for result in results):
        from cms.engine.unreported import without_suppressed

        found = without_suppressed(found, results, plan, read)
    return found


def _validate_files(files: Sequence[ContentFile], plan: Plan) -> list[PageResult]:
    return [_validate_file(file, plan) for file in files]


def _validate_file(file: ContentFile, plan: Plan) -> PageResult:
    if file.is_link:
        return analyse_unread(file, "symbolic-link", str(Path(file.location).readlink()), plan)
    try:
        raw = _read(file.location)
    except OSError as error:
        return analyse_unread(file, "unreadable", error.strerror or str(error), plan)
    return analyse(file, raw, plan)


def _read(location: str) -> bytes:
    return Path(location).read_bytes()


def _run(
    targets: Sequence[Target], found: list[Diagnostic], files: int, notices: Sequence[Message]
) -> Run:
    found.sort(key=lambda each: (each.path, each.start, each.code))
    said = [*notices_of(targets), *notices]
    if not any(target.files for target in targets):
        said.append(msg("no content of a Hugo site is among these paths"))
    return Run(Report(tuple(found), files), tuple(said), targets[0].settings)
