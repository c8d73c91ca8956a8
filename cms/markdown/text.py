"""The text that goldmark gets of a body: shortcodes replaced, with the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cms.markdown.shortcodes import Divider, Escaped, Item, Shortcode, find_shortcodes
from cms.model import Span

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
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

    def exact_spans(self, start: int, end: int) -> list[Span]:
        """The parts of a stretch of the text that stand in the file as they are."""
        if end <= start:
            return []
        if len(self._starts) == 1:
            shift = self._places[0].start
            return [Span(start + shift, end + shift)]
        found = []
        index = bisect_right(self._starts, start) - 1
        if index + 1 == len(self._starts) or end <= self._starts[index + 1]:
            shift = self._places[index].start - self._starts[index]
            return [Span(start + shift, end + shift)] if self._exact[index] else []
        while index < len(self._starts) and self._starts[index] < end:
            first = self._starts[index]
            last = self._starts[index + 1] if index + 1 < len(self._starts) else end
            if self._exact[index] and max(start, first) < min(end, last):
                shift = self._places[index].start - first
                found.append(Span(max(start, first) + shift, min(end, last) + shift))
            index += 1
        return found

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


def texts(
    raw: bytes, body: Span, verbatim: frozenset[str]
) -> Iterator[tuple[Text, list[Shortcode]]]:
    """The page's text, and those that shortcodes enclose; with each the shortcodes it shows.

    What is in a ``verbatim`` shortcode or in a comment is left out.
    """
    # One brace is found ten times as fast as two.
    has_shortcodes = raw.find(b"{", *body) >= 0 and raw.find(b"{{", *body) >= 0
    if not has_shortcodes and raw.find(b"<!--more-->", *body) < 0:
        yield Text([(raw[slice(*body)], body, True)]), []
        return
    comments = [match.span() for match in _COMMENT.finditer(raw, *body)]
    waiting = [(body, find_shortcodes(raw, body), True)]
    for place, items, is_page in waiting:  # grows by what shortcodes enclose
        text = compose(raw, place, items if is_page else _as_words(items), verbatim)
        shown = [
            (shortcode, is_text)
            for shortcode, is_text in _shortcodes(items, is_page)
            if not any(start < shortcode.start < end for start, end in comments)
        ]
        yield text, [shortcode for shortcode, _ in shown]
        waiting += [
            (shortcode.inner, shortcode.items, False)
            for shortcode, is_text in shown
            if is_text and shortcode.inner and shortcode.name not in verbatim
        ]


def _shortcodes(items: list[Item], is_page: bool) -> Iterator[tuple[Shortcode, bool]]:
    """Shortcodes, with whether what they enclose is a text of its own."""
    for item in items:
        if isinstance(item, Shortcode):
            in_place = item.is_markup and is_page
            yield item, not in_place
            if in_place:
                yield from _shortcodes(item.items, is_page=False)


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
            end = _compose(raw, item.inner.start, _as_words(item.items), verbatim, pieces)
            pieces.append((raw[end : item.inner.end], Span(end, item.inner.end), True))
        elif not (item.is_markup and _is_alone(raw, place)):
            pieces.append((b"HAHAHUGOSHORTCODE%dHBHB" % number, place, False))
    return at


def _as_words(items: list[Item]) -> list[Item]:
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
