"""A decoded text as a tree of what was written where: the places of TOML and JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cms.hugo.formats.syntax import Entry, lower_key, lower_keys
from cms.model import Route

CharSpan = tuple[int, int]


# Written out, as importing ``dataclasses`` takes longer than reading hundreds of texts.


class Node:
    """A value from ``start`` to ``end``."""

    __slots__ = ("end", "start", "value")

    def __init__(self, start: int, end: int, value: Any = None) -> None:
        self.start = start
        self.end = end
        self.value = value

    @property
    def span(self) -> CharSpan:
        return self.start, self.end


class MappingNode(Node):
    """Name, span of the key and value, in the order written; a name may come twice."""

    __slots__ = ("members",)

    def __init__(
        self, start: int, end: int, members: Iterable[tuple[str, CharSpan, Node]] = ()
    ) -> None:
        super().__init__(start, end)
        self.members = list(members)


class ListNode(Node):
    """Items in brackets, or of a TOML array of tables."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int, items: Iterable[Node] = ()) -> None:
        super().__init__(start, end)
        self.items = list(items)


def plain(node: Node) -> Any:
    """The values without their places; of members with equal names the last counts."""
    if isinstance(node, MappingNode):
        return {name: plain(value) for name, _, value in node.members}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.value


class NodeMarks:
    """``Marks`` of a tree. As in Hugo, the keys of mappings inside lists keep their case."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def entries(self, route: Route = ()) -> list[Entry]:
        _, node = self._find(route)
        return [entry for entry, _ in _children(node, _inside_list(route))]

    def walk(self) -> Iterator[tuple[int, Entry]]:
        levels = [_children(self.root, False)]
        inside_list = [False]
        while levels:
            child = next(levels[-1], None)
            if child is None:
                levels.pop()
                inside_list.pop()
                continue
            entry, node = child
            yield len(levels) - 1, entry
            inside_list.append(inside_list[-1] or isinstance(entry.key, int))
            levels.append(_children(node, inside_list[-1]))

    def value(self, route: Route) -> CharSpan | None:
        _, node = self._find(route)
        return node.span if node else None

    def key(self, route: Route) -> CharSpan | None:
        key_span, node = self._find(route)
        return key_span if node else None

    def _find(self, route: Route) -> tuple[CharSpan | None, Node | None]:
        key_span: CharSpan | None = None
        node: Node | None = self.root
        for depth, step in enumerate(route):
            if isinstance(node, MappingNode) and isinstance(step, str):
                written = {name: (key, value) for name, key, value in node.members}
                # Of equal names the last one counts, of other cases the one that Hugo takes.
                counting = written if _inside_list(route[:depth]) else lower_keys(written)
                key_span, node = counting.get(step, (None, None))
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                key_span = node.span
            else:
                return None, None
        return key_span, node


def _children(node: Node | None, inside_list: bool) -> Iterator[tuple[Entry, Node]]:
    if isinstance(node, MappingNode):
        for name, key_span, value in node.members:
            yield Entry(name if inside_list else lower_key(name), name, key_span, value.span), value
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            yield Entry(index, "", item.span, item.span), item


def _inside_list(route: Route) -> bool:
    return any(isinstance(step, int) for step in route)
