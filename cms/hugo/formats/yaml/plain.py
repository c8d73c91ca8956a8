"""A plain scalar while it is being collected, and where lines and values start and end."""

from __future__ import annotations

import re

from cms.hugo.formats.yaml.tokens import Token

_LINE = re.compile(r"[^\r\n]*")
_COMMENT = re.compile(r"[ \t]#")


class Plain:
    """The pieces of a plain scalar between which line breaks, blanks and tabs are dropped.

    ``ghost`` marks what an empty block scalar leaves behind in goccy/go-yaml: its blank lines,
    which count as a plain scalar until some other character comes.
    """

    __slots__ = (
        "broken",
        "column",
        "end",
        "gap",
        "ghost",
        "last_line",
        "line",
        "pieces",
        "start",
    )

    def __init__(self, start: int, line: int, column: int) -> None:
        self.start = self.end = start
        self.line = self.last_line = line
        self.column = column
        self.pieces: list[str] = []
        self.gap = ""  # what is between the last piece and the next
        self.broken = False  # whether it has gone over a line break
        self.ghost = False

    def add(self, piece: str, end: int, line: int) -> None:
        if self.gap:
            self.pieces.append(self.gap)
            self.gap = ""
        self.pieces.append(piece)
        self.end = end
        self.last_line = line

    def line_break(self, blank: bool, indented: bool) -> None:
        """One break becomes a space, further ones stay, except behind blanks on a blank line."""
        if not self.broken:
            self.broken = True
            # Blanks at the end of its first line push a scalar to the right in goccy/go-yaml.
            self.column += self.gap.count(" ")
        if not blank:
            self.gap = " "
        elif indented or self.gap == " ":
            self.gap = "\n"
        else:
            self.gap += "\n"

    def move_to_end(self, text: str, line: int) -> None:
        """Where goccy/go-yaml sees a scalar that the end of the text cuts off on ``line``."""
        end = len(text.removesuffix("\n").removesuffix("\r"))
        at_break = end < len(text)
        self.line = line - at_break
        self.column = end - line_start(text, end) + at_break

    def token(self, kind: str) -> Token:
        return Token(
            kind,
            "".join(self.pieces),
            self.line,
            self.column,
            self.start,
            self.end,
            self.last_line,
            self.broken,
        )


def line_start(text: str, offset: int, since: int = 0) -> int:
    """Where the line with this offset starts, looking back no further than ``since``."""
    return max(text.rfind("\n", since, offset), text.rfind("\r", since, offset), since - 1) + 1


def value_end(text: str, start: int) -> int:
    """Where the value that starts at ``start`` ends on its line, blanks and comment left out."""
    line = _LINE.match(text, start)
    assert line is not None
    value = line[0]
    comment = _COMMENT.search(value)
    if comment is not None:
        value = value[: comment.start()]
    return start + len(value.rstrip(" \t"))
