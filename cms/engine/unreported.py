"""Findings that are not reported, because the user said so in settings or in the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from cms.engine.page import PageResult, diagnose
from cms.engine.plan import Plan
from cms.engine.workspace import shown_path
from cms.model import Diagnostic
from cms.rules.base import Suppressed
from cms.rules.index import INDEX
from cms.rules.registry import choose_rules, load_rule, names_rule

if TYPE_CHECKING:
    from cms.suppression.comments import Suppression

Ignores = Mapping[str, Sequence[str]]
"""Selectors of rules by pattern of paths, as the setting ``per-file-ignores`` has them."""


def without_ignored(
    found: Sequence[Diagnostic], results: Sequence[PageResult], ignores: Ignores, here: str
) -> list[Diagnostic]:
    """Findings but those of rules that ``ignores`` turn off for their file."""
    from pathspec import GitIgnoreSpec

    paths = {shown_path(result.file.location, here): result.file.path for result in results}
    left = list(found)
    for pattern, selectors in ignores.items():
        spec = GitIgnoreSpec.from_lines([pattern])
        codes = frozenset(choose_rules(selectors, (), ()))
        left = [
            each for each in left if each.code not in codes or not spec.match_file(paths[each.path])
        ]
    return left


def without_suppressed(
    found: Sequence[Diagnostic],
    results: Sequence[PageResult],
    plan: Plan,
    read: Callable[[str], bytes],
) -> list[Diagnostic]:
    """Findings but those that comments suppress, and what there is to say of such comments."""
    commented = {
        shown_path(result.file.location, plan.here): result
        for result in results
        if result.suppressions
    }
    if not commented:
        return list(found)
    from cms.suppression.comments import apply

    comments = {path: result.suppressions for path, result in commented.items()}
    left, unused = apply(found, comments, names_rule)
    if plan.suppression_rules:
        in_vain = {(each.path, each.suppression, each.selector_index) for each in unused}
        for path, result in commented.items():
            left += _judge(path, result, in_vain, plan, read)
    return left


def _judge(
    path: str,
    result: PageResult,
    in_vain: set[tuple[str, Suppression, int]],
    plan: Plan,
    read: Callable[[str], bytes],
) -> list[Diagnostic]:
    in_force = (*plan.page_rules, *plan.site_rules)
    findings = []
    for comment in result.suppressions:
        unused, unknown = [], []
        for number, selector in enumerate(comment.selectors):
            if not any(names_rule(selector, code) for code in INDEX):
                unknown.append(number)
            elif (path, comment, number) in in_vain and any(
                names_rule(selector, code) for code in in_force
            ):
                unused.append(number)
        suppressed = Suppressed(comment, tuple(unused), tuple(unknown))
        findings += [
            (rule, finding)
            for rule in map(load_rule, plan.suppression_rules)
            for finding in rule.check(suppressed)
        ]
    if not findings:
        return []
    return diagnose(result.file, read(result.file.location), findings, plan.here)
