"""Blocks of a body, as far as what they refer to depends on them."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A stretch of one line, its line feed included; ``padding`` columns of a cut tab before it."""

    start: int
    stop: int
    padding: int = 0


class Block:
    """A block with the blocks inside it; one without a parent was taken out of the tree."""

    __slots__ = ("children", "lines", "parent")

    def __init__(self) -> None:
        self.parent: Block | None = None
        self.children: list[Block] = []
        self.lines: list[Line] = []

    def append(self, child: Block) -> None:
        child.detach()
        child.parent = self
        self.children.append(child)

    def insert_before(self, sibling: Block, child: Block) -> None:
        child.detach()
        child.parent = self
        self.children.insert(self.children.index(sibling), child)

    def insert_after(self, sibling: Block, child: Block) -> None:
        child.detach()
        child.parent = self
        self.children.insert(self.children.index(sibling) + 1, child)

    def detach(self) -> None:
        if self.parent is not None:
            self.parent.children.remove(self)
            self.parent = None

    @property
    def last(self) -> Block | None:
        return self.children[-1] if self.children else None


class Paragraph(Block):
    __slots__ = ()


class Heading(Block):
    """``paragraph`` is what the line below it made a heading, until the heading is closed."""

    __slots__ = ("paragraph",)

    def __init__(self, paragraph: Paragraph | None = None) -> None:
        super().__init__()
        self.paragraph = paragraph


class Quote(Block):
    __slots__ = ()


class List(Block):
    """``marker`` is the byte ``-``, ``*``, ``+``, ``.`` or ``)``."""

    __slots__ = ("marker", "ordered")

    def __init__(self, marker: int, ordered: bool) -> None:
        super().__init__()
        self.marker = marker
        self.ordered = ordered


class ListItem(Block):
    """``offset`` is the indentation of what belongs to it, in columns."""

    __slots__ = ("offset",)

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class DefinitionList(Block):
    """``terms`` is the paragraph above the description that comes next."""

    __slots__ = ("offset", "terms")

    def __init__(self, offset: int, terms: Paragraph | None) -> None:
        super().__init__()
        self.offset = offset
        self.terms = terms


class Description(Block):
    __slots__ = ()


class Footnote(Block):
    __slots__ = ("label",)

    def __init__(self, label: bytes) -> None:
        super().__init__()
        self.label = label


class Code(Block):
    """Indented code; fenced code has a ``fence``, the byte and how often it stands."""

    __slots__ = ("fence",)

    def __init__(self, fence: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.fence = fence


class HtmlBlock(Block):
    """``end`` is what closes it; without one a blank line does."""

    __slots__ = ("end",)

    def __init__(self, end: bytes | None) -> None:
        super().__init__()
        self.end = end


class Inline(Block):
    """A cell of a table or a term: lines with nothing but inlines."""

    __slots__ = ()


class Other(Block):
    """What refers to nothing: a thematic break, attributes, a table around its cells."""

    __slots__ = ()
