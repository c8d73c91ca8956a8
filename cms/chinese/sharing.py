"""Which part of a converted text stands for which piece of the text it comes from.

OpenCC cuts a text into the phrases of its dictionaries, each the longest that begins where the
one before ended, and replaces them. Most characters that are not Han are in no phrase, so what
stands between two of them is converted the same alone and in a whole book.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

INERT = (
    r"\s!-,./:-@\[-`{-~\u2010-\u2027\u2030-\u205e\u3001-\u3004\u3008-\u3020\ufe10-\ufe1f"
    r"\ufe30-\ufe6b\uff01-\uff0c\uff0e\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ue000-\uf8ff"
)
"""Characters, as a class of a pattern lists them, that no entry of OpenCC's dictionaries has."""

_REACH = 16  # A character more than the longest of these entries.
_FAR = 8 * _REACH
_DESCRIBING = "".join(map(chr, range(0x2FF0, 0x3000)))  # ⿰木目: any two characters are its parts


class _Knot(NamedTuple):
    """A stretch without inert characters that several pieces have parts in."""

    first: int
    parts: list[str]


def offsets(pieces: Sequence[str]) -> list[int]:
    """Where in their text the pieces end."""
    return list(accumulate(map(len, pieces)))


def cut(text: str, ends: Sequence[int]) -> list[str]:
    """The pieces of a text that end there."""
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def free_marks(text: str) -> Iterator[str]:
    """Inert characters that the text does not have: for private use, from the rarest on."""
    return (char for char in map(chr, range(0xF8FF, 0xE000 - 1, -1)) if char not in text)


def convert_apart(
    pieces: Sequence[str], convert: Callable[[str], str], mark: str, *, keeps_lengths: bool
) -> list[str]:
    """What each piece becomes of what the text of all becomes.

    ``mark`` is an inert character that the text does not have. ``keeps_lengths`` says that every
    phrase becomes one of its length.
    """
    text = "".join(pieces)
    if len(pieces) < 2:
        return [convert(text)] * len(pieces)
    if keeps_lengths:
        return cut(convert(text), offsets(pieces))
    if any(sign in text for sign in _DESCRIBING):  # much faster than a pattern
        return share(pieces, convert(text), convert)
    return _untie(pieces, convert, mark)


def _untie(pieces: Sequence[str], convert: Callable[[str], str], mark: str) -> list[str]:
    """All pieces in one call: parts of phrases besides once alone and once together."""
    bodies, knots = _find_knots(pieces)
    parts = [part for knot in knots for part in knot.parts]
    wholes = ["".join(knot.parts) for knot in knots]
    converted = convert(mark.join([*bodies, *parts, *wholes])).split(mark)
    results = converted[: len(bodies)]
    at = len(bodies)
    for knot, whole in zip(knots, converted[at + len(parts) :], strict=True):
        alone = converted[at : at + len(knot.parts)]
        at += len(alone)
        shares = alone if "".join(alone) == whole else share(knot.parts, whole, convert)
        results[knot.first] += shares[0]
        for index, part in enumerate(shares[1:], knot.first + 1):
            results[index] = part + results[index]
    return results


def _find_knots(pieces: Sequence[str]) -> tuple[list[str], list[_Knot]]:
    """What of each piece is in no knot, and the knots in order.

    Where a piece ends one knot and begins the next, its body stands between the two.
    """
    inert = _inert()
    bodies, knots = list(pieces), list[_Knot]()
    through = -1  # the piece that the last knot has all of
    for index in range(1, len(pieces)):
        if pieces[index][:1] in inert or pieces[index - 1][-1:] in inert:
            continue
        if through != index - 1:
            before = bodies[index - 1]
            start = _tail(before, inert)
            bodies[index - 1] = before[:start]
            knots.append(_Knot(index - 1, [before[start:]]))
        piece = pieces[index]
        end = _head(piece, inert)
        bodies[index] = piece[end:]
        knots[-1].parts.append(piece[:end])
        through = index if end == len(piece) else -1
    return bodies, knots


def _head(piece: str, inert: frozenset[str]) -> int:
    return next((at for at, char in enumerate(piece) if char in inert), len(piece))


def _tail(piece: str, inert: frozenset[str]) -> int:
    at = len(piece)
    while at and piece[at - 1] not in inert:
        at -= 1
    return at


@cache
def _inert() -> frozenset[str]:
    characters = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000))))
    return frozenset(re.findall(f"[{INERT}]", characters))


def share(pieces: Sequence[str], whole: str, convert: Callable[[str], str]) -> list[str]:
    """The parts of ``whole``, which the text of the pieces became, that stand for each."""
    text = "".join(pieces)
    ends = list(_places(text, whole, offsets(pieces)[:-1], convert))
    return cut(whole, [*accumulate(ends, max), len(whole)])


def _places(
    text: str, whole: str, ends: Sequence[int], convert: Callable[[str], str]
) -> Iterator[int]:
    """Where in ``whole`` each of these offsets of the text is.

    Inside of a phrase that became a longer or shorter one the place is a matter of taste: as far
    in as before, where the phrase begins or ends as it did, and otherwise in proportion.
    """
    start = done = 0  # a place in the text and its place in the whole
    fits = True  # or else looking on would take forever
    for end in ends:
        while fits and end - start > _FAR:
            met = _meeting(text, whole, start, done, range(start + _FAR, start, -1), convert)
            fits = met is not None
            start, done = met or (start, done)
        before, after = range(end, start, -1), range(end + 1, len(text))
        if fits:
            low = _meeting(text, whole, start, done, before, convert)
            start, done = low or (start, done)
        if start == end:
            yield done
            continue
        high = _meeting(text, whole, start, done, after, convert) if fits else None
        stop, ready = high or (len(text), len(whole))
        yield done + proportion(text[start:stop], whole[done:ready], end - start)


def _meeting(
    text: str, whole: str, start: int, done: int, ends: range, convert: Callable[[str], str]
) -> tuple[int, int] | None:
    """The first of these offsets where the text may be parted and still becomes what it became."""
    for end in ends[:_REACH]:
        ready = done + len(alone := convert(text[start:end]))
        following = convert(text[end : end + 2 * _REACH])
        # Of what follows, the last phrase may have been cut.
        if whole.startswith(alone, done) and whole.startswith(following[: _REACH // 2], ready):
            return end, ready
    return None


def proportion(phrase: str, meant: str, at: int) -> int:
    """Where to part what a phrase became, whose first part has ``at`` characters."""
    if at == len(phrase):
        return len(meant)
    if not at or len(phrase) == len(meant) or meant.startswith(phrase[:at]):
        return at
    if meant.endswith(phrase[at:]):
        return len(meant) - (len(phrase) - at)
    return len(meant) * at // len(phrase)
