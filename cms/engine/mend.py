"""One step of fixing one file: which fixes go together, and the proof that they do no harm."""

from bisect import bisect, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cms.engine.page import PageResult, analyse
from cms.engine.plan import Plan
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import promised, same, splice
from cms.frontmatter.split import split
from cms.hugo.content.content_file import ContentFile
from cms.model import Applicability, Diagnostic, Edit, Fix, Message, Route, Span, msg
from cms.model.repair import Refused

MISTAKES = 100
"""How many mistakes, one behind the other, are mended in a front matter that cannot be read."""

_UNREADABLE = msg("Hugo could not read the front matter afterwards")


class Mended(NamedTuple):
    """A file with those fixes that hold.

    ``steps`` are the edits made, one step after the other: offsets in one count in what the step
    before it made.
    """

    raw: bytes
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Refused, ...] = ()
    steps: tuple[tuple[Edit, ...], ...] = ()


def allowed(found: Iterable[Diagnostic], level: Applicability) -> list[Diagnostic]:
    """The findings whose fixes are at least as sure as ``level``."""
    return [
        each for each in found if each.fix and each.fix.edits and each.fix.applicability >= level
    ]


def of_page(result: PageResult, raw: bytes, plan: Plan) -> list[Diagnostic]:
    """What is to be reported of a file by itself: neither ignored nor suppressed."""
    found = result.diagnostics
    ignores = plan.site.settings.per_file_ignores
    if found and ignores:
        from cms.engine.unreported import without_ignored

        found = without_ignored(found, [result], ignores, plan.here)
    if result.suppressions:
        from cms.engine.unreported import without_suppressed

        found = without_suppressed(found, [result], plan, lambda _: raw)
    return found


def mend(
    file: ContentFile, raw: bytes, found: Sequence[Diagnostic], plan: Plan, level: Applicability
) -> Mended:
    """Applies those fixes of ``found`` that can go together and keep what they promise.

    What is at odds with a fix before it is left for the next step.
    """
    document = parse(raw)
    if document.problem is not None:
        return _mend_unreadable(file, document, found, plan, level)
    chosen = list(_together(found))
    mended = _attempt(document, chosen)
    return mended if isinstance(mended, Mended) else _one_by_one(document, found)


def _one_by_one(document: Document, found: Sequence[Diagnostic]) -> Mended:
    """Every fix that holds beside those that hold before it."""
    mended = Mended(document.raw)
    refused = []
    for each in _in_order(found):
        fixed = (*mended.fixed, each)
        if len(list(_together(fixed))) < len(fixed):
            continue
        attempt = _attempt(document, fixed)
        if isinstance(attempt, Mended):
            mended = attempt
        else:
            refused.append(Refused(each, attempt))
    return mended._replace(refused=tuple(refused))


def _attempt(document: Document, found: Sequence[Diagnostic]) -> Mended | Message:
    """The file with all of these fixes, or what speaks against them."""
    fixes = _fixes(found)
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    raw = splice(document.raw, edits)
    objection = _objection(document, fixes, raw)
    return Mended(raw, tuple(found), (), (edits,)) if objection is None else objection


def _fixes(found: Iterable[Diagnostic]) -> list[Fix]:
    """The fixes of findings; one that several have once."""
    return list({each.fix.edits: each.fix for each in found if each.fix}.values())


# Which fixes go together


def _together(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings whose fixes leave alone what fixes before them change: bytes, and values."""
    fixes: set[tuple[Edit, ...]] = set()
    taken: list[Span] = []
    routes: set[Route] = set()
    above: set[Route] = set()
    for each in _in_order(found):
        assert each.fix is not None
        if each.fix.edits in fixes:  # one fix of several findings
            yield each
            continue
        spans = [edit.span for edit in each.fix.edits]
        changed = [change.route for change in each.fix.changes]
        ways = {route[:length] for route in changed for length in range(len(route) + 1)}
        if any(_meets(span, taken) for span in spans):
            continue
        if not routes.isdisjoint(ways) or not above.isdisjoint(changed):
            continue
        for span in spans:
            insort(taken, span)
        fixes.add(each.fix.edits)
        routes.update(changed)
        above |= ways
        yield each


def _in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By where their fixes start; those that start together by code."""
    return sorted(found, key=lambda each: (_start(each), each.code))


def _start(found: Diagnostic) -> int:
    assert found.fix is not None
    return min(edit.span.start for edit in found.fix.edits)


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span is at odds with one of ``taken``, which are in order and not at odds."""
    index = bisect(taken, span)
    return any(_are_at_odds(span, each) for each in taken[max(0, index - 1) : index + 1])


def _are_at_odds(one: Span, other: Span) -> bool:
    """Whether they share a byte, insert at one place, or one inserts into the other."""
    if one.start == one.end == other.start == other.end:
        return True
    return one.start < other.end and other.start < one.end


# What speaks against a result


def _objection(document: Document, fixes: Sequence[Fix], raw: bytes) -> Message | None:
    edits = sorted(edit for fix in fixes for edit in fix.edits)
    spans = [edit.span for edit in edits]
    if any(map(_are_at_odds, spans, spans[1:])) or spans[-1].end > len(document.raw):
        return msg("its edits do not fit together")
    if any(all(document.raw[slice(*span)] == text for span, text in fix.edits) for fix in fixes):
        return msg("it would change nothing")
    new = parse(raw)
    if new.problem is not None:
        return _UNREADABLE
    expected = promised(document.data, (change for fix in fixes for change in fix.changes))
    if expected is None or not same(expected, new.data):
        return msg("other front matter values would change than those named")
    if document.format not in ("", new.format):
        return msg("the front matter would be of another format")
    if not _keeps_body(document, fixes, new):
        return msg("the text of the page would change")
    return None


def _keeps_body(old: Document, fixes: Sequence[Fix], new: Document) -> bool:
    """Whether the body is what the edits in it make of it, and no other edit reaches it."""
    if _is_recoded(old, new):
        return True
    body = new.raw[slice(*new.body)]
    if old.unseen:  # what was taken for body may be front matter now
        return old.raw.endswith(body)
    start = old.body.start
    of_body = [edit for fix in fixes if fix.body for edit in fix.edits]
    of_head = [edit for fix in fixes if not fix.body for edit in fix.edits]
    if any(edit.span.end > start for edit in of_head):
        return False
    if any(edit.span.start < start for edit in of_body):
        return False
    moved = (Edit(Span(each.start - start, each.end - start), text) for each, text in of_body)
    return body == splice(old.raw[start : old.body.end], moved)


def _is_recoded(old: Document, new: Document) -> bool:
    """Whether the whole file is the same text in UTF-8."""
    if old.invalid_utf8 is None:
        return False
    from cms.frontmatter.recoding import is_recoded

    return is_recoded(old.raw, new.raw)


# Front matter that Hugo cannot read


def _mend_unreadable(
    file: ContentFile,
    document: Document,
    found: Sequence[Diagnostic],
    plan: Plan,
    level: Applicability,
) -> Mended:
    """Mends one mistake after the other, for only the first is known, until Hugo can read it."""
    now = document
    mended = Mended(document.raw)
    left = list(found)
    for _ in range(MISTAKES):
        chosen = list(_together(left))
        edits = tuple(edit for fix in _fixes(chosen) for edit in fix.edits)
        raw = splice(now.raw, edits)
        if raw == now.raw:
            break
        now = parse(raw)
        mended = Mended(raw, (*mended.fixed, *chosen), (), (*mended.steps, edits))
        if now.problem is None:
            if _keeps_body_of_unreadable(document, now):
                return mended
            break
        left = allowed(of_page(analyse(file, raw, plan), raw, plan), level)
    return Mended(document.raw, (), tuple(Refused(each, _UNREADABLE) for each in found))


def _keeps_body_of_unreadable(old: Document, new: Document) -> bool:
    if _is_recoded(old, new):
        return True
    body = new.raw[slice(*new.body)]
    if split(old.raw).problem is None:
        return body == old.raw[slice(*old.body)]
    return old.raw.endswith(body)  # where it began could not be told
