"""A body read line by line, with the spaces that are left of a tab cut in two."""

from __future__ import annotations

import re

_BLANKS = re.compile(rb"[ \t]*")
_NO_SPACE = re.compile(rb"[^ \t\n\r]")


def tab_width(column: int) -> int:
    return 4 - column % 4


def indent_width(line: bytes, column: int) -> tuple[int, int]:
    """Columns and bytes of the blanks in front, where the line starts at ``column``."""
    first = line[:1]
    if first != b" " and first != b"\t":
        return 0, 0
    blanks = _BLANKS.match(line)
    count = blanks.end() if blanks else 0
    if b"\t" not in line[:count]:
        return count, count
    width = 0
    for byte in line[:count]:
        width += tab_width(column + width) if byte == 9 else 1
    return width, count


def indent_position(line: bytes, column: int, width: int) -> tuple[int, int]:
    """Bytes to pass for an indentation of ``width``, and the columns passed too many.

    ``(-1, -1)`` where the line is indented less.
    """
    passed = at = 0
    for byte in line:
        if byte == 9 and passed < width:
            passed += tab_width(column + passed)
        elif byte == 32 and passed < width:
            passed += 1
        else:
            break
        at += 1
    return (at, passed - width) if passed >= width else (-1, -1)


def is_blank(line: bytes) -> bool:
    return _NO_SPACE.search(line) is None


class LineReader:
    """Where reading has come to: ``start`` in the line that ends before ``stop``.

    ``padding`` counts the columns still to come of a tab that is already passed.
    """

    __slots__ = ("head", "padding", "size", "source", "start", "stop")

    def __init__(self, source: bytes, start: int = 0) -> None:
        self.source = source
        self.size = len(source)
        self.start = self.head = self.stop = start
        self.padding = 0
        self.next_line()

    def line(self) -> bytes:
        """The rest of the line with its line feed; empty at the end."""
        rest = self.source[self.start : self.stop]
        return b" " * self.padding + rest if self.padding and rest else rest

    def column(self) -> int:
        before = self.source[self.head : self.start]
        if b"\t" not in before:
            return len(before) - self.padding
        width = 0
        for byte in before:
            width += tab_width(width) if byte == 9 else 1
        return width - self.padding

    def advance(self, count: int) -> None:
        """Passes bytes of the line; each column of padding counts as one."""
        while count > 0 and self.padding:
            self.padding -= 1
            count -= 1
        self.start = min(self.start + count, self.size)

    def advance_and_pad(self, count: int, padding: int) -> None:
        self.advance(count)
        self.padding = max(self.padding, padding)

    def finish_line(self) -> None:
        """Goes to the line feed."""
        if self.start < self.size:
            self.start = self.stop - (self.source[self.stop - 1] == 10)
            self.padding = 0

    def next_line(self) -> None:
        self.start = self.head = self.stop
        self.padding = 0
        if self.start < self.size:
            end = self.source.find(b"\n", self.start)
            self.stop = end + 1 if end >= 0 else self.size

    @property
    def at_end(self) -> bool:
        return self.start >= self.size
