"""What the pages of a site show together: the facts of all, and the findings of site rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cms.engine.page import PageResult, diagnose, read
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.frontmatter.document import parse
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic
from cms.rules.base import IMAGES, TERMS, UNUSED_IMAGES, Rule, SiteFinding
from cms.rules.index import INDEX
from cms.rules.registry import load_rule
from cms.rules.site_pages import SitePages, site_data

if TYPE_CHECKING:
    from cms.rules.image_uses import ImageUse

Facts = tuple[str, Mapping[str, Any] | None]
"""A file's path and what site rules read of its front matter; None where Hugo cannot read it."""


Known = dict[str, Mapping[str, Any] | None]
"""Facts by path."""

Recall = Callable[[Sequence[ContentFile]], Known]
"""Gives the facts of files, from earlier runs where they still hold."""


def judge_site(
    target: Target,
    plan: Plan,
    results: Sequence[PageResult],
    read: Callable[[str], bytes],
    known: Known | None = None,
    recall: Recall | None = None,
) -> list[Diagnostic]:
    """What site rules find in the files that ``results`` are of; ``read`` reads a location.

    ``known`` keeps what was read of other files, for the next time; ``recall`` reads them.
    """
    pages = gather(target, plan, results, known, recall)
    found: dict[str, list[tuple[Rule, SiteFinding]]] = {}
    for rule in map(load_rule, _concerned(plan, pages)):
        for each in rule.check(pages):
            if each.path in pages.judged:
                found.setdefault(each.path, []).append((rule, each))
    return [
        diagnostic
        for file in pages.files
        if file.path in found
        for diagnostic in _diagnose(file, read(file.location), found[file.path], plan.here)
    ]


def _diagnose(
    file: ContentFile, raw: bytes, found: Sequence[tuple[Rule, SiteFinding]], here: str
) -> list[Diagnostic]:
    if any(each.fix for _, each in found):
        document = parse(raw)
        return diagnose(file, raw, [(rule, each.with_fix(document)) for rule, each in found], here)
    return diagnose(file, raw, [(rule, each.finding) for rule, each in found], here)


def gather(
    target: Target,
    plan: Plan,
    results: Sequence[PageResult],
    known: Known | None = None,
    recall: Recall | None = None,
) -> SitePages:
    """All pages of the target's site; those without a result are read when somebody asks."""
    judged = _data(results)
    images: dict[str, Sequence[ImageUse]] = {}
    unused: dict[str, Sequence[str]] = {}
    for result in results:
        if result.images:
            images[result.file.path] = result.images
        if result.unused:
            unused[result.file.path] = result.unused
    jobs = target.settings.jobs

    facts = {} if known is None else known

    def read(others: Sequence[ContentFile]) -> list[Facts]:
        unread = [file for file in others if file.path not in facts]
        facts.update(recall(unread) if recall else map_chunks(_read_facts, unread, plan, jobs))
        return [(file.path, facts[file.path]) for file in others]

    return SitePages(plan.site, target.tree, target.content, judged, read, images, unused)


def _data(results: Sequence[PageResult]) -> Mapping[str, Mapping[str, Any] | None]:
    if not isinstance(results, list):
        from cms.engine.packed import PackedResults

        if isinstance(results, PackedResults):
            return results.data
    return {result.file.path: result.data for result in results}


def _concerned(plan: Plan, pages: SitePages) -> Iterator[str]:
    """The site rules that can have something to say of the files judged."""
    languages = plan.site.config.languages
    taxonomies = {name.lower() for each in languages for name in each.taxonomies.values()}
    keys = set(pages.judged_keys)
    if not taxonomies.isdisjoint(keys) or "params" in keys:
        keys.add(TERMS)
    if pages.images:
        keys.add(IMAGES)
    if pages.unused_images:
        keys.add(UNUSED_IMAGES)
    # Of a single file in no site nobody knows where it will be, or beside what.
    is_lone = len(pages.files) == 1 and not plan.site.config.files
    for code in plan.site_rules:
        entry = INDEX[code]
        if is_lone and not entry.keys:
            continue
        if entry.multilingual and len(languages) < 2:
            continue
        if not entry.keys or not keys.isdisjoint(entry.keys):
            yield code


def _read_facts(files: Sequence[ContentFile], plan: Plan) -> list[Facts]:
    return [(file.path, _facts(file, plan)) for file in files]


def _facts(file: ContentFile, plan: Plan) -> Mapping[str, Any] | None:
    try:
        return facts_of(read(file.location), plan)
    except OSError:
        return None


def facts_of(raw: bytes, plan: Plan) -> Mapping[str, Any] | None:
    """What site rules read of a page's front matter; None where Hugo cannot read it."""
    document = parse(raw)
    return None if document.problem is not None else site_data(document.data, plan.kept)
