"""Runs of ``*``, ``_`` and ``~``: which may open and close, and which find each other."""

from __future__ import annotations

from typing import NamedTuple

from cms.markdown.goldmark.characters import kind_of


class Pair(NamedTuple):
    """Marks of a run that opened, and those of the run that closed."""

    closer: Delimiter
    opening: tuple[int, int]
    closing: tuple[int, int]


class Delimiter:
    """A run of ``length`` marks, of which those from ``start`` to ``stop`` are still unmatched.

    ``origin`` and ``end`` enclose all of them, ``before`` and ``after`` are the characters around;
    ``pairs`` has what it opened.
    """

    __slots__ = (
        "after",
        "before",
        "can_close",
        "can_open",
        "end",
        "length",
        "mark",
        "origin",
        "pairs",
        "start",
        "stop",
    )

    has_link = False

    def __init__(self, mark: int, start: int, length: int, before: str, after: str) -> None:
        self.mark = mark
        self.origin = self.start = start
        self.end = self.stop = start + length
        self.length = length
        self.before = before
        self.after = after
        self.can_open, self.can_close = flanking(mark, before, after)
        self.pairs: list[Pair] = []

    @property
    def left(self) -> int:
        return self.stop - self.start


def flanking(mark: int, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters can open and close, by CommonMark 0.31."""
    kind_before, kind_after = kind_of(before), kind_of(after)
    left = kind_after != "space" and (kind_after != "punctuation" or kind_before != "other")
    right = kind_before != "space" and (kind_before != "punctuation" or kind_after != "other")
    if mark != 95:  # an underscore
        return left, right
    return (
        left and (not right or kind_before == "punctuation"),
        right and (not left or kind_after == "punctuation"),
    )


def match_delimiters(delimiters: list[Delimiter]) -> None:
    """Lets each run that can close find the nearest one that can open, as goldmark does.

    What no opener was found for once is not searched again: in a text of nothing but marks, the
    time would grow with its square.
    """
    waiting = list(delimiters)
    bottoms: dict[tuple[int, bool, int], int] = {}
    stack: list[Delimiter] = []
    for closer in waiting:
        while closer.can_close and closer.left:
            key = (closer.mark, closer.can_open, closer.length % 3)
            index = _find_opener(stack, closer, bottoms.get(key, 0))
            if index < 0:
                bottoms[key] = len(stack)
                break
            opener = stack[index]
            used = 2 if opener.left >= 2 and closer.left >= 2 else 1
            opening = opener.stop - used, opener.stop
            closing = closer.start, closer.start + used
            opener.stop -= used
            closer.start += used
            opener.pairs.append(Pair(closer, opening, closing))
            del stack[index + 1 if opener.left else index :]
            bottoms = {key: min(bottom, len(stack)) for key, bottom in bottoms.items()}
        if closer.left and closer.can_open:
            stack.append(closer)


def _find_opener(stack: list[Delimiter], closer: Delimiter, bottom: int) -> int:
    for index in range(len(stack) - 1, bottom - 1, -1):
        opener = stack[index]
        if opener.mark == closer.mark and not _is_refused(opener, closer):
            return index
    return -1


def _is_refused(opener: Delimiter, closer: Delimiter) -> bool:
    """The rule of three: of runs that can do both, lengths must not add up to its multiples."""
    both = opener.can_close or closer.can_open
    return both and (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
