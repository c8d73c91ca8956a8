"""A text as goldmark reads it: its blocks, their inlines, and which footnotes are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import Block, Footnote, ListItem
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.passages import Places, Signs, read_passages

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions

_DEFINITIONS = (re.compile(rb"\]:"), re.compile(rb"\[\^"))


def definition_places(text: bytes) -> set[int]:
    """Where links and footnotes may be defined, or footnotes named."""
    return {match.start() for sign in _DEFINITIONS for match in sign.finditer(text)}


class Document:
    """The parts of a text around some places.

    ``asks`` tells, once all inlines are read, whether definitions elsewhere could matter for
    images. ``passages`` are the stretches around the places.
    """

    def __init__(self, text: bytes, options: MarkdownOptions, places: set[int] | Signs) -> None:
        signs = Places(places) if isinstance(places, set) else places
        parser = read_passages(text, options, signs)
        self.text = text
        self.options = options
        self.root = parser.root
        self.targets = parser.targets
        self.passages = parser.passages
        self.notes: dict[bytes, Footnote] = {}
        for note in parser.footnotes.children:
            if isinstance(note, Footnote):
                self.notes.setdefault(note.label, note)
        self._labels = frozenset(self.notes)
        self._used: set[bytes] = set()
        self.asks = bool(self.notes)

    def leaves(self) -> Iterator[tuple[Block, Footnote | None]]:
        """Blocks with lines, and the footnote around each."""
        stack: list[tuple[Block, Footnote | None]] = [(self.root, None)]
        while stack:
            block, note = stack.pop()
            if isinstance(block, Footnote):
                note = block
            if block.lines:
                yield block, note
            stack += [(child, note) for child in reversed(block.children)]

    def inlines(self, block: Block) -> InlineReader:
        """The inlines of a block, read."""
        parent = block.parent
        reader = InlineReader(
            Flat(self.text, block.lines),
            self.text,
            self.options,
            self.targets,
            self._labels,
            starts_item=isinstance(parent, ListItem) and parent.children[0] is block,
        )
        reader.read()
        self._used |= reader.used
        self.asks = self.asks or reader.asks
        return reader

    def is_shown(self, note: Footnote | None) -> bool:
        """Whether a footnote is: the first of its label, if an inline that was read names it."""
        return note is None or (note.label in self._used and self.notes[note.label] is note)
