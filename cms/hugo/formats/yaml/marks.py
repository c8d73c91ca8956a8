"""Where the entries of a YAML text stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cms.hugo.formats.syntax import Entry, lower_key
from cms.model import Route

if TYPE_CHECKING:
    from cms.hugo.formats.yaml.nodes import Node


class _Child(NamedTuple):
    entry: Entry
    node: "Node"
    lowered: bool  # whether the entry's key lost capitals
    lowers: bool  # whether Hugo lowers keys below it


class YAMLMarks:
    """The marks of a text that can be read; see ``cms.hugo.formats.syntax.Marks``.

    Spans of values include their anchors and tags. What an alias or a merge key brings in has no
    place of its own: a change there would change more than that one value.
    """

    __slots__ = ("_documents", "_known", "_text")

    def __init__(self, text: str, documents: "list[Node] | None" = None) -> None:
        self._text = text
        self._documents = documents
        self._known: dict[Route, list[_Child]] = {}

    @property
    def is_ordinary(self) -> bool:
        """Whether a line with a key at the margin is an entry that no line before it touches."""
        return self._documents is None and "\r" not in self._text

    def entries(self, route: Route = ()) -> list[Entry]:
        """All entries of the mapping or list at ``route`` in source order; none elsewhere."""
        return [child.entry for child in self._children(route)]

    def walk(self) -> Iterator[tuple[int, Entry]]:
        """Every entry with its depth, in front of those inside it, merge keys among them."""
        levels = [iter(_children(self._root(), lowers=True, null="", merges=True))]
        while levels:
            child = next(levels[-1], None)
            if child is None:
                levels.pop()
                continue
            yield len(levels) - 1, child.entry
            levels.append(iter(_children(child.node, child.lowers, "null", merges=True)))

    def value(self, route: Route) -> tuple[int, int] | None:
        """Span of the value at ``route``, or None where there is none."""
        child = self._child(route)
        return None if child is None else child.entry.value_span

    def key(self, route: Route) -> tuple[int, int] | None:
        """Span of the key at ``route``; of an item in a list, the span of its value."""
        child = self._child(route)
        return None if child is None else child.entry.key_span

    def _child(self, route: Route) -> _Child | None:
        """The entry at ``route``; of keys that differ in case only, the one that Hugo takes."""
        winner: _Child | None = None
        for child in self._children(route[:-1]) if route else ():
            if child.entry.key == route[-1] and (winner is None or child.lowered):
                winner = child
        return winner

    def _children(self, route: Route) -> list[_Child]:
        known = self._known.get(route)
        if known is None:  # who asks for one place asks for more of them
            known = self._known[route] = self._found(route)
        return known

    def _found(self, route: Route) -> list[_Child]:
        if route:
            parent = self._child(route)
            return _children(parent.node, parent.lowers, "null") if parent else []
        return _children(self._root(), lowers=True, null="")

    def _root(self) -> "Node | None":
        if self._documents is None:
            from cms.hugo.formats.yaml.parser import parse

            self._documents = parse(self._text)
        return self._documents[0] if self._documents else None


def _children(
    node: "Node | None", lowers: bool, null: str, *, merges: bool = False
) -> list[_Child]:
    from cms.hugo.formats.yaml.nodes import Anchored, Mapping, Scalar, Sequence, Tagged
    from cms.hugo.formats.yaml.values import key_name

    while isinstance(node, (Anchored, Tagged)):
        node = node.node
    children = []
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            span = item.start, item.end
            children.append(_Child(Entry(index, "", span, span), item, False, False))
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            name = key_name(key, null)
            if name is None:
                if not merges:
                    continue
                name = "<<"
            route_key = lower_key(name) if lowers else name
            written = key.text if isinstance(key, Scalar) else name
            entry = Entry(route_key, written, (key.start, key.end), (value.start, value.end))
            children.append(_Child(entry, value, route_key != name, lowers))
    return children
