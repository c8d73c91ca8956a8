"""The pure core: one page's bytes in, its diagnostics out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.engine.plan import Plan
from cms.engine.workspace import shown_path
from cms.frontmatter.document import Document, parse
from cms.hugo.content.content_file import ContentFile
from cms.hugo.formats.syntax import Problem, ProblemKind
from cms.model import Diagnostic, Finding, KeyAt, Place, Span
from cms.rules.base import Page, Rule
from cms.rules.index import INDEX
from cms.rules.registry import load_rule
from cms.rules.site_pages import site_data

if TYPE_CHECKING:
    from cms.rules.image_uses import ImageUse
    from cms.suppression.comments import Suppression

# In every comment that suppresses findings, and in few other files.
_MARK = re.compile(rb":(?<=cms:)")

EXCERPT_WIDTH = 160
"""Longest piece of a line shown, in characters: a front matter in one line can be megabytes."""


class Subscriptions(NamedTuple):
    """Codes of rules by what they ask for, so that a page calls only those that concern it."""

    by_kind: dict[str, list[str]]
    by_key: dict[str, list[str]]
    always: list[str]
    signs: dict[str, tuple[bytes, ...]]
    head_signs: dict[str, tuple[bytes, ...]]


class PageResult(NamedTuple):
    """What one file gives: findings in the order of its bytes, and what holds beyond them.

    ``data`` is what site rules read of the front matter; None where Hugo cannot read it. ``images``
    are those that may be missing, ``unused`` files beside the page that it does not name,
    ``remote`` images on other hosts.
    """

    file: ContentFile
    diagnostics: list[Diagnostic]
    data: Mapping[str, Any] | None = None
    suppressions: "Sequence[Suppression]" = ()
    images: "Sequence[ImageUse]" = ()
    unused: Sequence[str] = ()
    remote: "Sequence[ImageUse]" = ()


def analyse(file: ContentFile, raw: bytes, plan: Plan) -> PageResult:
    """Everything the rules of ``plan`` find in one file, and what site rules need of it."""
    document = parse(raw)
    page = Page(plan.site, file, document)
    data = None
    images: Sequence[ImageUse] = ()
    unused: Sequence[str] = ()
    if plan.site_rules and document.problem is None:
        data = site_data(document.data, plan.kept)
        if plan.seeks_images and (images := page.open_images) and "resources" in document.data:
            data = {**data, "resources": document.data["resources"]}
        if plan.seeks_unused:
            unused = page.unused_images
    suppressions: Sequence[Suppression] = ()
    if _MARK.search(raw):
        from cms.suppression.comments import find_suppressions

        suppressions = find_suppressions(document)
    remote: Sequence[ImageUse] = ()
    if plan.remote_rules and document.problem is None:
        from cms.rules.remote_uses import remote_uses

        remote = remote_uses(page)
    return PageResult(file, _judge(page, plan), data, suppressions, images, unused, remote)


def validate_file(file: ContentFile, plan: Plan) -> tuple[PageResult, bytes]:
    """What the rules find in one file, and its bytes."""
    if file.is_link:
        link = str(Path(file.location).readlink())
        return analyse_unread(file, "symbolic-link", link, plan), b""
    try:
        raw = read(file.location)
    except OSError as error:
        return analyse_unread(file, "unreadable", error.strerror or str(error), plan), b""
    return analyse(file, raw, plan), raw


def read(location: str) -> bytes:
    """The bytes of a file."""
    with open(location, "rb", buffering=0) as file:  # noqa: PTH123 (twice as fast, for every page)
        return file.read()


def analyse_unread(file: ContentFile, kind: ProblemKind, detail: str, plan: Plan) -> PageResult:
    """What there is to say of a file that is not read, and why it is not."""
    problem = Problem(kind, 0, 0, detail)
    document = Document(b"", "", Span(0, 0), Span(0, 0), {}, problem)
    return PageResult(file, _judge(Page(plan.site, file, document), plan))


def diagnose(
    file: ContentFile, raw: bytes, found: Iterable[tuple[Rule, Finding]], here: str
) -> list[Diagnostic]:
    """Findings of site rules about one file, in the order of its bytes."""
    return _diagnostics(file, parse(raw), found, here)


def _judge(page: Page, plan: Plan) -> list[Diagnostic]:
    if not plan.page_rules:
        return []
    found = [
        (rule, finding)
        for rule in _concerned(page, _subscriptions(plan.page_rules))
        for finding in rule.check(page)
    ]
    return _diagnostics(page.file, page.document, found, plan.here) if found else []


def _diagnostics(
    file: ContentFile, document: Document, found: Iterable[tuple[Rule, Finding]], here: str
) -> list[Diagnostic]:
    located = [(_locate(document, finding.place), rule, finding) for rule, finding in found]
    located.sort(key=lambda each: (each[0], each[1].code))
    path = shown_path(file.location, here)
    return [_diagnostic(path, document, *each) for each in located]


@lru_cache(maxsize=8)
def _subscriptions(codes: tuple[str, ...]) -> Subscriptions:
    subscriptions = Subscriptions({}, {}, [], {}, {})
    for code in codes:
        entry = INDEX[code]
        for kind in entry.kinds:
            subscriptions.by_kind.setdefault(kind, []).append(code)
        for key in entry.keys:
            subscriptions.by_key.setdefault(key, []).append(code)
        if not entry.kinds and not entry.keys:
            subscriptions.always.append(code)
        if entry.signs:
            subscriptions.signs[code] = entry.signs
        if entry.head_signs:
            subscriptions.head_signs[code] = entry.head_signs
    return subscriptions


def _concerned(page: Page, subscriptions: Subscriptions) -> list[Rule]:
    # As keys of a dict: each rule once, however many of its keys or kinds there are.
    asked = {code: None for kind in page.met for code in subscriptions.by_kind.get(kind, ())}
    if page.document.problem is None:
        asked |= dict.fromkeys(subscriptions.always)
        by_key = subscriptions.by_key
        asked |= {code: None for key in page.data for code in by_key.get(key, ())}
    raw, signs, head_signs = page.document.raw, subscriptions.signs, subscriptions.head_signs
    head = raw[: page.document.body.start]
    return [
        load_rule(code)
        for code in asked
        if (code not in signs or _has_any(raw, signs[code]))
        and (code not in head_signs or _has_any(head, head_signs[code]))
    ]


def _has_any(raw: bytes, signs: Sequence[bytes]) -> bool:
    for sign in signs:  # noqa: SIM110 (``any`` takes three times as long, on every page)
        if sign in raw:
            return True
    return False


def _locate(document: Document, place: Place) -> Span:
    if isinstance(place, Span):
        return place
    if isinstance(place, KeyAt):
        span = document.key_span(place.route)
    else:
        span = document.value_span(place)
        if span is not None and span.start == span.end:  # no value: show its key
            span = document.key_span(place) or span
    # A value that comes through a merge key or an alias has no place of its own.
    return span or Span(document.head.start, document.head.start)


def _diagnostic(
    path: str, document: Document, span: Span, rule: Rule, finding: Finding
) -> Diagnostic:
    start, end = document.position(span.start), document.position(span.end)
    line = document.lines(Span(span.start, span.start))
    shown_from = max(0, start.column - 1 - EXCERPT_WIDTH // 2)
    return Diagnostic(
        rule.code,
        rule.name,
        rule.severity,
        finding.message,
        path,
        start,
        end,
        finding.fix,
        finding.related,
        line[shown_from : shown_from + EXCERPT_WIDTH],
        shown_from + 1,
        span,
    )
