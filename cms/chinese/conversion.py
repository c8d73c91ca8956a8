"""Converts text between the ways Chinese is written, with OpenCC.

OpenCC cuts a text into the phrases of its dictionaries, each the longest that begins where the
one before ended, and replaces them. Most characters that are no Han character are in no phrase
(``INERT``), so what stands between two of them is converted the same alone and in a whole book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from cms.chinese.directions import check_direction
from cms.chinese.terms import Term

INERT = (
    r"\s!-,./:-@\[-`{-~\u2010-\u2027\u2030-\u205e\u3001-\u3004\u3008-\u3020\ufe10-\ufe1f"
    r"\ufe30-\ufe6b\uff01-\uff0c\uff0e\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    r"\0\ue000-\uf8ff"
)
"""Characters, as in a class of a pattern, that no entry of OpenCC's dictionaries has."""

_MARKS = range(0xF8FF, 0xE000 - 1, -1)  # for private use: nobody writes the last of them
_REACH = 16  # Characters of the longest entries in OpenCC's dictionaries, and one more.


class Converter:
    """Converts texts in one direction (see ``cms.chinese.directions``).

    ``terms`` are replaced first, and nothing else touches them.
    """

    def __init__(self, direction: str, terms: Sequence[Term] = ()) -> None:
        self.direction = direction
        self._terms = terms
        self._steps = [_step(name) for name in check_direction(direction)]

    def convert(self, text: str) -> str:
        """The text in the other way of writing."""
        if "\0" in text:  # OpenCC takes one for the end
            return "\0".join([self.convert(part) for part in text.split("\0")])
        for step in self._steps:
            text = step(text)
        return text

    def convert_pieces(self, pieces: Sequence[str]) -> list[str]:
        """What each piece of one text becomes, phrases across their boundaries converted whole.

        Of such a phrase each piece gets its share, so that together the results are always what
        the whole text becomes. A piece of a line break keeps two paragraphs apart.
        """
        text = "".join(pieces)
        converted = self.convert(text)
        if len(pieces) < 2:
            return [converted] * len(pieces)
        if len(converted) == len(text):
            return _cut(converted, _offsets(pieces))
        return _cut(converted, self._boundaries(text, _offsets(pieces)))

    def _boundaries(self, text: str, offsets: Sequence[int]) -> Iterator[int]:
        """Where the text's offsets are in the converted text."""
        for offset in offsets:
            yield len(self.convert(text[:offset]))


def _offsets(pieces: Sequence[str]) -> list[int]:
    """Where in a text each of its pieces ends."""
    from itertools import accumulate

    return list(accumulate(map(len, pieces)))


def _cut(text: str, ends: Any) -> list[str]:
    start, pieces = 0, []
    for end in ends:
        pieces.append(text[start:end])
        start = end
    return pieces


@cache
def _step(name: str) -> Callable[[str], str]:
    """One conversion of OpenCC; to load its dictionaries takes up to 50 ms."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(name).convert
    return convert
