"""The proof that a repair makes emphasis of marks, and changes nothing else that is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cms.markdown.emphasis import MarkSide, Repair
from cms.markdown.goldmark.delimiters import Delimiter
from cms.markdown.goldmark.inline_nodes import AutoLink, Link
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import Line
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.mark_pairs import MarkPairs, add_pairs
from cms.markdown.repairs import repairs
from cms.model import Span

_MARK = re.compile(rb"[*_~]")
_BUDGET = 500_000
"""Bytes that are read again for the proofs of one block; what is left waits for the next time."""


class Proof:
    """Proves repairs of a block by reading its text again.

    No repair adds marks or takes any away, so that they are told by their number.
    """

    def __init__(self, reader: InlineReader) -> None:
        self.reader = reader
        self.budget = _BUDGET
        self._before: MarkPairs | None = None

    def proven(
        self,
        sides: tuple[MarkSide, MarkSide],
        marks: tuple[tuple[int, int], tuple[int, int]],
        found: tuple[Repair, ...],
    ) -> Repair | None:
        """The first repair after which readers see the same text, with the emphasis meant.

        A zero-width space would be copied with the text, and signs of ASCII may be those of
        Markdown.
        """
        text = self.reader.text
        opening, closing = (
            side._replace(span=Span(*at)) for side, at in zip(sides, marks, strict=True)
        )
        escaped_space = self.reader.options.escaped_space
        inside = repairs(text, opening, closing, escaped_space=escaped_space)
        for repair, here in zip(found, inside, strict=False):
            if (
                repair.kind != here.kind
                or here.kind == "zero-width-space"
                or moves_ascii(text, here)
            ):
                continue
            if self.budget > 0 and self._is_proven(here, (*opening.span, *closing.span)):
                return repair
        return None

    def _is_proven(self, repair: Repair, own: tuple[int, int, int, int]) -> bool:
        """Whether the marks open and close then, what worked does so, and the rest is the same."""
        reader = self.reader
        new = _edited(reader.text, repair)
        self.budget -= len(new)
        flat = Flat(new, [Line(0, len(new))])
        again = InlineReader(
            flat, new, reader.options, reader.targets, reader.footnotes, reader.starts_item
        )
        again.read()
        if self._before is None:
            self._before = _numbered(reader)
        before, after = self._before, _numbered(again)
        count = len(_MARK.findall(reader.text, 0, own[0]))
        marks = [count + len(_MARK.findall(reader.text, own[0], place)) for place in own]
        return (
            tuple(marks) in after.found
            and after.literal < before.literal
            and before.found & before.meant <= after.found
            and after.found <= before.found | before.meant
            and list(_others(reader)) == list(_others(again))
        )


def moves_ascii(text: bytes, repair: Repair) -> bool:
    """Whether a repair moves signs that may mean something to Markdown elsewhere."""
    return any(text[slice(*span)].isascii() for span, new in repair.edits if not new)


def _edited(text: bytes, repair: Repair) -> bytes:
    for (start, end), new in sorted(repair.edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _numbered(reader: InlineReader) -> MarkPairs:
    """The pairs of a block by the numbers of their marks in its text."""
    places = [mark.start() for mark in _MARK.finditer(reader.text)]
    pairs = MarkPairs(set(), set(), set())

    def number(marks: tuple[int, int]) -> tuple[int, int]:
        return bisect_left(places, marks[0]), bisect_left(places, marks[1])

    add_pairs(pairs, reader, number)
    return pairs


def _others(reader: InlineReader) -> Iterator[tuple[str, bytes]]:
    """The inlines of a block other than marks, with the addresses of those that are links."""
    nodes = [*reader.nodes]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Link):
            nodes += node.children
        if not isinstance(node, Delimiter):
            label = node.label if isinstance(node, AutoLink) else (0, 0)
            yield type(node).__name__, reader.text[slice(*label)]
