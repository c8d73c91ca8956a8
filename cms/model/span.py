"""Places in a file, and in its front matter."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of byte offsets into the file as stored, a byte order mark included."""

    start: int
    end: int


class Position(NamedTuple):
    """What people read: both 1-based, the column counted in characters."""

    line: int
    column: int


Route = tuple[str | int, ...]
"""Way to a front matter value: ``("tags", 1)`` is the second tag. Keys in Hugo's lower case."""
