"""Converts text between the ways Chinese is written, with OpenCC."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice

from cms.chinese.directions import IDIOMS, TAGS, check_direction
from cms.chinese.sharing import convert_apart, free_marks
from cms.chinese.terms import Term, TermFinder, fill, take_out


class Converter:
    """Converts texts in one direction (see ``cms.chinese.directions``).

    ``terms`` are replaced first: no phrase of OpenCC reaches into one of them or across it.
    """

    def __init__(self, direction: str, terms: Sequence[Term] = ()) -> None:
        self.direction = direction
        names = check_direction(direction)
        self._steps = [_step(name) for name in names]
        self._keeps_lengths = not any(map(_replaces_words, names))
        self._terms = TermFinder(terms)

    def convert(self, text: str) -> str:
        """The text in the other way of writing."""
        return self.convert_pieces([text])[0]

    def convert_pieces(self, pieces: Sequence[str]) -> list[str]:
        """What each piece of one text becomes; phrases across their boundaries count as phrases.

        Of such a phrase each piece gets its share, so that together the results are always what
        the whole text becomes. To keep two paragraphs apart, put a piece ``"\\n"`` between them.
        """
        text = "".join(pieces)
        mark, hole = islice(free_marks(text), 2)
        found = self._terms.find(text)
        if not found:
            return self._convert(pieces, mark)
        rest, fills = take_out(pieces, found, hole)
        return fill(self._convert(rest, mark), hole, fills)

    def _convert(self, pieces: Sequence[str], mark: str) -> list[str]:
        for step in self._steps:
            pieces = convert_apart(pieces, step, mark, keeps_lengths=self._keeps_lengths)
        return list(pieces)


def _replaces_words(name: str) -> bool:
    return name.endswith(IDIOMS) and name.rpartition("2")[2] not in TAGS


@cache
def _step(name: str) -> Callable[[str], str]:
    """One conversion of OpenCC; to load its dictionaries takes up to 50 ms."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(name).convert
    return convert
