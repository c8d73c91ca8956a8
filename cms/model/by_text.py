"""Items by a text of theirs, where a dict of millions would take too much memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any


class ByText:
    """The places of items in a sequence by a text that can be read off each.

    Takes 8 bytes an item, for the texts are not kept. Several items may have the same text.
    """

    def __init__(
        self,
        items: Sequence[Any],
        text: Callable[[Any], str],
        number_of: Callable[[str], int] = hash,
    ) -> None:
        self._items = items
        self._text = text
        self._number_of = number_of
        self._starts, self._places = _sorted_out(map(number_of, map(text, items)), len(items))

    def places(self, text: str) -> list[int]:
        """Where the items with this text are, in their order."""
        slot = self._number_of(text) % (len(self._starts) - 1)
        here = self._places[self._starts[slot] : self._starts[slot + 1]]
        return [place for place in here if self._text(self._items[place]) == text]


def _sorted_out(numbers: Iterable[int], size: int) -> tuple[array[int], array[int]]:
    """Where the places of each slot start, and these places: of a slot are all whose number it is
    the remainder of."""
    slots = max(size, 1)
    remainders = array("I", (number % slots for number in numbers))
    counts = array("I", bytes(4 * (slots + 2)))
    for slot in remainders:
        counts[slot + 2] += 1
    ends = array("I", accumulate(counts))
    places = array("I", bytes(4 * size))
    for place, slot in enumerate(remainders):
        places[ends[slot + 1]] = place
        ends[slot + 1] += 1
    return ends[:-1], places
