"""What the pages of a site show together: the facts of all, and the findings of site rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cms.engine.page import PageResult, diagnose
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.frontmatter.document import parse
from cms.hugo.content.content_file import ContentFile, content_files
from cms.model import Diagnostic, Finding
from cms.rules.base import TERMS, Rule
from cms.rules.index import INDEX
from cms.rules.registry import load_rule
from cms.rules.site_pages import SitePages, site_data

Facts = tuple[str, Mapping[str, Any] | None]
"""A file's path and what site rules read of its front matter; None where Hugo cannot read it."""


def judge_site(
    target: Target, plan: Plan, results: Sequence[PageResult], read: Callable[[str], bytes]
) -> list[Diagnostic]:
    """What site rules find in the files that ``results`` are of; ``read`` reads a location."""
    pages = gather(target, plan, results)
    judged = {result.file.path: result.file for result in results}
    found: dict[str, list[tuple[Rule, Finding]]] = {}
    for rule in map(load_rule, _concerned(plan, pages.judged)):
        for path, finding in rule.check(pages):
            if path in judged:
                found.setdefault(path, []).append((rule, finding))
    return [
        diagnostic
        for path, findings in found.items()
        for diagnostic in diagnose(judged[path], read(judged[path].location), findings, plan.here)
    ]


def gather(target: Target, plan: Plan, results: Sequence[PageResult]) -> SitePages:
    """All pages of the target's site; those without a result are read when somebody asks."""
    judged = {result.file.path: result.data for result in results}
    jobs = target.settings.jobs

    def read(others: Sequence[ContentFile]) -> list[Facts]:
        return map_chunks(_read_facts, others, plan, jobs)

    return SitePages(plan.site, target.tree, list(content_files(target.tree)), judged, read)


def _concerned(plan: Plan, judged: Mapping[str, Mapping[str, Any] | None]) -> Iterator[str]:
    """The site rules that can have something to say of the files judged."""
    languages = plan.site.config.languages
    taxonomies = {name.lower() for each in languages for name in each.taxonomies.values()}
    keys: set[str] = set().union(*filter(None, judged.values()))
    if not taxonomies.isdisjoint(keys) or "params" in keys:
        keys.add(TERMS)
    for code in plan.site_rules:
        entry = INDEX[code]
        if entry.multilingual and len(languages) < 2:
            continue
        if not entry.keys or not keys.isdisjoint(entry.keys):
            yield code


def _read_facts(files: Sequence[ContentFile], plan: Plan) -> list[Facts]:
    return [(file.path, _read(file, plan)) for file in files]


def _read(file: ContentFile, plan: Plan) -> Mapping[str, Any] | None:
    try:
        document = parse(Path(file.location).read_bytes())
    except OSError:
        return None
    return None if document.problem is not None else site_data(document.data, plan.kept)
