"""From reasons to a verdict, and the verdict in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cms.model import Message, msg
from cms.model.answer import Answer, Effect, PageFacts, Reason, Verdict

_VERDICTS = {
    Effect.BREAKS: Verdict.NOT_BUILT,
    Effect.HIDES: Verdict.HIDDEN,
    Effect.MAY_HIDE: Verdict.UNCERTAIN,
    Effect.LIMITS: Verdict.LIMITED,
    Effect.NOTE: Verdict.VISIBLE,
}
_ORDER = {effect: place for place, effect in enumerate(Effect)}


def judge(
    path: str, page: PageFacts | None, reasons: Iterable[Reason], *, is_named: bool
) -> Answer:
    """The answer that follows from what is known of a file."""
    ordered = tuple(sorted(reasons, key=lambda reason: _ORDER[reason.effect]))
    verdict = _VERDICTS[ordered[0].effect] if ordered else Verdict.VISIBLE
    if page is None and verdict is Verdict.HIDDEN:
        verdict = Verdict.NO_PAGE
    return Answer(path, verdict, _summary(verdict, page, ordered), page, ordered, is_named)


def _summary(verdict: Verdict, page: PageFacts | None, reasons: Sequence[Reason]) -> Message:
    if verdict is Verdict.VISIBLE:
        return msg("published: readers see it at {address}", address=_address(page))
    brief = reasons[0].brief
    if verdict is Verdict.LIMITED:
        return msg("published at {address}, but {brief}", address=_address(page), brief=brief)
    if verdict is Verdict.UNCERTAIN:
        return msg("readers may miss it: {brief}", brief=brief)
    further = sum(reason.effect is not Effect.NOTE for reason in reasons) - 1
    more = msg(" (the first of {count} reasons)", count=further + 1) if further else ""
    return msg("not published: {brief}{more}", brief=brief, more=more)


def _address(page: PageFacts | None) -> str:
    return page.permalink if page is not None else ""
