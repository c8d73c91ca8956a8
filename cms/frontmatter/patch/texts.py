"""A text changed where it is written, with all that stays left in the author's spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Piece = tuple[str, str]
"""Some characters as written, and what they mean: ``("\\\\u4e2d", "中")``, ``("\\n  ", " ")``."""

Write = Callable[[str], str | None]
"""Spells a text; None where the form of quotation has no spelling for it."""

_MOST_COMPARED = 1 << 18


def common_length(one: str | bytes, other: str | bytes) -> int:
    """How many characters or bytes at the start are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def rewritten(pieces: list[Piece], text: str, write: Write) -> str | None:
    """The pieces changed so that they mean ``text``; None where that cannot be spelled."""
    written = []
    for start, end, replacement in _replacements("".join(value for _, value in pieces), text):
        kept = _kept(pieces, start, end) if replacement is None else [replacement]
        spelled = [each[0] if isinstance(each, tuple) else write(each) for each in kept]
        written += spelled
    return None if None in written else "".join(filter(None, written))


def _replacements(old: str, new: str) -> Iterator[tuple[int, int, str | None]]:
    """Stretches of the old text with their replacements, None for those that stay."""
    first = common_length(old, new)
    last = common_length(old[first:][::-1], new[first:][::-1])
    old_end, new_end = len(old) - last, len(new) - last
    yield 0, first, None
    if (old_end - first) * (new_end - first) > _MOST_COMPARED:
        yield first, old_end, new[first:new_end]
    else:
        yield from _compared(old[first:old_end], new[first:new_end], first)
    yield old_end, len(old), None


def _compared(old: str, new: str, shift: int) -> Iterator[tuple[int, int, str | None]]:
    from difflib import SequenceMatcher

    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        yield start + shift, end + shift, None if kind == "equal" else new[new_start:new_end]


def _kept(pieces: list[Piece], start: int, end: int) -> Iterator[Piece | str]:
    """The pieces from one character of the value to another, text where they are cut through."""
    at = 0
    for piece in pieces:
        size = len(piece[1])
        first, last = max(at, start), min(at + size, end)
        if first == at and last == at + size and (size or start <= at < end):
            yield piece
        elif first < last:
            yield piece[1][first - at : last - at]
        at += size
