"""Blocks of a body, opened, continued and closed line by line in goldmark's order.

Follows goldmark's ``parser/parser.go`` and its block parsers. Whether lists are tight is left out:
it changes no reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cms.markdown.goldmark.attributes import attributes_end, trailing_attributes
from cms.markdown.goldmark.definitions import Definition, find_closure
from cms.markdown.goldmark.html_blocks import ends_html, html_block_end
from cms.markdown.goldmark.list_markers import is_thematic_break, read_marker
from cms.markdown.goldmark.nodes import (
    Block,
    Code,
    DefinitionList,
    Description,
    Footnote,
    Heading,
    HtmlBlock,
    Line,
    List,
    ListItem,
    Other,
    Paragraph,
    Quote,
)
from cms.markdown.goldmark.paragraphs import (
    Flat,
    close_paragraph,
    close_setext,
    make_table,
    setext_level_mark,
    take_definitions,
    trim_right,
)
from cms.markdown.goldmark.reader import (
    LineReader,
    indent_position,
    indent_width,
    is_blank,
    tab_width,
)

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions

_DIGITS = b"0123456789"
_PLAIN = re.compile(rb"(?:[^\x00- *+:<=>{|#\[_`~0-9-][^\n]*(?:\n|\Z))+(?=[ \t\r]*(?:\n|\Z))")
_LINE = re.compile(rb"[^\n]+\n?")


class Opened(NamedTuple):
    """A block that starts on a line."""

    block: Block
    has_children: bool = False
    needs_paragraph: bool = False


class Opener(NamedTuple):
    """A way for blocks to start."""

    open: Callable[[BlockParser], Opened | None]
    interrupts: bool = True
    indented: bool = False


class Target(NamedTuple):
    """A definition with the text it stands in."""

    definition: Definition
    flat: Flat


class BlockParser:
    """The blocks of one body, from ``start`` up to where ``parse`` was told to stop.

    ``targets`` are the link definitions by their normal labels, ``passages`` the stretches that
    are done with.
    """

    def __init__(self, source: bytes, options: MarkdownOptions) -> None:
        self.source = source
        self.options = options
        self.root = self._around = Block()
        self.opened: list[Block] = []
        self.targets: dict[str, Target] = {}
        self.footnotes = Other()
        self.passages: list[tuple[int, int]] = []
        self._offset = self._indent = -1
        self._skip_list = self._empty_item = False
        self._openers, self._free = _all_openers(options)

    # the lines

    def parse(self, start: int, until: int) -> int:
        """Reads whole groups of blocks from a line on, till one ends at ``until`` or behind."""
        self.reader = LineReader(self.source, start)
        while True:
            while not self.reader.at_end and is_blank(self.reader.line()):
                self.reader.next_line()
            start = self.reader.start
            # A colon may make terms of the paragraph above.
            if self.reader.at_end or (start >= until and self.source[start] != 58):
                return start
            if self._plain_paragraph(start):
                continue
            self._open_blocks(self.root)
            self.reader.next_line()
            while self.opened and not self.reader.at_end:
                self._go_on()
                self.reader.next_line()
            if self.opened:
                self._close(len(self.opened) - 1, 0)

    def _plain_paragraph(self, start: int) -> bool:
        """Reads a paragraph none of whose lines starts with a sign: most of any text."""
        match = _PLAIN.match(self.source, start)
        if match is None or start != self.reader.head:
            return False
        paragraph = Paragraph()
        for line in _LINE.finditer(self.source, start, match.end()):
            paragraph.lines.append(Line(*line.span()))
        self.root.append(paragraph)
        close_paragraph(self.source, paragraph)
        self.reader = LineReader(self.source, match.end())
        return True

    def _go_on(self) -> None:
        """Offers the line to the open blocks, from the outermost to the first that ends."""
        last = len(self.opened) - 1
        for index, block in enumerate(self.opened):
            if not isinstance(block, Paragraph) and self._continues(block):
                if index == last and isinstance(block, _CONTAINERS):
                    self._open_blocks(block)
                    return
                continue
            before = self.opened[last]
            parent = self.opened[index - 1] if index else self.root
            if not self._open_blocks(parent):
                # A paragraph may have been taken away to become a heading or a table.
                if self.opened[last] is not before:
                    last -= 1
                self._close(last, index)
            return

    def _open_blocks(self, parent: Block) -> bool:
        """Opens what starts on the line; whether the line went on with a paragraph instead."""
        opened = self.opened
        paragraph = opened[-1] if opened and isinstance(opened[-1], Paragraph) else None
        found = False
        again = True
        while again:
            again = False
            line = self.reader.line()
            width, at = indent_width(line, self.reader.column())
            self._offset, self._indent = (-1, -1) if width >= len(line) else (at, width)
            if not line or line[:1] == b"\n":
                break
            openers = self._openers.get(line[at], self._free) if at < len(line) else self._free
            for opener in openers:
                if paragraph and not found and not opener.interrupts:
                    continue
                if width > 3 and not opener.indented:
                    continue
                last = opened[-1] if opened else None
                self._around = parent
                result = opener.open(self)
                if result is None:
                    continue
                if result.needs_paragraph and self._takes_paragraph(parent, last):
                    paragraph = None
                    again = True
                    break
                if last is not None and last.parent is None and opened and opened[-1] is last:
                    self._close(len(opened) - 1, len(opened) - 1)
                parent.append(result.block)
                opened.append(result.block)
                found = True
                if result.has_children:
                    parent = result.block
                    again = True
                break
        if found or paragraph is None or is_blank(self.reader.line()):
            return False
        self._add_line(paragraph)
        return True

    def _takes_paragraph(self, parent: Block, last: Block | None) -> bool:
        """Ends the paragraph above; whether it became something else, so that the line is free."""
        if last is None or last is not parent.last or not isinstance(last, Paragraph):
            return False
        close_paragraph(self.source, last)
        self.opened.pop()
        return self._transform(last)

    def _close(self, last: int, first: int) -> None:
        for block in reversed(self.opened[first : last + 1]):
            if isinstance(block, Paragraph) and block.parent is not None:
                self._transform(block)
            if block.parent is not None:
                self._finish(block)
        del self.opened[first : last + 1]

    def _transform(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph was nothing but definitions, or is a table."""
        source = self.source
        for found, flat in take_definitions(source, paragraph):
            self.targets.setdefault(found.label, Target(found.definition, flat))
        if paragraph.parent is not None and self.options.table:
            make_table(source, paragraph)
        return paragraph.parent is None

    def _finish(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            close_paragraph(self.source, block)
        elif isinstance(block, Heading) and block.paragraph is not None:
            close_setext(self.source, block, block.lines.pop())
            self._drop_attributes(block)
        elif isinstance(block, Footnote):
            if self.footnotes.parent is None:
                assert block.parent is not None
                block.parent.insert_before(block, self.footnotes)
            self.footnotes.append(block)

    def _add_line(self, block: Block) -> None:
        reader = self.reader
        block.lines.append(Line(reader.start, reader.stop, reader.padding))
        reader.finish_line()

    # how blocks start

    def _open_paragraph(self) -> Opened | None:
        if is_blank(self.reader.line()):
            return None
        paragraph = Paragraph()
        self._add_line(paragraph)
        return Opened(paragraph)

    def _open_code(self) -> Opened | None:
        line = self.reader.line()
        at, _ = indent_position(line, self.reader.column(), 4)
        if at < 0 or is_blank(line):
            return None
        self.reader.finish_line()
        return Opened(Code())

    def _open_fence(self) -> Opened | None:
        line = self.reader.line()
        if self._offset < 0:
            return None
        text = line[self._offset :]
        mark = text[:1]
        info = text.lstrip(mark)
        length = len(text) - len(info)
        if length < 3 or (mark == b"`" and b"`" in info):
            return None
        return Opened(Code((mark[0], length)))

    def _open_heading(self) -> Opened | None:
        line = self.reader.line()
        if self._offset < 0:
            return None
        text = line[self._offset :]
        level = len(text) - len(text.lstrip(b"#"))
        rest = text[level:]
        if level > 6 or (rest and rest[0] not in b" \t\n\r"):
            return None
        heading = Heading()
        start = self.reader.stop - len(rest.lstrip(b" \t\n\r"))
        heading.lines.append(trim_right(self.source, Line(start, self.reader.stop)))
        self._drop_attributes(heading)
        self._drop_closing_marks(heading)
        self.reader.finish_line()
        return Opened(heading)

    def _drop_attributes(self, heading: Heading) -> None:
        if not self.options.heading_attributes or not heading.lines:
            return
        start, stop, _ = heading.lines[-1]
        text = self.source[start:stop]
        at = trailing_attributes(text) if b"{" in text else -1
        if at >= 0:
            heading.lines[-1] = trim_right(self.source, Line(start, start + at))

    def _drop_closing_marks(self, heading: Heading) -> None:
        start, stop, _ = heading.lines[0]
        text = self.source[start:stop]
        bare = text.rstrip(b"#")
        if len(bare) < len(text) and (not bare or bare[-1] in b" \t\n\r"):
            heading.lines[0] = Line(start, start + len(bare.rstrip(b" \t\n\r")))

    def _open_setext(self) -> Opened | None:
        parent = self._around
        last = self.opened[-1] if self.opened else None
        if not isinstance(last, Paragraph) or last.parent is not parent:
            return None
        if not setext_level_mark(self.reader.line()):
            return None
        heading = Heading(last)
        heading.lines.append(Line(self.reader.start, self.reader.stop, self.reader.padding))
        return Opened(heading, needs_paragraph=True)

    def _open_break(self) -> Opened | None:
        if not is_thematic_break(self.reader.line(), self.reader.column()):
            return None
        self.reader.finish_line()
        return Opened(Other())

    def _open_attributes(self) -> Opened | None:
        end = attributes_end(self.source, self.reader.start)
        if end < 0:
            return None
        while end > self.reader.stop:
            self.reader.next_line()
        self.reader.start = end
        return Opened(Other())

    def _open_html(self) -> Opened | None:
        in_paragraph = bool(self.opened) and isinstance(self.opened[-1], Paragraph)
        line = self.reader.line()
        end = html_block_end(line, in_paragraph)
        if end is None:
            return None
        block = HtmlBlock(end)
        self._add_line(block)
        return Opened(block)

    def _open_quote(self) -> Opened | None:
        return Opened(Quote(), has_children=True) if self._pass_quote_mark() else None

    def _open_list(self) -> Opened | None:
        parent = self._around
        last = self.opened[-1] if self.opened else None
        if isinstance(last, List) or self._skip_list:
            self._skip_list = False
            return None
        marker = read_marker(self.reader.line())
        if marker is None:
            return None
        interrupts = isinstance(last, Paragraph) and last.parent is parent
        if interrupts and (marker.number not in (None, 1) or marker.is_empty):
            return None
        self._empty_item = False
        return Opened(List(marker.byte, marker.number is not None), has_children=True)

    def _open_item(self) -> Opened | None:
        parent = self._around
        if not isinstance(parent, List):
            return None
        marker = read_marker(self.reader.line())
        if marker is None or marker.indent - _last_offset(parent) > 3:
            return None
        self._empty_item = False
        item = ListItem(marker.end + marker.content_width)
        if marker.is_empty:
            return Opened(item)
        at, padding = indent_position(marker.text, marker.end, marker.content_width)
        self.reader.advance_and_pad(marker.end + at, padding)
        return Opened(item, has_children=True)

    def _open_definition_list(self) -> Opened | None:
        parent = self._around
        line = self.reader.line()
        at = self._offset
        if isinstance(parent, DefinitionList) or at < 0 or self._indent != 0:
            return None
        width = indent_width(line[at + 1 :], at + 1)[0]
        if width < 1:
            return None
        offset = (5 if width >= 8 else width) + at + 1
        last = parent.last
        if isinstance(last, DefinitionList):
            last.offset, last.terms = offset, None
            return Opened(last, has_children=True)
        if not isinstance(last, Paragraph):
            return None
        before = parent.children[-2] if len(parent.children) > 1 else None
        if isinstance(before, DefinitionList):
            before.offset, before.terms = offset, last
            return Opened(before, has_children=True)
        return Opened(DefinitionList(offset, last), has_children=True, needs_paragraph=True)

    def _open_description(self) -> Opened | None:
        parent = self._around
        at = self._offset
        if not isinstance(parent, DefinitionList) or at < 0 or self._indent != 0:
            return None
        terms, parent.terms = parent.terms, None
        if terms is not None:
            for stretch in terms.lines:
                term = Heading()
                term.lines.append(trim_right(self.source, stretch))
                parent.append(term)
            terms.detach()
        line = self.reader.line()
        passed, padding = indent_position(line[at + 1 :], at + 1, parent.offset - at - 1)
        self.reader.advance_and_pad(passed + 1, padding)
        return Opened(Description(), has_children=True)

    def _open_footnote(self) -> Opened | None:
        line = self.reader.line()
        at = self._offset
        if at < 0 or line[at : at + 2] != b"[^":
            return None
        end = find_closure(line, at + 2, b"[")
        label = line[at + 2 : end]
        if end < 0 or line[end + 1 : end + 2] != b":" or is_blank(label):
            return None
        padding = self.reader.padding
        behind = end + 2 - padding
        self.reader.advance_and_pad(behind, padding)
        return Opened(Footnote(label), has_children=behind < len(line))

    # how blocks go on

    def _continues(self, block: Block) -> bool:
        """Whether the line belongs to an open block; passes what is the block's own of it."""
        if isinstance(block, Quote):
            return self._pass_quote_mark()
        if isinstance(block, List):
            return self._list_goes_on(block)
        if isinstance(block, ListItem):
            return self._item_goes_on(block)
        if isinstance(block, Code):
            return self._fence_goes_on(block.fence) if block.fence else self._code_goes_on()
        if isinstance(block, HtmlBlock):
            return self._html_goes_on(block)
        if isinstance(block, DefinitionList):
            return self._passes_indent(block.offset)
        if isinstance(block, Footnote):
            return self._passes_indent(4)
        return isinstance(block, Description)

    def _passes_indent(self, width: int) -> bool:
        line = self.reader.line()
        if is_blank(line):
            return True
        at, padding = indent_position(line, self.reader.column(), width)
        if at < 0:
            return False
        self.reader.advance_and_pad(at, padding)
        return True

    def _pass_quote_mark(self) -> bool:
        reader = self.reader
        line = reader.line()
        width, at = indent_width(line, reader.column())
        if width > 3 or line[at : at + 1] != b">":
            return False
        reader.advance(at + 1)
        blank = line[at + 1 : at + 2]
        if blank in (b" ", b"\t"):
            padding = tab_width(reader.column()) - 1 if blank == b"\t" else 0
            reader.advance_and_pad(1, padding)
        return True

    def _list_goes_on(self, block: List) -> bool:
        line = self.reader.line()
        item = block.children[-1]
        if is_blank(line):
            self._empty_item = self._empty_item or not item.children
            return True
        offset = _last_offset(block)
        is_empty = not item.children
        indent = indent_width(line, self.reader.column())[0]
        if indent < offset or is_empty:
            marker = read_marker(line) if indent < 4 else None
            if marker is not None and marker.indent - offset < 4:
                same = marker.byte == block.marker and (marker.number is not None) == block.ordered
                return same and not self._is_break(line[marker.end - 1 :])
            if not is_empty:
                return False
        return not (is_empty and indent < offset) and not self._empty_item

    def _is_break(self, text: bytes) -> bool:
        """Whether what looks like an item is a thematic break, and no heading's line."""
        if not is_thematic_break(text):
            return False
        return not (isinstance(self.opened[-1], Paragraph) and setext_level_mark(text) == b"-")

    def _item_goes_on(self, item: ListItem) -> bool:
        reader = self.reader
        line = reader.line()
        if is_blank(line):
            reader.finish_line()
            return True
        assert isinstance(item.parent, List)
        offset = _last_offset(item.parent)
        is_empty = not item.children and self._empty_item
        indent = indent_width(line, reader.column())[0]
        if (is_empty or indent < offset) and indent < 4:
            if read_marker(line) is not None:
                self._skip_list = True
                return False
            if not is_empty:
                return False
        at, padding = indent_position(line, reader.column(), offset)
        reader.advance_and_pad(at, padding)
        return True

    def _code_goes_on(self) -> bool:
        line = self.reader.line()
        if not is_blank(line) and indent_position(line, self.reader.column(), 4)[0] < 0:
            return False
        if not is_blank(line):
            self.reader.finish_line()
        return True

    def _fence_goes_on(self, fence: tuple[int, int]) -> bool:
        mark, length = fence
        line = self.reader.line()
        width, at = indent_width(line, self.reader.column())
        text = line[at:]
        rest = text.lstrip(bytes([mark]))
        self.reader.finish_line()
        return not (width < 4 and len(text) - len(rest) >= length and is_blank(rest))

    def _html_goes_on(self, block: HtmlBlock) -> bool:
        line = self.reader.line()
        if not block.end:
            if is_blank(line):
                return False
        else:
            first = self.source[block.lines[0].start : block.lines[0].stop]
            if len(block.lines) == 1 and ends_html(first, block.end):
                return False
            if ends_html(line, block.end):
                self._add_line(block)
                return False
        self._add_line(block)
        return True


@lru_cache(maxsize=16)
def _all_openers(
    options: MarkdownOptions,
) -> tuple[dict[int, tuple[Opener, ...]], tuple[Opener, ...]]:
    """Which blocks may start with which byte, in the order to try; and those of any line."""
    table = (
        (True, b"-=", BlockParser._open_setext),
        (options.block_attributes, b"{", BlockParser._open_attributes),
        (options.definition_list, b":", BlockParser._open_definition_list),
        (options.definition_list, b":", BlockParser._open_description),
        (True, b"-*_", BlockParser._open_break),
        (True, b"-+*" + _DIGITS, BlockParser._open_list),
        (True, b"-+*" + _DIGITS, BlockParser._open_item),
        (True, b"#", BlockParser._open_heading),
        (True, b"~`", BlockParser._open_fence),
        (True, b">", BlockParser._open_quote),
        (True, b"<", BlockParser._open_html),
        (options.footnote, b"[", BlockParser._open_footnote),
    )
    free = (
        Opener(BlockParser._open_code, interrupts=False, indented=True),
        Opener(BlockParser._open_paragraph, interrupts=False),
    )
    openers: dict[int, tuple[Opener, ...]] = {}
    for is_on, triggers, opener in table:
        for byte in triggers if is_on else b"":
            openers[byte] = (*openers.get(byte, ()), Opener(opener))
    return {byte: (*found, *free) for byte, found in openers.items()}, free


_CONTAINERS = (Quote, List, ListItem, DefinitionList, Description, Footnote)


def _last_offset(block: List) -> int:
    item = block.last
    return item.offset if isinstance(item, ListItem) else 0
