"""Where comments stand in a front matter that Hugo cannot read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cms.frontmatter.lines import Lines

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.suppression.layout import LineRange


class RoughLayout:
    """What ``Layout`` tells, guessed from lines and their indentation."""

    def __init__(self, document: Document) -> None:
        self.raw = document.raw
        self.head = document.head
        self.lines = Lines(document.raw)
        self._first = self.lines.number(self.head.start)
        self._last = self.lines.number(max(self.head.start, self.head.end - 1))

    def comment(self, line: int) -> int | None:
        """The first ``#`` behind a blank with an even number of double quotes before it."""
        start = at = self.lines.start(line)
        quotes = 0
        for piece in self._text(line).split(b"#")[:-1]:
            quotes += piece.count(b'"')
            at += len(piece)
            if quotes % 2 == 0 and (at == start or self.raw[at - 1] in b" \t"):
                return at
            at += 1
        return None

    def beside(self, line: int, comment: int) -> LineRange:  # noqa: ARG002
        """The line itself."""
        return line, line

    def below(self, line: int, comment: int) -> LineRange:  # noqa: ARG002
        """The next line with content, and deeper ones below it."""
        first = self._next_content[line + 1 - self._first]
        if first > self._last:
            return line, line
        last = first
        while last < self._last and self._indent(last + 1) > self._indent(first):
            last += 1
        return first, last

    @cached_property
    def _next_content(self) -> list[int]:
        """For each line of the front matter and the one behind: from there the first of content."""
        found = [self._last + 1]
        for line in range(self._last, self._first - 1, -1):
            begins = self._text(line).strip(b" \t")[:1]
            found.append(found[-1] if begins in (b"", b"#") else line)
        return found[::-1]

    def _indent(self, line: int) -> int:
        text = self._text(line)
        return len(text) - len(text.lstrip(b" \t"))

    def _text(self, line: int) -> bytes:
        return self.raw[self.lines.start(line) : self.lines.end(line)]
