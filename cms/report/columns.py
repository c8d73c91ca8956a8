"""Places as other programs count them: in bytes of UTF-8, one-based."""

from __future__ import annotations

from typing import NamedTuple

from cms.model import Diagnostic, Edit


class BytePlace(NamedTuple):
    """A line, and the byte in it; both count from 1."""

    line: int
    column: int


def byte_start(each: Diagnostic) -> BytePlace | None:
    """Where a diagnostic starts; None in a line so long that only a piece of it is at hand."""
    if each.source_column != 1:
        return None
    before = each.source[: each.start.column - 1]
    return BytePlace(each.start.line, len(before.encode("utf-8")) + 1)


def byte_end(each: Diagnostic) -> BytePlace | None:
    """Where it ends; None as for the start, and on another line than it starts."""
    start = byte_start(each)
    if start is None or each.end.line != each.start.line:
        return None
    inside = each.source[each.start.column - 1 : each.end.column - 1]
    return BytePlace(start.line, start.column + len(inside.encode("utf-8")))


def edited(each: Diagnostic, edit: Edit) -> tuple[BytePlace, BytePlace] | None:
    """What an edit replaces; None where that is not within the line of the diagnostic."""
    start = byte_start(each)
    if start is None:
        return None
    first = start.column + edit.span.start - each.span.start
    last = start.column + edit.span.end - each.span.start
    if first < 1 or last > len(each.source.encode("utf-8")) + 1:
        return None
    return BytePlace(start.line, first), BytePlace(start.line, last)
