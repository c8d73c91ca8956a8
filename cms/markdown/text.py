"""The text that goldmark gets of a body: shortcodes replaced, with the way back to the file."""

from __future__ import annotations

from bisect import bisect_right

from cms.markdown.shortcodes import Divider, Escaped, Item, Shortcode
from cms.model import Span

_DIVIDER = b"\n\nHUGOMORE42\n\n"


class Text:
    """Markdown put together from pieces of a file and from what stands for shortcodes."""

    __slots__ = ("_exact", "_places", "_starts", "value")

    def __init__(self, pieces: list[tuple[bytes, Span, bool]]) -> None:
        self._starts: list[int] = []
        self._places: list[Span] = []
        self._exact: list[bool] = []
        size = 0
        for piece, place, is_exact in pieces:
            self._starts.append(size)
            self._places.append(place)
            self._exact.append(is_exact)
            size += len(piece)
        self.value = b"".join(piece for piece, _, _ in pieces)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the file; whole shortcodes where it has them."""
        if len(self._starts) == 1:
            shift = self._places[0].start
            return Span(start + shift, end + shift)
        first = self._place(start, is_end=False)
        return Span(first, max(first, self._place(end - 1, is_end=True)) if end > start else first)

    def is_exact(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands in the file as it is."""
        if len(self._starts) == 1:
            return True
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return all(self._exact[first : last + 1])

    def _place(self, offset: int, is_end: bool) -> int:
        index = max(bisect_right(self._starts, offset) - 1, 0)
        place = self._places[index]
        if self._exact[index]:
            return place.start + offset - self._starts[index] + is_end
        return place.end if is_end else place.start


def compose(
    raw: bytes, body: Span, items: list[Item], verbatim: frozenset[str] = frozenset()
) -> Text:
    """The text of a page's body, or of what a shortcode encloses.

    What a template writes is not known. A shortcode in the text counts as a word, as it does for
    Hugo; one of Markdown alone on its line counts as nothing, and what it encloses stays in place,
    unless the shortcode is ``verbatim``.
    """
    pieces: list[tuple[bytes, Span, bool]] = []
    at = _compose(raw, body.start, items, verbatim, pieces)
    pieces.append((raw[at : body.end], Span(at, body.end), True))
    return Text(pieces)


def _compose(
    raw: bytes,
    at: int,
    items: list[Item],
    verbatim: frozenset[str],
    pieces: list[tuple[bytes, Span, bool]],
) -> int:
    """Adds the pieces up to the last item; returns where that ends."""
    for number, item in enumerate(items):
        place = Span(item.start, item.end)
        pieces.append((raw[at : item.start], Span(at, item.start), True))
        at = item.end
        if isinstance(item, Divider):
            pieces.append((_DIVIDER, place, False))
        elif isinstance(item, Escaped):
            pieces.append((item.shown[:3], Span(item.start, item.start + 3), True))
            pieces.append((item.shown[3:-3], Span(item.start + 5, item.end - 5), True))
            pieces.append((item.shown[-3:], Span(item.end - 3, item.end), True))
        elif item.is_markup and item.inner is not None and item.name not in verbatim:
            end = _compose(raw, item.inner.start, as_words(item.items), verbatim, pieces)
            pieces.append((raw[end : item.inner.end], Span(end, item.inner.end), True))
        elif not (item.is_markup and _is_alone(raw, place)):
            pieces.append((b"HAHAHUGOSHORTCODE%dHBHB" % number, place, False))
    return at


def as_words(items: list[Item]) -> list[Item]:
    """Nested shortcodes: Hugo renders them for themselves, so that their output is one piece."""
    return [_as_word(item) if isinstance(item, Shortcode) else item for item in items]


def _as_word(shortcode: Shortcode) -> Shortcode:
    is_markup = shortcode.is_markup and shortcode.inner is None
    word = Shortcode(shortcode.name, is_markup, shortcode.tag, b"", [])
    word.end = shortcode.end
    return word


def _is_alone(raw: bytes, place: Span) -> bool:
    line_start = raw.rfind(b"\n", 0, place.start) + 1
    line_end = raw.find(b"\n", place.end)
    behind = raw[place.end : line_end if line_end >= 0 else len(raw)]
    return not raw[line_start : place.start].strip() and not behind.strip()
