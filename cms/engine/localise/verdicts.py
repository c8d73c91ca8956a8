"""What there is to say of images that stay on other hosts, in the words of ``check-images``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cms.engine.clock import Moment
from cms.engine.enquiry import root_of
from cms.engine.localise.articles import Article
from cms.engine.page import PageResult, analyse, read
from cms.engine.plan import Plan
from cms.engine.remote_findings import remote_rules, with_findings
from cms.engine.validate import findings, place_of, plan_of
from cms.engine.workspace import Target
from cms.model import Diagnostic
from cms.remote.verdicts import Verdict
from cms.rules.remote_uses import RemoteImage

VerdictOf = Callable[[str], tuple[str, str, Verdict] | None]
"""Gives for a destination what is asked for, its host, and the verdict; None for no verdict."""


def judged(
    target: Target, moment: Moment, articles: Sequence[Article], verdict_of: VerdictOf
) -> list[Diagnostic]:
    """The findings in articles as they are on disk, without what settings and comments ignore."""
    concerned = [
        article
        for article in articles
        if any(verdict_of(use.destination) is not None for use in article.uses)
    ]
    if not concerned:
        return []
    plan = _plan(target, moment)
    results = [_judge(article, target, plan, verdict_of) for article in concerned]
    return sorted(findings(target, plan, results, read), key=place_of)


def _judge(article: Article, target: Target, plan: Plan, verdict_of: VerdictOf) -> PageResult:
    result = analyse(article.file, read(article.file.location), plan)
    return with_findings(result, _images(result, target, verdict_of), plan)


def _images(result: PageResult, target: Target, verdict_of: VerdictOf) -> Iterable[RemoteImage]:
    root = root_of(target.config)
    site = root.origin if root else ""
    for use in result.remote:
        found = verdict_of(use.destination)
        if found is not None:
            url, host, verdict = found
            yield RemoteImage(use, url, host, site, target.settings.remote_images, verdict)


def _plan(target: Target, moment: Moment) -> Plan:
    """The plan for the rules about images on other hosts alone."""
    none: tuple[str, ...] = ()
    plan = plan_of(target, moment, str(Path.cwd()))
    remote = remote_rules(target.settings)
    return plan._replace(
        page_rules=none, site_rules=none, suppression_rules=none, remote_rules=remote
    )
