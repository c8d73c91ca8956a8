"""Findings that are not reported: ignored, suppressed, known, or not of the branch in question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cms.engine.page import PageResult, diagnose
from cms.engine.plan import Plan
from cms.engine.workspace import shown_path
from cms.frontmatter.document import parse
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic, Message, msg
from cms.rules.base import Suppressed
from cms.rules.index import INDEX
from cms.rules.registry import choose_rules, load_rule, names_rule

if TYPE_CHECKING:
    from cms.suppression.comments import Suppression

LAST_LINE = 1 << 31

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
    """Findings but those that comments suppress, and what there is to say of such comments.

    ``results`` are those of the pages that have comments.
    """
    from cms.suppression.comments import apply

    commented = {shown_path(result.file.location, plan.here): result for result in results}
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
    in_force = {*plan.page_rules, *plan.site_rules}
    judged = []
    for comment in result.suppressions:
        unused, unknown = [], []
        for number, selector in enumerate(comment.selectors):
            codes = {code for code in INDEX if selector and names_rule(selector, code)}
            if not codes:
                unknown.append(number)
            elif (path, comment, number) in in_vain and codes <= in_force:
                unused.append(number)
        if unused or unknown:
            judged.append((comment, tuple(unused), tuple(unknown)))
    if not judged:
        return []
    raw = read(result.file.location)
    document = parse(raw)
    findings = [
        (rule, finding)
        for comment in judged
        for rule in map(load_rule, plan.suppression_rules)
        for finding in rule.check(Suppressed(plan.site, document, *comment))
    ]
    return diagnose(result.file, raw, findings, plan.here)


def without_known(
    found: Sequence[Diagnostic], results: Sequence[PageResult], plan: Plan, path: str
) -> tuple[list[Diagnostic], list[Message]]:
    """Findings that a baseline does not know, and what there is to say about the baseline."""
    from cms.suppression.baseline import load

    baseline = load(Path(path))
    new, known = baseline.split(found, _read)
    codes = {*plan.page_rules, *plan.site_rules, *plan.suppression_rules, *plan.remote_rules}
    judged = [shown_path(result.file.location, plan.here) for result in results]
    notices = []
    if known:
        notices.append(
            msg("{number} known findings are in {path}", number=len(known), path=_shown(path, plan))
        )
    if stale := baseline.stale(known, judged, codes.__contains__):
        notices.append(
            msg(
                "{number} findings of {path} are there no more; --write-baseline drops them",
                number=stale,
                path=_shown(path, plan),
            )
        )
    return new, notices


class Branch:
    """What a branch touched since it left a revision of git."""

    def __init__(self, root: Path, revision: str) -> None:
        from cms.suppression.changes import touched

        self.changes = touched(root, revision)

    def files(self, files: Iterable[ContentFile]) -> list[ContentFile]:
        """The files that were touched."""
        return [file for file in files if self.changes.has(file.location, 1, LAST_LINE)]

    def findings(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings on touched lines, and those about touched files as a whole."""
        return [each for each in found if self.changes.has(each.path, *_lines(each))]


def _lines(found: Diagnostic) -> tuple[int, int]:
    """The lines a finding is about; those of the whole file where it points at its beginning."""
    if found.start == found.end or found.start.line == 1:
        return 1, LAST_LINE
    return found.start.line, found.end.line


def _read(path: str) -> bytes:
    return Path(path).read_bytes()


def _shown(path: str, plan: Plan) -> str:
    return shown_path(str(Path(path).absolute()), plan.here)
