"""Edits of entries and items that begin lines: YAML in block style, and TOML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cms.frontmatter.lines import Lines
from cms.model import Edit, Span

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_COMMENT = re.compile(rb"([ \t]*)#")
# Such a comment on a line of its own stands for the entry below.
_IGNORE = re.compile(rb"[ \t]*#.*\bcms:[ \t]*ignore(?![\w-])")
_IGNORE_FILE = re.compile(rb"[ \t]*#.*\bcms:[ \t]*ignore-file")


class Row(NamedTuple):
    """An entry or item: ``head`` is where its key or dash starts, ``end`` where its value ends.

    ``start`` is where its first line starts, ``behind`` where the line behind its last one does.
    """

    head: int
    end: int
    start: int
    behind: int


class Rows:
    """The entries of a block.

    ``may_be_empty`` tells whether the block is still there without any; ``deeper_comments``
    whether a comment that stands to the right of an entry, below it, is one of its lines.
    ``tables`` are entries with a header, behind which none without may stand. The first entry of
    an empty block is put at ``first_at``.
    """

    def __init__(
        self,
        document: Document,
        spans: Sequence[Span],
        *,
        may_be_empty: bool = False,
        deeper_comments: bool = False,
        tables: frozenset[int] = frozenset(),
        first_at: int | None = None,
    ) -> None:
        self.raw = document.raw
        self.head = document.head
        self.newline = document.newline.encode()
        self.lines = Lines(document.raw)
        self.deeper_comments = deeper_comments
        self.rows = [self._row(span) for span in spans]
        self.may_be_empty = may_be_empty
        self.tables = tables
        self.first_at = document.head.end if first_at is None else first_at

    @property
    def slots(self) -> list[Span]:
        """From each key or dash to the end of its last line, the line break left out."""
        return [Span(row.head, self._line_end(row.end)) for row in self.rows]

    # taking out and putting in

    def removal(self, gone: set[int]) -> list[Edit]:
        """Edits that take out rows with their lines."""
        if len(gone) == len(self.rows) and not self.may_be_empty:
            return []
        return [Edit(self._extent(index), b"") for index in sorted(gone)]

    def _extent(self, index: int) -> Span:
        row = self.rows[index]
        prefix = self.raw[row.start : row.head].rstrip(b" \t")
        if not prefix:
            behind = self._behind_blanks(row.behind) if index in self.tables else row.behind
            return Span(self._first_line(row), behind)
        following = self.rows[index + 1].head if index + 1 < len(self.rows) else row.behind
        if self.raw[row.end : following].strip():  # a comment
            return Span(row.start + len(prefix), self._line_end(row.end))
        return Span(row.head, following)

    def insertion(self, at: int, texts: Sequence[bytes], *, before: bool = False) -> list[Edit]:
        """Edits that put rows behind the one with the index in front of ``at``.

        With ``before`` they come in front of the row ``at`` and the comments right above it, or
        in front of all that follows the last row.
        Rows of several lines have line feeds between them.
        """
        if not self.rows:
            place = self.first_at
        elif at == 0 or (before and at < len(self.rows)):
            place = self._leading(at)
        else:
            place = self.head.end if before else self.rows[at - 1].behind
        newline = self._newline_before(place)
        text = b"".join(self._indent() + self.as_row(text) + newline for text in texts)
        return [Edit(Span(place, place), text)]

    def as_row(self, text: bytes) -> bytes:
        """The text with its further lines indented, for where a row begins."""
        return (self.newline + self._indent()).join(text.split(b"\n"))

    def _indent(self) -> bytes:
        """What stands in front of all rows but one that begins behind a dash."""
        if not self.rows:
            return b""
        row = self.rows[-1]
        prefix = self.raw[row.start : row.head]
        return prefix if not prefix.strip() else b" " * len(prefix.decode("utf-8", "replace"))

    def _newline_before(self, place: int) -> bytes:
        for newline in (b"\r\n", b"\n", b"\r"):
            if self.raw.endswith(newline, 0, place):
                return newline
        return self.newline

    # order

    def reordered(self, order: Sequence[int]) -> list[Edit]:
        """Edits that put the row ``order[i]`` where row ``i`` stands, comments above included.

        Blank lines stay where they are.
        """
        blocks = [Span(self._block_start(i), row.behind) for i, row in enumerate(self.rows)]
        return [
            Edit(blocks[place], self.raw[slice(*blocks[index])])
            for place, index in enumerate(order)
            if place != index
        ]

    def _block_start(self, index: int) -> int:
        """The first comment above a row; of those above all rows, the ones right above it."""
        if index == 0:
            return self._leading(0)
        return min(self._behind_blanks(self.rows[index - 1].behind), self.rows[index].start)

    def _leading(self, index: int) -> int:
        """Where the comments right above a row start, but for those about the whole file."""
        start = self.rows[index].start
        while (above := self._line_above(start)) is not None:
            text = self._line_text(above)
            if not _COMMENT.match(text) or _IGNORE_FILE.match(text):
                break
            start = above
        return start

    def _first_line(self, row: Row) -> int:
        """Where a row starts, with comments that make the linter ignore something in it."""
        start = row.start
        while (above := self._line_above(start)) is not None and _IGNORE.match(
            self._line_text(above)
        ):
            start = above
        return start

    # lines

    def _row(self, span: Span) -> Row:
        start = max(self.lines.start(self.lines.number(span.start)), self.head.start)
        row = Row(span.start, span.end, start, self._behind(max(span.start, span.end - 1)))
        return row._replace(behind=self._behind_comments(row)) if self.deeper_comments else row

    def _behind_comments(self, row: Row) -> int:
        column = row.head - row.start
        behind = at = row.behind
        while at < self.head.end:
            text = self._line_text(at)
            comment = _COMMENT.match(text)
            if text.strip() and (comment is None or len(comment[1]) <= column):
                break
            at = self._behind(at)
            if comment:
                behind = at
        return behind

    def _line_above(self, start: int) -> int | None:
        if start <= self.head.start:
            return None
        return max(self.lines.start(self.lines.number(start - 1)), self.head.start)

    def _behind_blanks(self, start: int) -> int:
        while start < self.head.end and not self._line_text(start).strip():
            start = self._behind(start)
        return start

    def _line_text(self, start: int) -> bytes:
        return self.raw[start : self._line_end(start)]

    def _line_end(self, offset: int) -> int:
        return min(self.lines.end(self.lines.number(offset)), self.head.end)

    def _behind(self, offset: int) -> int:
        """Where the next line starts."""
        line = self.lines.number(offset)
        behind = self.lines.start(line + 1) if line < len(self.lines) else len(self.raw)
        return min(behind, self.head.end)
