"""Block scalars, and plain scalars that a ``- `` on a deeper line turns into one.

Follows goccy/go-yaml 1.19 (``scanner.go`` and ``context.go``).
"""

import re
from typing import NamedTuple

from cms.hugo.formats.yaml.tokens import RefusalError

_HEADER = re.compile(r"[|>]([^\r\n]*)")
_OPTION = re.compile(r"-?\+?([-+]?0*[0-9])?\+?-?")
_SPACES = re.compile(r" *")
_REST = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")


class Header(NamedTuple):
    """What stands behind ``|`` or ``>``."""

    literal: bool
    keep: bool
    strip: bool
    indent: int  # the indentation indicator, 0 where there is none
    end: int


class Block(NamedTuple):
    """Lines read as one text.

    ``end`` is behind the last line with content, ``next_at`` is where the following line starts
    and ``lines`` counts the line breaks up to there. ``parent`` is the column that goccy/go-yaml
    compares the next lines with: that of the last space of the content's indentation.
    """

    value: str
    end: int
    next_at: int
    lines: int
    parent: int
    below: bool  # whether a line follows that is indented too little to belong to it
    raw: str  # the value before chomping
    unfinished: bool  # a value out of line breaks alone, as of |+


def read_header(text: str, start: int) -> Header:
    """The header at ``start``; a comment may follow it."""
    match = _HEADER.match(text, start)
    assert match is not None
    option = match[1].rstrip(" ")
    comment = option.find("#")
    if comment > 0:
        option = option[:comment]
    option = option.rstrip(" \t")
    parts = _OPTION.fullmatch(option)
    if parts is None or parts[1] == "0":
        raise RefusalError("bad-block-header", start, start + 1 + len(match[1].rstrip()), option)
    return Header(
        literal=text[start] == "|",
        keep=option[:1] == "+" or option[-1:] == "+",
        strip=option[:1] == "-" or option[-1:] == "-",
        indent=max(0, int(parts[1] or 0)),
        end=start + 1 + len(option),
    )


def read_block(text: str, at: int, parent: int, header: Header) -> Block:
    """The content whose first line starts at ``at``, below a header."""
    lines = _Lines(text, at, parent, header)
    lines.first = parent + header.indent if header.indent else 0
    return lines.read()


def read_folded(text: str, at: int, parent: int, column: int, begun: str) -> Block:
    """A plain scalar that goes on with the ``-`` at ``at`` and then swallows deeper lines whole."""
    header = Header(literal=False, keep=False, strip=True, indent=0, end=at)
    alone = text[at + 1 : at + 2] in ("\r", "\n")
    lines = _Lines(text, at, parent if alone else column - 1, header)
    lines.pieces.append(begun)
    lines.first = lines.current = column
    lines.rest_of_line()
    return lines.read()


class _Lines:
    """The lines of a block scalar, joined. Columns are 1-based; 0 means not known yet."""

    def __init__(self, text: str, at: int, parent: int, header: Header) -> None:
        self.text = text
        self.at = at
        self.parent = parent
        self.header = header
        self.pieces: list[str] = []
        self.end = header.end
        self.lines = 0
        self.first = 0  # column of the content
        self.current = 0  # column of this line's content
        self.previous = 0  # column of the previous line's content, 0 for a blank line
        self.last = 0  # column of the last line that was not blank
        self.blank_indent = 0  # spaces of the last blank line before any content
        self.foldable = False  # a line break precedes that may become a space
        self.below = False

    def read(self) -> Block:
        start = self.at
        while self.at < len(self.text) and self.line():
            pass
        value = self.value()
        text = "".join(self.pieces)
        only_breaks = not text.strip("\n")
        unfinished = bool(value) and only_breaks and self.text.startswith(text, start)
        return Block(
            value, self.end, self.at, self.lines, self.parent, self.below, text, unfinished
        )

    def line(self) -> bool:
        """Takes one line, or returns False where the block has ended before it."""
        spaces = _SPACES.match(self.text, self.at)
        assert spaces is not None
        start, column = spaces.end(), spaces.end() - self.at + 1
        char = self.text[start : start + 1]
        if char == "\t":
            start, column, tabs = self.tabs(start, column)
            char = self.text[start : start + 1]
        else:
            tabs = ""
        blank = not char or char in "\r\n"
        if not blank and self.parent and column <= self.parent:
            self.below = True
            return False
        self.indentation(column, tabs)
        self.at = start
        if not blank:
            self.content(column)
            return self.rest_of_line()
        return self.line_break(column)

    def tabs(self, start: int, column: int) -> tuple[int, int, str]:
        """Tabs behind the indentation are content; instead of it they are refused."""
        if column == 1 if self.first == 0 else self.first > column:
            raise RefusalError("tab-indentation", start, start + 1)
        kept = ""
        while (char := self.text[start : start + 1]) and char in " \t":
            if char == "\t" or 0 < self.first <= column:
                kept += char
            start, column = start + 1, column + 1
        return start, column, kept

    def indentation(self, column: int, tabs: str) -> None:
        """Spaces beyond the indentation are content, and such a line is not folded."""
        deeper = column - len(tabs) - self.first if self.first else 0
        if deeper > 0:
            self.pieces.append(" " * deeper)
            self.foldable = False
        if tabs:
            self.pieces.append(tabs)

    def content(self, column: int) -> None:
        """The first character of a line that is not blank."""
        if self.first == 0 and self.blank_indent > column:
            raise self.refusal(self.at - column + 1)
        self.first = self.first or column
        self.current = self.current or column
        self.check_indent(self.at - column + 1)
        self.parent = self.first - 1
        if self.foldable and not self.header.literal:
            self.fold(column)

    def fold(self, column: int) -> None:
        if self.current == self.previous:
            if self.pieces[-1] == "\n":
                self.pieces[-1] = " "
        elif self.previous == 0 and self.last == column and self.pieces[-2:] == ["\n", "\n"]:
            self.pieces.pop()
        self.foldable = False

    def check_indent(self, line_start: int) -> None:
        """An indentation indicator wants every line, and the end of the text, to reach it."""
        if self.header.indent and self.first > self.current:
            raise self.refusal(line_start)

    def refusal(self, line_start: int) -> RefusalError:
        return RefusalError("bad-indentation", line_start, max(self.at, line_start + 1))

    def rest_of_line(self) -> bool:
        rest = _REST.match(self.text, self.at)
        assert rest is not None
        content = rest[0]
        self.at = rest.end()
        self.end = self.at - len(content) + len(content.rstrip(" \t"))
        if self.at == len(self.text):
            content = content.rstrip(" ")
        self.pieces.append(content)
        return self.line_break(0)

    def line_break(self, column: int) -> bool:
        """Passes the end of a line; ``column`` is given for a blank one."""
        line_break = _BREAK.match(self.text, self.at)
        if line_break is not None:
            self.pieces.append("\n")
            self.lines += 1
            self.at = line_break.end()
        if self.at == len(self.text):
            self.current = self.current or column
            self.check_indent(self.at - 1)
            return False
        if column and self.first == 0:
            self.blank_indent = column - 1
        self.previous = self.current
        self.last = self.current or self.last
        self.current = 0
        self.foldable = True
        return _MARKER.match(self.text, self.at) is None

    def value(self) -> str:
        """The text, with the line breaks at its end chomped."""
        text = "".join(self.pieces)
        if self.header.strip:
            text = text.rstrip("\n").rstrip(" ")
        elif not self.header.keep:
            chomped = text.rstrip("\n")
            text = chomped + text[len(chomped) :][:1]
        if text == "\n":
            text = ""
        return text or ("\n" if self.header.keep else "")
