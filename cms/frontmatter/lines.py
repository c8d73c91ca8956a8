"""Lines of a file as stored."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(rb"\r\n?|\n")


class Lines:
    """The lines of ``raw``, numbered from 1; CR, LF and CRLF end one."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(raw))]

    def number(self, offset: int) -> int:
        """The line that a byte stands on; a line's end belongs to it."""
        return bisect_right(self._starts, offset)

    def start(self, line: int) -> int:
        return self._starts[line - 1]

    def end(self, line: int) -> int:
        """Where the line ends, its line break left out."""
        if line == len(self._starts):
            return len(self._raw)
        end = self._starts[line]
        return end - (2 if self._raw[end - 2 : end] == b"\r\n" else 1)

    def __len__(self) -> int:
        return len(self._starts)
