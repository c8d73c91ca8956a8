"""What stands inside of paragraphs, headings and cells; what is between is text.

Offsets count bytes of the text of one block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cms.markdown.goldmark.blocks import Target
    from cms.markdown.goldmark.delimiters import Delimiter


class Node:
    """From ``start`` to ``end``; ``has_link`` tells whether it is a link or has one inside."""

    __slots__ = ("end", "start")

    has_link = False

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Dropped(Node):
    """What shows no text of its own: a footnote's number, the box of a task, mathematics."""

    __slots__ = ()


class CodeSpan(Node):
    """``text`` is what stands between the backticks."""

    __slots__ = ("text",)

    def __init__(self, start: int, end: int, marks: int) -> None:
        super().__init__(start, end)
        self.text = start + marks, end - marks


class RawHtml(Node):
    __slots__ = ()


class AutoLink(Node):
    """An address that is a link by itself; ``prefix`` goes before it."""

    __slots__ = ("label", "prefix")

    def __init__(self, start: int, end: int, label: tuple[int, int], prefix: str) -> None:
        super().__init__(start, end)
        self.label = label
        self.prefix = prefix


class LinkTarget(NamedTuple):
    """What is in the parentheses, or the definition that a label names."""

    destination: tuple[int, int]
    title: tuple[int, int] | None = None
    reference: Target | None = None


class Link(Node):
    """A link or an image; ``text`` is what stands between the first brackets."""

    __slots__ = ("children", "has_link", "is_image", "target", "text")

    def __init__(
        self,
        span: tuple[int, int],
        text: tuple[int, int],
        is_image: bool,
        target: LinkTarget,
        children: list[Node | Delimiter],
    ) -> None:
        super().__init__(*span)
        self.text = text
        self.is_image = is_image
        self.target = target
        self.children = children
        self.has_link = not is_image or any(child.has_link for child in children)
