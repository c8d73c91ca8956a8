"""Where the entries and the comments of a front matter stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from cms.frontmatter.lines import Lines
from cms.suppression.parts import Part, find_parts, find_texts

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

LineRange = tuple[int, int]

_BLOCK_HEADER = re.compile(rb"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*[ \t]+")


class Layout:
    """The front matter of a document that Hugo can read, in YAML or TOML.

    ``parts`` are sorted by their starts, those that hold others in front of them.
    """

    def __init__(self, document: Document) -> None:
        self.raw = document.raw
        self.head = document.head
        self.lines = Lines(document.raw)
        entries = list(document.walk())
        self.parts = find_parts(entries, document.format)
        self._texts = find_texts(self.raw, entries)
        self._text_starts = [text.start for text in self._texts]
        self._part_starts = [part.start for part in self.parts]

    def comment(self, line: int) -> int | None:
        """Where the comment of a line starts."""
        end = min(self.lines.end(line), self.head.end)
        at = self.raw.find(b"#", max(self.lines.start(line), self.head.start), end)
        while at >= 0:
            behind = self._behind_text(at)
            if behind == at:
                return at
            at = self.raw.find(b"#", behind, end)
        return None

    def beside(self, line: int, comment: int) -> LineRange:
        """The lines that a comment at the end of a line stands for.

        These are the lines of the first key on its line with its value; else, of what ends in
        front of the comment.
        """
        first = bisect_left(self._part_starts, self.lines.start(line))
        for part in self.parts[first : bisect_left(self._part_starts, comment)]:
            if part.keyed:
                return line, self.last_line(part)
        before = self._last_ending_by(comment)
        if before is not None and before.end > self.lines.start(line):
            return self.lines.number(before.start), line
        return line, line

    def below(self, line: int, comment: int) -> LineRange:
        """The lines of the entry below a comment; only the comment's where there is none."""
        following = bisect_right(self._part_starts, comment)
        if following == len(self.parts):
            return line, line
        part = self.parts[following]
        return self.lines.number(part.start), self.last_line(part)

    def around(self, offset: int) -> list[Part]:
        """The parts that hold a byte, the innermost first."""
        candidates = self.parts[: bisect_right(self._part_starts, offset)]
        return [part for part in reversed(candidates) if offset < max(part.end, part.start + 1)]

    def near(self, offset: int) -> list[Part]:
        """The same; where none holds it, the first on its line."""
        around = self.around(offset)
        if around:
            return around
        start = self.lines.start(self.lines.number(offset))
        on_line = self.parts[bisect_left(self._part_starts, start) :][:1]
        return [
            part for part in on_line if self.lines.start(self.lines.number(part.start)) == start
        ]

    def covers_only(self, line: int, part: Part) -> bool:
        """Whether a part stands on this line alone."""
        return self.lines.number(part.start) == line == self.last_line(part)

    def last_line(self, part: Part) -> int:
        """The line that a part ends on."""
        return self.lines.number(max(part.start, part.end - 1))

    def _behind_text(self, at: int) -> int:
        """Where the text around a ``#`` ends; the place itself where it starts a comment."""
        number = bisect_right(self._text_starts, at)
        text = self._texts[number - 1] if number else None
        if text is None or at >= text.end:
            return at
        header = _BLOCK_HEADER.match(self.raw, text.start, at)
        return at if header and header.end() == at else text.end

    @cached_property
    def _by_end(self) -> list[Part]:
        return sorted(self.parts, key=lambda part: part.end)

    @cached_property
    def _ends(self) -> list[int]:
        return [part.end for part in self._by_end]

    def _last_ending_by(self, offset: int) -> Part | None:
        """Of the parts that end nearest in front of a byte, the innermost."""
        number = bisect_right(self._ends, offset)
        return self._by_end[number - 1] if number else None
