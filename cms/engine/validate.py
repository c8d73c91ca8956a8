"""``validate``: every chosen file judged by the rules in force."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cms.engine.clock import Moment
from cms.engine.page import PageResult, analyse, read
from cms.engine.plan import Plan, make_plan
from cms.engine.results import Means, Results
from cms.engine.run import Workers
from cms.engine.workspace import Target, each_target, find_target_of_text, notices_of
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic, Message, Position, Report, msg
from cms.rules.base import Site
from cms.rules.registry import choose_rules
from cms.settings import Settings

if TYPE_CHECKING:
    from cms.engine.shard import Shard
    from cms.engine.site import Known, Recall
    from cms.engine.unreported import Branch

WORTHWHILE = 200_000
"""Files from which on packing what is kept of them saves so much memory that it pays."""


class Run(NamedTuple):
    """What came of a run; ``settings`` are those of the first site."""

    report: Report
    notices: tuple[Message, ...]
    settings: Settings


class Limits(NamedTuple):
    """What a run leaves out besides what settings and comments do.

    With ``diff_base``, a revision of git, only what a branch touched since it is judged.
    ``with_known`` reports what the baseline knows too. Of a ``shard`` only this part is judged.
    """

    diff_base: str | None = None
    with_known: bool = False
    shard: "Shard | None" = None


def validate(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    moment: Moment,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    means: Means = Means(),  # noqa: B008 (frozen)
) -> Run:
    """Judges the content files among ``paths``; see ``find_targets`` for the first parameters."""
    here = str(Path.cwd())
    targets: list[Target] = []
    begun: list[Callable[[], Judged]] = []
    with Workers() as workers:
        for target in each_target(paths, overrides, environ, workers.expecting):
            targets.append(target)
            pages = Results(target, plan_of(target, moment, here), means, workers)
            begun.append(begin_judging(pages, limits))
        run = run_of(targets, [outcome() for outcome in begun])
    return run._replace(report=run.report._replace(shard=limits.shard))


class Judged(NamedTuple):
    """What came of one target, and how many of its files were judged."""

    found: Sequence[Diagnostic]
    files: int
    notices: Sequence[Message] = ()


def begin_judging(pages: Results, limits: Limits) -> Callable[[], Judged]:
    """Begins to judge the chosen files of a target; what it returns waits for the outcome."""
    selection = Selection(pages.target, pages.plan, limits)
    files = selection.files
    begun = pages.begin(files) if limits.shard is None else iter(())

    def outcome() -> Judged:
        if limits.shard is None:
            results, plan, number_of_files = _kept(files, begun), pages.plan, len(files)
        else:
            from cms.engine.shard import part_of

            results, plan, number_of_files = part_of(limits.shard, files, pages)
        found = findings(pages.target, plan, results, read, recall=pages.facts)
        return Judged(selection.reported(found, results), number_of_files, selection.notices)

    return outcome


def _kept(files: Sequence[ContentFile], results: Iterator[PageResult]) -> Sequence[PageResult]:
    if len(files) < WORTHWHILE:
        return list(results)
    from cms.engine.packed import PackedResults

    return PackedResults(files, results)


def validate_text(
    path: Path,
    raw: bytes,
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    moment: Moment,
) -> Run:
    """Judges ``raw`` as if it were the content of the file at ``path``, which need not exist."""
    target = find_target_of_text(path, overrides, environ)
    plan = plan_of(target, moment, str(Path.cwd()))
    results = [analyse(file, raw, plan) for file in target.files]
    found = findings(target, plan, results, lambda _: raw)
    return run_of([target], [Judged(found, len(target.files))])


def _branch(target: Target, revision: str) -> "Branch":
    from cms.engine.unreported import Branch

    return Branch(target.config.root, revision)


class Selection:
    """What a run leaves out of one target besides what settings and comments do."""

    def __init__(self, target: Target, plan: Plan, limits: Limits) -> None:
        self.notices: list[Message] = []
        self._target = target
        self._plan = plan
        revision = limits.diff_base
        self._branch = None if revision is None else _branch(target, revision)
        self._baseline = "" if limits.with_known else target.settings.baseline

    @property
    def files(self) -> Sequence[ContentFile]:
        """The files to judge."""
        files = self._target.files
        return self._branch.files(files) if self._branch else files

    def reported(self, found: list[Diagnostic], results: Sequence[PageResult]) -> list[Diagnostic]:
        """Those findings that the branch brought and the baseline does not know."""
        if self._branch:
            found = self._branch.findings(found)
        if self._baseline:
            from cms.engine.unreported import without_known

            found, self.notices = without_known(found, results, self._plan, self._baseline)
        return found


def plan_of(target: Target, moment: Moment, here: str) -> Plan:
    """What is to be done to each page of a target."""
    settings = target.settings
    site = Site(target.config, settings, moment.unix, moment.offset)
    codes = choose_rules(settings.select, settings.extend_select, settings.ignore)
    plan = make_plan(site, codes, here)
    if plan.seeks_images and target.config.missing_modules:
        from cms.hugo.site.image_files import has_image_files

        # A copy of a site's texts: its images are left out as its theme is.
        return plan._replace(seeks_images=has_image_files(target.config, target.tree))
    return plan


def findings(
    target: Target,
    plan: Plan,
    results: Sequence[PageResult],
    read: Callable[[str], bytes],
    known: "Known | None" = None,
    recall: "Recall | None" = None,
) -> list[Diagnostic]:
    """What the rules find in the files of ``results`` and neither settings nor comments ignore.

    ``known`` keeps what was read of other files, for the next time; ``recall`` reads them.
    """
    found: list[Diagnostic] = []
    with_comments: list[PageResult] = []
    for result in results:
        found += result.diagnostics
        if result.suppressions:
            with_comments.append(result)
    if plan.site_rules and results:
        from cms.engine.site import judge_site

        found += judge_site(target, plan, results, read, known, recall)
    if found and target.settings.per_file_ignores:
        from cms.engine.unreported import without_ignored

        found = without_ignored(found, results, target.settings.per_file_ignores, plan.here)
    if with_comments:
        from cms.engine.unreported import without_suppressed

        found = without_suppressed(found, with_comments, plan, read)
    return found


def run_of(targets: Sequence[Target], judged: Sequence[Judged]) -> Run:
    """The outcome for targets, of which each was judged."""
    found = sorted(chain.from_iterable(each.found for each in judged), key=place_of)
    notices = [*notices_of(targets), *chain.from_iterable(each.notices for each in judged)]
    if not any(target.files for target in targets):
        notices.append(msg("no content of a Hugo site is among these paths"))
    report = Report(tuple(found), sum(each.files for each in judged))
    return Run(report, tuple(notices), targets[0].settings)


def place_of(found: Diagnostic) -> tuple[str, Position, str]:
    """What findings are sorted by."""
    return found.path, found.start, found.code
