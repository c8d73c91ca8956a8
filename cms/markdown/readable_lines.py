"""The parts of a text whose markup can be told without reading it as goldmark does.

Most lines of any article have none, or code and links so simple that they mean the same wherever
they stand. A sign of anything else is a place that has to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cms.markdown.passages import END

# Every alternative starts with a literal, so that the search goes from sign to sign.
_SIGN = re.compile(
    rb"`(?P<code>[^`\n\\]+)`(?!`)|``*"
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
_WITH_WORDS = ("alt", "text")
_WITHOUT_WORDS = ("code", "id")
_BETWEEN_WORDS = ("mark", "line", "soft")
_FARTHEST = 96  # bytes of a word that goes on behind markup


class Gap(NamedTuple):
    """Markup between two stretches; ``joins`` tells that words go on behind it."""

    start: int
    end: int
    joins: bool


class LineSigns:
    """The signs of a text, each looked for when it is asked for: not where the text was read.

    ``gaps`` are the simple markup on the way there.
    """

    def __init__(self, text: bytes) -> None:
        self.gaps: list[Gap] = []
        self._text = text
        self._places = self._search(0)
        self._place = 0 if _START.match(text) else -1
        self._end = 0  # of the last sign that was found

    def place_from(self, at: int) -> int:
        """The first place at an offset or behind it; ``END`` if there is none."""
        if self._place < at:
            if self._end < at - 1:
                self._places = self._search(at - 1)  # with the line feed before
            self._place = next(self._places, END)
        return self._place

    def _search(self, at: int) -> Iterator[int]:
        text, gaps = self._text, self.gaps
        for sign in _SIGN.finditer(text, at):
            start, end = sign.span()
            kind = sign.lastgroup
            if kind in _WITH_WORDS:
                first, last = sign.span(kind)
                _add(gaps, start, first, joins=kind == "text")
                _add(gaps, last, end, joins=kind == "text")
            elif kind in _WITHOUT_WORDS:
                _add(gaps, start, end, joins=False)
            elif kind not in _BETWEEN_WORDS or _follows_han(text, start, gaps):
                self._end = end
                yield start + 1


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
