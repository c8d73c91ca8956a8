"""Nodes to values: anchors, aliases, merges and tags resolved.

Follows goccy/go-yaml 1.19 (``decode.go``). Of a merge key and the keys beside it the later one
wins, unlike the rule of YAML. Tags convert as Go's ``strconv`` does and yield zero values where
they cannot; unknown tags are ignored.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from cms.hugo.fields.values import parse_float
from cms.hugo.formats.yaml.nodes import Alias, Anchored, Mapping, Node, Scalar, Sequence, Tagged
from cms.hugo.formats.yaml.scalars import go_text, read_plain
from cms.hugo.formats.yaml.tokens import RefusalError
from cms.hugo.time.gotime import ZERO_TIME, GoTime
from cms.hugo.time.layouts import parse_offset

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_TIMESTAMP = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:(?P<blank> )?(?(blank)|[Tt])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})"
    r":(?P<second>[0-9]{1,2})(?:[.,](?P<fraction>[0-9]+))?"
    r"(?(blank)|(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})))?"
)
_TRUE = frozenset(("1", "t", "true", "yes"))
_FALSE = frozenset(("0", "f", "false", "no"))
_INT64_MAX = (1 << 63) - 1


def evaluate(documents: list[Node]) -> dict[str, Any]:
    """The value of the first document; raises ``RefusalError`` if any of them cannot be read."""
    if not documents:
        return {}
    evaluator = _Evaluator()
    root = documents[0]
    while isinstance(root, Anchored):
        evaluator.open.append(root.name)
        root = root.node
    if not isinstance(root, Mapping):
        detail = "tag" if isinstance(root, Tagged) else _type_name(evaluator.value(root))
        raise RefusalError("not-a-mapping", root.start, root.end, detail)
    data = evaluator.mapping(root, outermost=True)
    for document in documents[1:]:
        evaluator.value(document)
    return data


class _Evaluator:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.nodes: dict[str, Node] = {}
        self.open: list[str] = []
        self.merged: dict[int, dict[str, Any]] = {}

    def value(self, node: Node) -> Any:
        if isinstance(node, Scalar):
            if node.kind == "plain":
                return read_plain(node.text)
            return None if node.kind in ("null", "<<") else node.text
        if isinstance(node, Mapping):
            return self.mapping(node)
        if isinstance(node, Sequence):
            return [self.value(item) for item in node.items]
        if isinstance(node, Anchored):
            return self.anchored(node)
        if isinstance(node, Alias):
            return self.alias(node)
        return self.tagged(node)

    def mapping(self, node: Mapping, outermost: bool = False) -> dict[str, Any]:
        """A mapping as a dict.

        In the outermost one a null key is the empty text, and keys that are written differently
        but read alike, as ``1`` and ``1.0``, are refused; elsewhere the last of them wins.
        """
        data: dict[str, Any] = {}
        names: set[str] = set()
        for pair in node.pairs:
            if _is_merge(pair.key):
                data.update(self.merge(pair.value, outermost))
                continue
            key = self.value(pair.key)
            name = go_text(key) if key is not None else "" if outermost else "null"
            if outermost and name in names:
                raise RefusalError("duplicate-key", pair.key.start, pair.key.end, name)
            names.add(name)
            data[name] = self.value(pair.value)
        return data

    # anchors

    def anchored(self, node: Anchored) -> Any:
        self.open.append(node.name)
        value = self.value(node.node)
        self.open.pop()
        self.values[node.name] = value
        self.nodes[node.name] = node.node
        return value

    def alias(self, node: Alias) -> Any:
        if node.name in self.open:
            return None
        if node.name not in self.values:
            if node.name not in self.nodes:
                raise RefusalError("unknown-alias", node.start, node.end, node.name)
            self.values[node.name] = self.value(self.nodes[node.name])
        return self.values[node.name]

    def merge(self, node: Node, outermost: bool) -> dict[str, Any]:
        """What a merge key adds; in the outermost mapping its sources must not share a key."""
        if not isinstance(node, Sequence):
            return self.merge_one(node)
        data: dict[str, Any] = {}
        for item in node.items:
            more = self.merge_one(item)
            shared = data.keys() & more.keys()
            if outermost and shared:
                raise RefusalError("duplicate-key", item.start, item.end, min(shared))
            data.update(more)
        return data

    def merge_one(self, node: Node) -> dict[str, Any]:
        source = node
        while not isinstance(source, Mapping):
            if isinstance(source, Anchored):
                self.nodes[source.name] = source.node
                source = source.node
            elif isinstance(source, Alias):
                if source.name not in self.nodes:
                    raise RefusalError("unknown-alias", source.start, source.end, source.name)
                source = self.nodes[source.name]
            else:
                raise RefusalError("bad-merge", node.start, node.end)
        if id(source) not in self.merged:
            self.merged[id(source)] = self.mapping(source)
        return self.merged[id(source)]

    # tags

    def tagged(self, node: Tagged) -> Any:
        tag = node.tag
        if tag == "!!null":
            return None
        value = self.value(node.node)
        if tag == "!!str":
            return "" if value is None else go_text(value)
        if tag == "!!int":
            return _integer(go_text(value))
        if tag == "!!float":
            return _float(value)
        if tag == "!!timestamp":
            return _timestamp(value)
        if tag == "!!bool":
            return _boolean(go_text(value), node)
        if tag == "!!binary":
            return _binary(value, node)
        return value


def key_name(key: Node, null: str) -> str | None:
    """The name that a key has in Hugo's data, or None for a merge key or an alias.

    ``null`` is the name of the null key: empty in the outermost mapping, ``null`` below.
    """
    if isinstance(_bare(key), Alias) or _is_merge(key):
        return None
    value = _Evaluator().value(key)
    return null if value is None else go_text(value)


def _is_merge(key: Node) -> bool:
    bare = _bare(key)
    return isinstance(bare, Scalar) and bare.kind == "<<"


def _bare(node: Node) -> Node:
    while isinstance(node, (Tagged, Anchored)):
        node = node.node
    return node


def _type_name(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return "list" if isinstance(value, list) else "text"


def _integer(text: str) -> int:
    """Go's ``strconv.Atoi`` with the error ignored."""
    if not _INTEGER.fullmatch(text):
        return 0
    if len(text) > 20:
        return -_INT64_MAX - 1 if text[0] == "-" else _INT64_MAX
    return max(-_INT64_MAX - 1, min(int(text), _INT64_MAX))


def _float(value: Any) -> float | int:
    if isinstance(value, str):
        return parse_float(value) or 0.0
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if number else 0


def _boolean(text: str, node: Tagged) -> bool:
    lowered = text.lower()
    if lowered not in _TRUE and lowered not in _FALSE:
        raise RefusalError("bad-tag", node.start, node.end, node.tag)
    return lowered in _TRUE


def _binary(value: Any, node: Tagged) -> bytes:
    """As much of the base64 text as can be decoded."""
    if not isinstance(value, str):
        raise RefusalError("bad-tag", node.start, node.end, node.tag)
    match = _BASE64.match(value.replace("\r", "").replace("\n", ""))
    assert match is not None
    return base64.b64decode(match[0])


def _timestamp(value: Any) -> GoTime:
    """The time, or Go's zero time for a text that is none."""
    match = _TIMESTAMP.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return ZERO_TIME
    fields = match.groupdict("0")
    hour, minute, second = int(fields["hour"]), int(fields["minute"]), int(fields["second"])
    offset = parse_offset(match["offset"] or "Z")
    if hour > 23 or minute > 59 or second > 59 or offset is None:
        return ZERO_TIME
    nanos = int(fields["fraction"][:9].ljust(9, "0"))
    try:
        day = int(fields["year"]), int(fields["month"]), int(fields["day"])
        return GoTime.from_civil(*day, hour, minute, second, nanos, offset)
    except ValueError:
        return ZERO_TIME
