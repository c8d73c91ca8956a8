"""``check-images``: the images of pages, those on other hosts too, judged by the rules in force."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.engine.clock import Moment
from cms.engine.enquiry import Enquiry, Manner, Outside, root_of
from cms.engine.page import PageResult, read
from cms.engine.plan import Plan
from cms.engine.remote_findings import remote_rules, with_findings
from cms.engine.results import Means, Results
from cms.engine.run import WORTHWHILE, Workers
from cms.engine.validate import (
    Judged,
    Limits,
    Run,
    Selection,
    findings,
    plan_of,
    run_of,
)
from cms.engine.workspace import Target, find_targets
from cms.errors import UsageError
from cms.model import msg
from cms.remote.addresses import Address, Unfit, read_address
from cms.remote.verdicts import Verdict
from cms.rules.image_uses import ImageUse
from cms.rules.index import INDEX
from cms.rules.remote_uses import RemoteImage
from cms.settings import RemoteImages

_AT_ONCE = 2
"""Pages that are read before answers are looked at again: a few thousandths of a second."""


class Request(NamedTuple):
    """What is to be checked, and how; see ``find_targets`` for the first three.

    ``concurrency`` and ``timeout`` stand in for the settings of these names.
    """

    paths: Sequence[Path]
    overrides: Mapping[str, object]
    environ: Mapping[str, str]
    moment: Moment
    limits: Limits = Limits()
    manner: Manner = Manner()
    concurrency: int | None = None
    timeout: int | None = None
    means: Means = Means()


class Checked(NamedTuple):
    """What came of it; a run that the user interrupted knows less."""

    run: Run
    is_interrupted: bool


def check_images(request: Request, outside: Outside) -> Checked:
    """Judges the images of the content files among the paths."""
    targets = find_targets(request.paths, request.overrides, request.environ)
    judged: list[Judged] = []
    is_interrupted = False
    with Workers() as workers:
        for target in targets:
            site = _Site(target, request, outside, workers)
            judged.append(site.check())
            is_interrupted = site.enquiry.is_interrupted
            if is_interrupted:
                break
    run = run_of(targets, judged)
    if outside.cache.trouble:
        notice = msg("verdicts are not kept: {reason}", reason=outside.cache.trouble)
        run = run._replace(notices=(*run.notices, notice))
    return Checked(run, is_interrupted)


class _Site:
    """One target's images."""

    def __init__(
        self, target: Target, request: Request, outside: Outside, workers: Workers
    ) -> None:
        self._target = target
        self._plan = _plan(target, request.moment)
        self._pages = Results(target, self._plan, request.means, workers)
        self._selection = Selection(target, self._plan, request.limits)
        self._settings = _with_options(target.settings.remote_images, request)
        self._root = root_of(target.config)
        self._files = self._selection.files
        self._results: list[PageResult] = []
        self._meant: dict[str, Address | Unfit] = {}
        self.enquiry = Enquiry(self._root, self._settings, request.manner, outside)

    def check(self) -> Judged:
        """Everything the rules find."""
        verdicts = self.enquiry.verdicts(self._addresses())
        deque(self._addresses(), maxlen=0)  # what an interrupted enquiry has left
        judged = [self._with_remote(each, verdicts) for each in self._results]
        found = findings(self._target, self._plan, judged, read, recall=self._pages.facts)
        reported = self._selection.reported(found, judged)
        notices = [*self._selection.notices, *self.enquiry.notices]
        return Judged(reported, len(self._files), notices)

    def _addresses(self) -> Iterator[list[Address]]:
        """The images of pages, a few pages at a time where they are soon read."""
        at_once = len(self._files) if len(self._files) >= WORTHWHILE else _AT_ONCE
        while some := self._files[len(self._results) :][:at_once]:
            results = self._pages.of(some)
            new = self._new(use.destination for each in results for use in each.remote)
            self._results += results
            yield new

    def _new(self, destinations: Iterable[str]) -> list[Address]:
        """What browsers make of what pages write, each spelling once."""
        scheme = self._root.scheme if self._root else "https"
        found: list[Address] = []
        for destination in destinations:
            if destination not in self._meant:
                try:
                    address = read_address(destination, scheme=scheme)
                except Unfit as unfit:
                    self._meant[destination] = unfit
                else:
                    self._meant[destination] = address
                    found.append(address)
        return found

    def _with_remote(self, result: PageResult, verdicts: Mapping[str, Verdict]) -> PageResult:
        """A page's result with what rules say of its images on other hosts."""
        images = [self._image(use, self._meant[use.destination], verdicts) for use in result.remote]
        return with_findings(result, images, self._plan)

    def _image(
        self, use: ImageUse, meant: Address | Unfit, verdicts: Mapping[str, Verdict]
    ) -> RemoteImage:
        site = self._root.origin if self._root else ""
        if isinstance(meant, Unfit):
            verdict = Verdict("refused", meant.message)
            return RemoteImage(use, use.destination, "", site, self._settings, verdict)
        url = str(meant)
        return RemoteImage(use, url, meant.host, site, self._settings, verdicts.get(url))


def _plan(target: Target, moment: Moment) -> Plan:
    """The plan for the rules about images: those that ``validate`` has, and those of this command.

    Comments that ignore nothing are left to ``validate``, which knows all other findings.
    """
    plan = plan_of(target, moment, str(Path.cwd()))
    return plan._replace(
        page_rules=tuple(code for code in plan.page_rules if INDEX[code].topic == "images"),
        site_rules=tuple(code for code in plan.site_rules if INDEX[code].topic == "images"),
        suppression_rules=(),
        remote_rules=remote_rules(target.settings),
    )


def _with_options(settings: RemoteImages, request: Request) -> RemoteImages:
    settings = settings._replace(
        concurrency=request.concurrency or settings.concurrency,
        timeout=request.timeout or settings.timeout,
    )
    for name in ("concurrency", "per_host", "timeout"):
        if getattr(settings, name) < 1:
            raise UsageError(
                msg("remote-images: {name} must be at least 1", name=name.replace("_", "-"))
            )
    return settings
