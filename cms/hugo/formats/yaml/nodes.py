"""The parsed text: nodes with their places, before anchors, tags and merges are resolved.

``start`` and ``end`` are character offsets. A missing value is a ``Scalar`` of kind ``null`` with
an empty span behind its colon or dash.
"""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    kind: str  # that of its token, or null
    text: str
    start: int
    end: int


class Pair(NamedTuple):
    key: Node
    value: Node


class Mapping(NamedTuple):
    pairs: list[Pair]
    start: int
    end: int


class Sequence(NamedTuple):
    items: list[Node]
    start: int
    end: int


class Anchored(NamedTuple):
    name: str
    node: Node
    start: int
    end: int


class Tagged(NamedTuple):
    tag: str
    node: Node
    start: int
    end: int


class Alias(NamedTuple):
    name: str
    start: int
    end: int


Node = Scalar | Mapping | Sequence | Anchored | Tagged | Alias
