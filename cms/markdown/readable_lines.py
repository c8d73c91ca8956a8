"""The parts of a text whose markup can be told without reading it as goldmark does.

Most lines of any article have none, or code and links so simple that they mean the same wherever
they stand. A sign of anything else is a place that has to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every alternative starts with a literal, so that the search goes from sign to sign.
_SIGN = re.compile(
    rb"`[^`\n\\]+`(?!`)|``*"
    rb"|!\[(?P<alt>[^\[\]\n`<>\\!*_~{}$:@&]*)\]\([^()\s<>\\\"'\[\]{}$`]*\)"
    rb"|\[(?P<text>[^\[\]\n`<>\\!*_~{}$:@&]*)\]\([^()\s<>\\\"'\[\]{}$`]*\)"
    rb"|\{(?P<id>[#.])[\w .#:-]*\}|\[|\]|<|\{|\}|\\|\$|@|~"
    rb"|:(?://|[a-zA-Z0-9_+-]+:)|&(?=[#a-zA-Z])|www\."
    rb"|\n(?:[ ]{4}|[ >*+.):0-9-]*\t|[ >*+.):0-9-]*[>*+.):-][ ]{5})"
    rb"|\*(?<![\n*]\*)\**(?P<mark>)(?=[\[_]*[\xe4-\xe9\xf0])"
    rb"|_(?<![\n_]_)_*(?P<line>)(?=[\[*]*[\xe4-\xe9\xf0])"
    rb"|\n(?<!\n\n)(?P<soft>)(?=[ >]*[\[*_]*[\xe4-\xe9\xf0])"
)
_START = re.compile(rb"[ ]{4}|[ >*+.):0-9-]*\t|[ >*+.):0-9-]*[>*+.):-][ ]{5}")
_LEFT, _RIGHT = (
    re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2})+\Z"),
    re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2})+"),
)
_BETWEEN_WORDS = ("mark", "line", "soft")
_BACKTICK = 96
_FARTHEST = 96  # bytes of a word that goes on behind markup


class Gap(NamedTuple):
    """Markup between two stretches; ``joins`` tells that words go on behind it."""

    start: int
    end: int
    joins: bool


def find_signs(text: bytes) -> tuple[list[Gap], set[int]]:
    """Simple markup, and the places around which a text has to be read."""
    gaps: list[Gap] = []
    places: set[int] = set()
    if _START.match(text):
        places.add(0)
    for sign in _SIGN.finditer(text):
        start, end = sign.span()
        first = text[start]
        if sign["text"] is not None:
            _add(gaps, start, sign.start("text"), joins=True)
            _add(gaps, sign.end("text"), end, joins=True)
        elif sign["alt"] is not None:
            _add(gaps, start, sign.start("alt"), joins=False)
            _add(gaps, sign.end("alt"), end, joins=False)
        elif sign["id"] or (first == _BACKTICK and end - start > 2 and text[start + 1] != first):
            _add(gaps, start, end, joins=False)
        elif sign.lastgroup not in _BETWEEN_WORDS or _follows_han(text, start, gaps):
            places.add(start + 1)
    return gaps, places


def _follows_han(text: bytes, at: int, gaps: list[Gap]) -> bool:
    """Whether a word may go on from before: marks and the ends of links do not count."""
    for gap in reversed(gaps):
        if gap.end != at or not gap.joins:
            break
        at = gap.start
    while at and text[at - 1] in b"*_":
        at -= 1
    return _is_han(text, at)


def _add(gaps: list[Gap], start: int, end: int, *, joins: bool) -> None:
    if gaps and gaps[-1].end == start:
        before = gaps.pop()
        start, joins = before.start, joins and before.joins
    gaps.append(Gap(start, end, joins))


def _is_han(text: bytes, end: int) -> bool:
    return end > 2 and 0xE4 <= text[end - 3] <= 0xE9 and text[end - 1] >= 0x80


def split_lines(
    text: bytes, start: int, end: int, gaps: list[Gap]
) -> Iterator[tuple[bool, list[tuple[int, int]]]]:
    """The stretches between gaps: whether they are whole, or the pieces of a word and around it."""
    chain: list[tuple[int, int]] = []
    at = start
    for gap in gaps:
        follows = _RIGHT.match(text, gap.end, end) if gap.joins else None
        if not (follows and _is_han(text, gap.start) and gap.start > at):
            yield from _ended(text, chain, at, gap.start)
            chain, at = [], gap.end
            continue
        if not chain:
            left = _LEFT.search(text, max(at, gap.start - _FARTHEST), gap.start)
            first = left.start() if left else gap.start
            if first > at:
                yield True, [(at, first)]
            at = first
        chain.append((at, gap.start))
        at = gap.end
    yield from _ended(text, chain, at, end)


def _ended(
    text: bytes, chain: list[tuple[int, int]], at: int, end: int
) -> Iterator[tuple[bool, list[tuple[int, int]]]]:
    if chain:
        right = _RIGHT.match(text, at, end)
        last = right.end() if right else at
        yield False, [*chain, (at, last)]
        at = last
    if end > at:
        yield True, [(at, end)]
