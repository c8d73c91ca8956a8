"""Where lines of YAML are meant to start that Hugo finds astray."""

from __future__ import annotations

import re
from typing import NamedTuple

from cms.frontmatter.document import Document
from cms.model import Applicability, Edit, Span

_LINE = re.compile(
    r"(?P<blanks>[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]*)"
    r"(?P<dashes>(?:- +)*)(?P<text>[^\r\n]*)"
)
_OPENS = re.compile(r"""(?:[^\s:#"'][^:#"']*|"[^"]*"|'[^']*'):[ \t]*(?:#.*)?\Z|-[ \t]*\Z""")
_BLOCK = re.compile(r"(?:\A|[ \t])[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_KEY = re.compile(r"""(?:[^\s:#"'][^:#"']*|"[^"]*"|'[^']*'):(?:[ \t]|\Z)|-[ \t]*\Z""")


class Line(NamedTuple):
    """A line that is neither blank nor a comment; ``start`` counts bytes of the file.

    ``in_block`` tells lines below ``|`` and ``>``, which are text whatever they look like.
    """

    start: int
    blanks: str
    dashes: str
    text: str
    in_block: bool

    @property
    def is_item(self) -> bool:
        return not self.in_block and (bool(self.dashes) or self.text.rstrip() == "-")

    @property
    def is_key(self) -> bool:
        return not self.in_block and _KEY.match(self.text) is not None

    @property
    def opens(self) -> bool:
        """Whether its value stands below."""
        return not self.in_block and _OPENS.match(self.text) is not None

    @property
    def is_even(self) -> bool:
        """Whether it is indented with spaces, if at all."""
        return not self.blanks.strip(" ")


def lines_of(document: Document) -> list[Line]:
    """The lines of the front matter that hold something."""
    at, found, block = document.head.start, list[Line](), -1
    for row in document.raw[slice(*document.head)].splitlines(keepends=True):
        match = _LINE.match(row.decode("utf-8", "surrogateescape"))
        if match and match["dashes"] + match["text"].strip() and not match["text"].startswith("#"):
            column = len(match["blanks"])
            in_block = -1 < block < column
            found.append(Line(at, match["blanks"], match["dashes"], match["text"], in_block))
            if not in_block:
                block = column if _BLOCK.search(match["text"]) else -1
        at += len(row)
    return found


class Evened(NamedTuple):
    """Edits of indentation; they are not ``sure`` where a line may belong to two mappings."""

    edits: list[Edit]
    sure: bool = True

    @property
    def applicability(self) -> Applicability:
        return Applicability.SAFE if self.sure else Applicability.UNSAFE


def evened(document: Document) -> Evened:
    """Edits that indent with spaces where other blanks do; none where nobody can tell how far.

    Lines that were indented alike stay so, deeper ones stand two columns deeper.
    """
    edits: list[Edit] = []
    sure = True
    levels: dict[int, int] = {}
    above, column = None, 0  # the line above, and the column it starts in afterwards
    for line in lines_of(document):
        if line.is_even:
            levels, column = {}, len(line.blanks)
        else:
            meant = _column(line, above, column, levels)
            if meant is None:
                return Evened([])
            if above and above.is_even and above.blanks and not (above.opens or line.is_item):
                sure = False
            levels = {depth: at for depth, at in levels.items() if depth < len(line.blanks)}
            levels[len(line.blanks)] = column = meant
            end = line.start + len(line.blanks.encode())
            edits.append(Edit(Span(line.start, end), b" " * column))
        above = line
    return Evened(edits, sure)


def _column(line: Line, above: Line | None, column: int, levels: dict[int, int]) -> int | None:
    """Where a line starts below one that starts in ``column``."""
    if not (line.is_item or line.is_key):
        return None
    depth = len(line.blanks)
    if above is None:
        return 0
    if above.opens and (above.is_even or len(above.blanks) < depth):
        return column + len(above.dashes) + 2
    if depth in levels:
        return levels[depth]
    alike = above.is_item if line.is_item else above.is_key and not above.is_item
    return column if above.is_even and alike else None


def realigned(document: Document, at: int) -> Edit | None:
    """An edit that puts the line around a byte into the column of the one above it.

    Where only the first of all lines is indented, it is that one that moves.
    """
    lines = lines_of(document)
    index = max(number for number, line in enumerate(lines) if line.start <= at)
    line, above = lines[index], lines[index - 1] if index else None
    if above is not None and index == 1 and not line.blanks and above.is_key and line.is_key:
        return Edit(Span(above.start, above.start + len(above.blanks)), b"")
    if above is None or not line.is_even or not above.is_even or above.opens or line.opens:
        return None
    if above.is_item != line.is_item or not (line.is_item or (line.is_key and above.is_key)):
        return None
    span = Span(line.start, line.start + len(line.blanks))
    return Edit(span, above.blanks.encode())
