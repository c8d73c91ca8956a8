"""What a finished paragraph turns out to be: link definitions, or a table."""

from __future__ import annotations

import re
from bisect import bisect_right

from cms.markdown.goldmark.definitions import Found, read_definition
from cms.markdown.goldmark.nodes import Heading, Inline, Line, Other, Paragraph
from cms.markdown.goldmark.reader import indent_width, is_blank

_SPACES = b" \t\n\r"
_DELIMITER_ROW = re.compile(rb"[ \t\n\r|:-]*\Z")
_DELIMITER = re.compile(rb"\s*:?-+:?\s*\Z")
_CELL = re.compile(rb"(?:[^|]|(?<=\\)\|)*")


def value(source: bytes, line: Line) -> bytes:
    return b" " * line.padding + source[line.start : line.stop]


def trim(source: bytes, line: Line) -> Line:
    """The same stretch without spaces around it."""
    return trim_right(source, trim_left(source, line))


def trim_left(source: bytes, line: Line) -> Line:
    text = source[line.start : line.stop]
    return Line(line.stop - len(text.lstrip(_SPACES)), line.stop)


def trim_right(source: bytes, line: Line) -> Line:
    text = source[line.start : line.stop]
    return Line(line.start, line.start + len(text.rstrip(_SPACES)), line.padding)


def close_paragraph(source: bytes, paragraph: Paragraph) -> None:
    """Takes the spaces off its lines, and out of the tree what has none."""
    if not paragraph.lines:
        paragraph.detach()
        return
    paragraph.lines = [trim_left(source, line) for line in paragraph.lines]
    paragraph.lines[-1] = trim_right(source, paragraph.lines[-1])


class Flat:
    """Lines put together, with the way back to the source."""

    __slots__ = ("_places", "_starts", "text")

    def __init__(self, source: bytes, lines: list[Line]) -> None:
        self._starts: list[int] = []
        self._places = [line.start for line in lines]
        if len(lines) == 1:
            self.text = source[lines[0].start : lines[0].stop]
            self._starts.append(0)
            return
        pieces = []
        size = 0
        for line in lines:
            pieces.append(source[line.start : line.stop])
            self._starts.append(size)
            size += line.stop - line.start
        self.text = b"".join(pieces)

    def place(self, offset: int) -> int:
        """Where in the source a byte of the text stands; the end belongs to the last line."""
        if len(self._starts) == 1:
            return self._places[0] + offset
        line = bisect_right(self._starts, offset) - 1
        return self._places[line] + offset - self._starts[line]

    def end_place(self, offset: int) -> int:
        """Where in the source the bytes before ``offset`` end."""
        return self.place(offset - 1) + 1 if offset else self.place(0)


def take_definitions(source: bytes, paragraph: Paragraph) -> list[tuple[Found, Flat]]:
    """Takes link definitions from the start of a paragraph, out of the tree if nothing is left."""
    lines = paragraph.lines
    flat = Flat(source, lines)
    found: list[tuple[Found, Flat]] = []
    at = 0
    while definition := read_definition(flat.text, at):
        found.append((definition, flat))
        at = definition.end
    passed = 0
    for definition, _ in found:
        first, end = definition.lines
        end = max(end, first + 1)
        lines = lines[: max(first - passed, 0)] + lines[max(end - passed, 0) :]
        passed = end
        assert paragraph.parent is not None
        paragraph.parent.insert_before(paragraph, Other())
    paragraph.lines = lines
    if not lines:
        paragraph.detach()
    return found


def make_table(source: bytes, paragraph: Paragraph) -> None:
    """Puts a table behind a paragraph whose lines end with one."""
    lines = paragraph.lines
    for number in range(1, len(lines)):
        columns = _columns(value(source, lines[number]))
        if not columns:
            continue
        header = _row(source, lines[number - 1], None)
        if len(header) > columns:
            return
        table = Other()
        for cells in (header, *(_row(source, line, columns) for line in lines[number + 1 :])):
            for cell in cells:
                table.append(_cell(cell))
        _cut(paragraph, number - 1, table)
        return


def _cut(paragraph: Paragraph, count: int, table: Other) -> None:
    assert paragraph.parent is not None
    paragraph.parent.insert_after(paragraph, table)
    paragraph.lines = paragraph.lines[:count]
    if count:
        start, stop, padding = paragraph.lines[-1]
        paragraph.lines[-1] = Line(start, stop - 1, padding)
    else:
        paragraph.detach()


def _cell(line: Line) -> Inline:
    cell = Inline()
    cell.lines.append(line)
    return cell


def _columns(line: bytes) -> int:
    """How many columns the line below a header sets; 0 where it is no such line."""
    if not _DELIMITER_ROW.match(line) or indent_width(line, 0)[0] > 3 or not line.strip(b"-"):
        return 0
    columns = line.split(b"|")
    if is_blank(columns[0]):
        columns = columns[1:]
    if columns and is_blank(columns[-1]):
        columns = columns[:-1]
    return len(columns) if all(map(_DELIMITER.match, columns)) else 0


def _row(source: bytes, line: Line, columns: int | None) -> list[Line]:
    """The cells of a row, at most ``columns``; the header has as many as it has."""
    start, stop, _ = trim(source, line)
    at = start + (source[start:stop][:1] == b"|")
    limit = stop - (source[start:stop][-1:] == b"|")
    cells: list[Line] = []
    while at < limit and len(cells) != columns:
        match = _CELL.match(source, at, limit)
        end = match.end() if match else limit
        cells.append(trim(source, Line(at, end)))
        at = end + 1
    return cells


def setext_level_mark(line: bytes) -> bytes:
    """``=`` or ``-`` where the line makes the paragraph above it a heading, else nothing."""
    text = line.lstrip(b" ")
    if len(line) - len(text) > 3:
        return b""
    mark = text[:1]
    bar = text[: len(text) - len(text.lstrip(mark))] if mark in (b"=", b"-") else b""
    return mark if bar and not text[len(bar) :].strip(_SPACES) else b""


def close_setext(source: bytes, heading: Heading, below: Line) -> None:
    """Gives a heading its paragraph's lines; without any, its line is text again."""
    paragraph = heading.paragraph
    parent = heading.parent
    assert paragraph is not None
    assert parent is not None
    heading.paragraph = None
    if paragraph.lines:
        heading.lines = paragraph.lines
        paragraph.detach()
        return
    index = parent.children.index(heading) + 1
    following = parent.children[index] if index < len(parent.children) else None
    line = trim_left(source, below)
    if isinstance(following, Paragraph):
        following.lines.insert(0, line)
    else:
        text = Paragraph()
        text.lines.append(line)
        parent.insert_after(heading, text)
    heading.detach()
