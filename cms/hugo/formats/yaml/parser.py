"""Items to nodes, by the grammar of goccy/go-yaml 1.19 (``parser/parser.go``).

The structure of block collections is a matter of columns: a key continues the mapping whose keys
stand in its column, whatever the lines between look like.
"""

from __future__ import annotations

from collections.abc import Callable

from cms.hugo.formats.yaml.items import Item, group
from cms.hugo.formats.yaml.misplaced import (
    after_document,
    after_value,
    in_braces,
    key_end,
    unclosed,
    without_comma,
)
from cms.hugo.formats.yaml.nodes import (
    Alias,
    Anchored,
    Mapping,
    Node,
    Pair,
    Scalar,
    Sequence,
    Tagged,
)
from cms.hugo.formats.yaml.scalars import read_plain
from cms.hugo.formats.yaml.scanner import scan
from cms.hugo.formats.yaml.tokens import (
    MAX_DEPTH,
    QUOTED,
    SCALAR_TAGS,
    SCALARS,
    RefusalError,
    Token,
)


def parse(text: str) -> list[Node]:
    """The documents of ``text`` that are not empty; raises ``RefusalError``."""
    return [_Parser(items).document() for items in _documents(group(scan(text))) if items]


def _documents(items: list[Item]) -> list[list[Item]]:
    documents: list[list[Item]] = [[]]
    before: Item | None = None
    for item in items:
        if item.kind == "%":
            raise RefusalError("directive", item.token.start, item.token.end)
        if before is not None:
            _check_marker(before, item)
        before = item if item.kind in ("---", "...") else None
        if before:
            documents.append([])
        else:
            documents[-1].append(item)
    return documents


def _check_marker(marker: Item, item: Item) -> None:
    if marker.kind == "...":
        wrong = item.is_leaf or item.kind == "anchor"
    else:
        wrong = marker.line == item.line and (item.is_key or item.kind == "-")
    if wrong:
        raise RefusalError("document-marker", marker.token.start, item.end)


class _Parser:
    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.at = 0
        self.depth = 0
        self.flow = 0

    def document(self) -> Node:
        node = self.node()
        leftover = self.current
        if leftover is not None:
            raise after_document(self.items, self.at)
        return node

    @property
    def current(self) -> Item | None:
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def following(self) -> Item | None:
        return self.items[self.at + 1] if self.at + 1 < len(self.items) else None

    # nodes

    def node(self) -> Node:
        item = self.current
        assert item is not None
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise RefusalError("too-deep", item.token.start, item.token.end)
        kind = item.kind
        if kind == "key" or kind == "pair":
            node = self.mapping(item)
        elif kind == "-":
            node = self.sequence(item)
        elif kind == "[":
            node = self.flow_sequence(item)
        elif kind == "{":
            node = self.flow_mapping(item)
        elif kind == "anchor":
            node = self.anchored(item)
        else:
            self.at += 1
            node = self.tagged(item.token) if kind == "tag" else self.leaf(item)
        self.depth -= 1
        return node

    def leaf(self, item: Item) -> Node:
        """The node of an item that is complete in itself."""
        token = item.token
        if item.kind in SCALARS or item.kind == "<<":
            return Scalar(item.kind, token.text, token.start, token.end)
        if item.kind == "alias":
            return Alias(item.name, token.start, item.end)
        if item.kind == "anchored":
            assert item.inner is not None
            return Anchored(item.name, self.leaf(item.inner), token.start, item.end)
        if item.kind == "tagged":
            assert item.inner is not None
            return Tagged(token.text, self.leaf(item.inner), token.start, item.end)
        if item.kind == "tag":
            return Tagged(token.text, _absent(token), token.start, token.end)
        if item.kind in ("]", "}"):
            raise RefusalError("unopened-flow", token.start, token.end, item.kind)
        if item.kind == ",":
            raise RefusalError("missing-comma", token.start, token.end, ",")
        if item.kind == "anchor":
            raise RefusalError("bad-anchor", token.start, item.end, "&")
        raise RefusalError("yaml-syntax", token.start, item.end)

    def anchored(self, item: Item) -> Node:
        self.at += 1
        if self.current is None:
            raise RefusalError("bad-anchor", item.token.start, item.end, "&")
        node = self.node()
        if isinstance(node, Anchored):
            raise RefusalError("bad-anchor", item.token.start, node.start, "&")
        return Anchored(item.name, node, item.token.start, node.end)

    def tagged(self, token: Token) -> Node:
        """A tag whose value, if any, is not a scalar on its own line."""
        tag, item = token.text, self.current
        if item is None:
            return Tagged(tag, _null_after(token.end), token.start, token.end)
        if tag in ("!!map", "!!set"):
            if not item.is_key and item.kind != "{":
                raise RefusalError("bad-tag", token.start, token.end, tag)
            node = self.node()
        elif tag in SCALAR_TAGS:
            node = self.scalar_of_tag(token, item)
        elif tag in ("!!seq", "!!omap"):
            if item.kind not in ("-", "["):
                node = Sequence([], token.end, token.end)
            else:
                node = self.node()
        else:
            node = self.node()
        return Tagged(tag, node, token.start, max(node.end, token.end))

    def scalar_of_tag(self, token: Token, item: Item) -> Node:
        """The value of a tag such as ``!!str`` from below its line or behind a second tag."""
        if item.kind == ",":
            return _absent(token)
        scalar = item.is_leaf and item.kind != "block"
        if not scalar and item.kind not in ("tagged", "tag", "anchor"):
            raise RefusalError("bad-tag", token.start, token.end, token.text)
        if item.kind in ("tag", "anchor"):
            node = self.node()
            if isinstance(node, Tagged) and isinstance(node.node, (Mapping, Sequence)):
                raise RefusalError("bad-tag", token.start, token.end, token.text)
            return node
        self.at += 1
        return self.leaf(item)

    # block collections

    def mapping(self, first: Item) -> Node:
        column = first.column
        pairs: list[Pair] = []
        names: dict[str, Item] = {}
        item: Item | None = first
        while item is not None and item.column == column:
            if self.flow and item.kind == "]":
                break
            if not item.is_key:
                raise RefusalError("missing-colon", item.token.start, item.end)
            pairs.append(self.pair(item, names))
            item = self.current
        last = pairs[-1].value
        return Mapping(pairs, first.token.start, last.end)

    def pair(self, item: Item, names: dict[str, Item]) -> Pair:
        key = self.key(item, names)
        self.at += 1
        if item.value is not None:
            value = self.leaf(item.value)
            self.expect_no_more_value(item)
            return Pair(key, value)
        following = self.current
        if following and following.kind == "-" and following.line == item.line:
            raise RefusalError("list-item-after-key", following.token.start, following.token.end)
        return Pair(key, self.block_value(item))

    def expect_no_more_value(self, pair: Item) -> None:
        """Behind a complete pair nothing may stand deeper than its key."""
        item = self.current
        if item is None or item.column <= pair.column:
            return
        if not (self.flow and item.kind in (",", "]")):
            assert pair.value is not None
            raise after_value(pair.value, item)

    def block_value(self, key: Item) -> Node:
        """The value of a key whose value is no scalar on its line."""
        null = _null_after(key.end)
        item = self.current
        if item is None:
            return null
        if item.is_key and item.line == key.line and item.column != key.column:
            if item.colon and item.colon.line > item.token.last_line:
                raise RefusalError("bad-key", item.token.start, item.colon.end)
            raise RefusalError("unquoted-colon", item.token.start, key_end(item))
        if item.column == key.column and _is_map_part(item):
            return null
        return self.value_below(key, item, _is_map_part)

    def value_below(self, owner: Item, item: Item, is_sibling: Callable[[Item], bool]) -> Node:
        """What both keys and dashes take as their value."""
        null = _null_after(owner.end)
        column = owner.column
        after = self.following
        lone = item.kind == "anchor" and item.line == owner.line
        after_column = after.column if after else 0
        if lone and after and after_column == column and is_sibling(after):
            return self.anchored_null(item)
        if item.column <= column and item.kind == "anchor":
            raise RefusalError("bad-anchor", item.token.start, item.end, "&")
        if item.column <= column and item.token.kind == "tag":
            raise RefusalError("bad-tag", item.token.start, item.end, item.token.text)
        if item.column < column:
            return null
        if lone and after_column < column:
            return self.anchored_null(item)
        tag_below = after and after.kind in ("tag", "tagged") and after.line != item.line
        if item.kind == "anchor" and tag_below and after_column <= column:
            raise RefusalError("bad-tag", item.token.start, item.end, "&")
        return self.node()

    def anchored_null(self, item: Item) -> Node:
        self.at += 1
        return Anchored(item.name, _null_after(item.end), item.token.start, item.end)

    def sequence(self, first: Item) -> Node:
        items: list[Node] = []
        dash: Item | None = first
        while dash is not None and dash.kind == "-" and dash.column == first.column:
            self.at += 1
            items.append(self.item_value(dash))
            dash = self.current
        return Sequence(items, first.token.start, items[-1].end)

    def item_value(self, dash: Item) -> Node:
        item = self.current
        if item is None or (item.kind == "-" and item.column == dash.column):
            return _null_after(dash.end)
        return self.value_below(dash, item, _is_dash)

    # flow collections

    def flow_sequence(self, start: Item) -> Node:
        self.at += 1
        self.flow += 1
        items: list[Node] = []
        while (item := self.current) is not None and item.kind != "]":
            if item.kind == ",":
                if not items:
                    raise RefusalError("missing-comma", item.token.start, item.token.end, ",")
                self.at += 1
                item = self.current
                if item is None or item.kind == "]":
                    break
            elif items:
                raise without_comma(self.items, start, item)
            items.append(self.node())
        return Sequence(items, start.token.start, self.close(start))

    def flow_mapping(self, start: Item) -> Node:
        self.at += 1
        self.flow += 1
        pairs: list[Pair] = []
        names: dict[str, Item] = {}
        while (item := self.current) is not None and item.kind != "}":
            if item.kind == ",":
                self.at += 1
                item = self.current
                if item is not None and item.kind == "}":
                    break
            elif pairs:
                raise without_comma(self.items, start, item)
            if item is None:
                break
            pairs.append(self.flow_pair(start, item, names))
        return Mapping(pairs, start.token.start, self.close(start))

    def flow_pair(self, start: Item, item: Item, names: dict[str, Item]) -> Pair:
        following = self.following
        ends = following is not None and following.kind in ("}", ",")
        if not item.is_key:
            if not ends:
                raise in_braces(self.items, start, item)
            self.at += 1
            node = self.leaf(item)
            return Pair(node, _null_after(node.end))
        key = self.key(item, names)
        self.at += 1
        if item.value is not None:
            return Pair(key, self.leaf(item.value))
        if ends:
            return Pair(key, _null_after(item.end))
        if self.current is None:
            raise unclosed(start)
        return Pair(key, self.node())

    def close(self, start: Item) -> int:
        end = self.current
        if end is None:
            raise unclosed(start)
        self.at += 1
        self.flow -= 1
        return end.token.end

    # keys

    def key(self, item: Item, names: dict[str, Item]) -> Node:
        assert item.inner is not None
        inner = item.inner
        lone_tag = inner.kind == "tag" and item.token.kind != "?"
        if lone_tag and inner.token.text not in SCALAR_TAGS:
            raise RefusalError("bad-tag", inner.token.start, inner.token.end, inner.token.text)
        node = self.leaf(inner)
        name = _key_text(node)
        if name in names:
            raise RefusalError("duplicate-key", inner.token.start, inner.end, name)
        names[name] = item
        if item.token.kind != "?" and item.colon is not None:
            self.expect_one_line(inner.token, item.colon)
        return node

    def expect_one_line(self, key: Token, colon: Token) -> None:
        """A key that is text must not go over a line break, unless in brackets."""
        if key.kind not in SCALARS or key.kind == "block":
            return
        if key.kind == "plain" and not isinstance(read_plain(key.text), str):
            return
        if self.flow:
            if key.kind not in QUOTED and key.last_line != colon.line:
                raise RefusalError("bad-key", colon.start, colon.end)
        elif key.broken:
            if key.kind in QUOTED:
                quote = "'" if key.kind == "single" else '"'
                raise RefusalError("unclosed-quote", key.start, key.end, quote)
            raise RefusalError("missing-colon", key.start, key.end)


def _is_map_part(item: Item) -> bool:
    return item.is_key or item.kind in ("{", "}")


def _is_dash(item: Item) -> bool:
    return item.kind == "-"


def _null_after(offset: int) -> Scalar:
    return Scalar("null", "", offset, offset)


def _absent(tag: Token) -> Scalar:
    """The value of a tag that has none although a colon or comma follows."""
    if tag.text not in SCALAR_TAGS:
        return _null_after(tag.end)
    text = {"!!int": "0", "!!float": "0", "!!bool": "false"}.get(tag.text, "")
    return Scalar("plain" if text else "text", text, tag.end, tag.end)


def _key_text(node: Node) -> str:
    """What goccy/go-yaml compares to find keys written twice."""
    while isinstance(node, (Anchored, Tagged)):
        node = node.node
    return node.text if isinstance(node, Scalar) else ""
