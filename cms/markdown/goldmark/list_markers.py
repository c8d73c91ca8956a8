"""The marks in front of list items."""

from __future__ import annotations

import re
from typing import NamedTuple

from cms.markdown.goldmark.reader import indent_width, is_blank

_MARKER = re.compile(rb"( {0,3})(?:[-*+]|[0-9]{1,9}[.)])")


class Marker(NamedTuple):
    """``end`` is behind the marker; ``text`` is the rest of the line with its line feed."""

    indent: int
    end: int
    text: bytes
    byte: int
    number: int | None

    @property
    def is_empty(self) -> bool:
        return is_blank(self.text)

    @property
    def content_width(self) -> int:
        """Columns between the marker and its text; more than four are one, and code."""
        if self.is_empty:
            return 1
        width = indent_width(self.text, self.end)[0]
        return 1 if width > 4 else width


def read_marker(line: bytes) -> Marker | None:
    match = _MARKER.match(line)
    if match is None:
        return None
    end = match.end()
    text = line[end:]
    if text and text[:1] not in b"\n \t":
        return None
    byte = line[end - 1]
    indent = match.end(1)
    number = int(line[indent : end - 1]) if byte in b".)" else None
    return Marker(indent, end, text, byte, number)


def is_thematic_break(line: bytes, column: int = 0) -> bool:
    width, at = indent_width(line, column)
    if width > 3:
        return False
    marks = line[at:].translate(None, b" \t\n\r")
    return len(marks) > 2 and marks[:1] in b"*-_" and not marks.strip(marks[:1])
