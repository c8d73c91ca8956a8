"""What to write where marks of emphasis do not work."""

from __future__ import annotations

from collections.abc import Iterator

from cms.markdown.emphasis import MarkSide, Repair
from cms.model import Edit, Span

_PARTNERS = dict(zip("（(【「『《〈〔［｛“‘«", "）)】」』》〉〕］｝”’»", strict=True))
_CLOSING = {closing: opening for opening, closing in _PARTNERS.items()}
_UNDERSCORE = 95
# Signs of Markdown stay where they are: moved, they would mean something else.
_FIXED = frozenset("[]<>`!\\*_~|&#{}$^=+-/@%")
_QUOTES = "\"'"
_ZERO_WIDTH = "\u200b".encode()


def repairs(
    raw: bytes, opening: MarkSide, closing: MarkSide, *, escaped_space: bool
) -> tuple[Repair, ...]:
    """The possible ones, the least intrusive first; none where only marks around are at fault."""
    if opening.works and closing.works:
        return ()
    moves = _moves(raw, opening, closing)
    found = [Repair("move-punctuation", tuple(moves))] if moves else []
    if escaped_space:
        found.append(Repair("escaped-space", tuple(_outside(opening, closing, b"\\ "))))
    if raw[opening.span.start] != _UNDERSCORE:  # which stays within a word for it
        found.append(Repair("zero-width-space", tuple(_inside(opening, closing, _ZERO_WIDTH))))
    return tuple(found)


def _outside(opening: MarkSide, closing: MarkSide, text: bytes) -> Iterator[Edit]:
    if not opening.works:
        yield _insert(opening.span.start, text)
    if not closing.works:
        yield _insert(closing.span.end, text)


def _inside(opening: MarkSide, closing: MarkSide, text: bytes) -> Iterator[Edit]:
    if not opening.works:
        yield _insert(opening.span.end, text)
    if not closing.works:
        yield _insert(closing.span.start, text)


def _moves(raw: bytes, opening: MarkSide, closing: MarkSide) -> list[Edit]:
    """Moves the punctuation at failing ends out of the emphasis; nothing where that tears pairs."""
    text = raw[opening.span.end : closing.span.start].decode("utf-8", "replace")
    first, last = text[:1], text[-1:]
    if len(text) < 3 or (not opening.works and first in _FIXED):
        return []
    if not closing.works and last in _FIXED:
        return []
    both = _PARTNERS.get(first) == last or (first == last and first in _QUOTES)
    if both and _is_alone(text[1:-1], first, last):
        return [*_move_left(opening, first), *_move_right(closing, last)]
    edits: list[Edit] = []
    if not opening.works:
        if first in _PARTNERS or first in _QUOTES:
            return []
        edits += _move_left(opening, text[: len(text) - len(text.lstrip(first))])
    if not closing.works:
        if last in _QUOTES or (last in _CLOSING and _CLOSING[last] in text):
            return []
        edits += _move_right(closing, text[len(text.rstrip(last)) :])
    return edits


def _is_alone(text: str, *signs: str) -> bool:
    return not any(sign in text for sign in signs)


def _move_left(side: MarkSide, signs: str) -> Iterator[Edit]:
    written = signs.encode()
    yield _insert(side.span.start, written)
    yield Edit(Span(side.span.end, side.span.end + len(written)), b"")


def _move_right(side: MarkSide, signs: str) -> Iterator[Edit]:
    written = signs.encode()
    yield Edit(Span(side.span.start - len(written), side.span.start), b"")
    yield _insert(side.span.end, written)


def _insert(place: int, text: bytes) -> Edit:
    return Edit(Span(place, place), text)
