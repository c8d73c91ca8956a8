"""Terms that a site wants converted its own way, or not at all, found in texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cms.chinese.sharing import offsets, proportion


class Term(NamedTuple):
    """A text and what to write for it, which is the text itself where it is protected.

    ``place`` tells where that is asked for: ``path:line:column``.
    """

    text: str
    meant: str
    place: str = ""


class Found(NamedTuple):
    """A term at its place in a text."""

    start: int
    end: int
    text: str
    meant: str


class TermFinder:
    """Finds terms, the longest of those that begin at a place, from left to right.

    It finds NUL as well, which OpenCC takes for the end of the text.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._meant = {"\0": "\0"} | {term.text: term.meant for term in terms}
        self._pattern = re.compile(_any_of(self._meant))

    def find(self, text: str) -> list[Found]:
        """The terms in a text."""
        if len(self._meant) == 1 and "\0" not in text:
            return []
        return [
            Found(*found.span(), found[0], self._meant[found[0]])
            for found in self._pattern.finditer(text)
        ]


def _any_of(texts: Iterable[str]) -> str:
    """A pattern of texts, the longest first; by first characters, or thousands would be slow."""
    rests: dict[str, list[str]] = {}
    for text in sorted(texts, key=len, reverse=True):
        rests.setdefault(text[0], []).append(re.escape(text[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


def take_out(
    pieces: Sequence[str], found: Sequence[Found], hole: str
) -> tuple[list[str], list[str]]:
    """The pieces of a text with a hole for each term, and what fills the holes.

    Where several pieces have parts of one term, each has a hole for its share.
    """
    text = "".join(pieces)
    rests, fills = [], []
    start = number = 0
    for end in offsets(pieces):
        rest: list[str] = []
        at = start
        while number < len(found) and found[number].start < end:
            term = found[number]
            rest += text[at : term.start], hole
            fills.append(_part(term, max(term.start, start), min(term.end, end)))
            at = min(term.end, end)
            if term.end > end:
                break
            number += 1
        rests.append("".join([*rest, text[at:end]]))
        start = end
    return rests, fills


def _part(term: Found, start: int, end: int) -> str:
    """What is written for the part of a term between two offsets of the text."""
    first, last = (proportion(term.text, term.meant, at - term.start) for at in (start, end))
    return term.meant[first:last]


def fill(pieces: Sequence[str], hole: str, fills: Sequence[str]) -> list[str]:
    """The pieces with their holes filled, in order."""
    left = iter(fills)
    return [_fill(piece, hole, left) if hole in piece else piece for piece in pieces]


def _fill(piece: str, hole: str, fills: Iterator[str]) -> str:
    first, *others = piece.split(hole)
    return "".join([first, *(next(fills) + other for other in others)])
