"""How many lists and mappings Hugo allows.

Hugo means to count how often aliases repeat a collection, to stop texts that expand without end.
It tells collections apart by an address on the stack, which only depends on the depth; so what
it counts is all lists and mappings of one depth, aliases or not. Follows Hugo
``metadecoders/decoder.go``; measured with 100 and 101 empty mappings in a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple


class Excess(NamedTuple):
    """The entry of the outermost mapping with which the limit is passed."""

    key: str
    limit: int
    aliased: bool


def find_excess(text: str, data: dict[str, Any]) -> Excess | None:
    """Where ``data``, read from ``text``, exceeds Hugo's limit on collections of one depth."""
    limit = _limit(len(text.encode("utf-8", "surrogatepass")))
    # What aliases repeat is looked at as often as it is repeated, but only up to the limit.
    level = [(key, value) for key, value in data.items() if isinstance(value, (dict, list))]
    while level:
        if len(level) > limit:
            distinct = {id(value) for _, value in level}
            return Excess(level[limit][0], limit, len(distinct) < len(level))
        level = list(islice(_below(level), limit + 1))
    return None


def _limit(size: int) -> int:
    """The limit for a text of ``size`` bytes."""
    return 100 if size < 2048 else 5000 if size < 10240 else 10_000


def _below(level: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for key, value in level:
        for child in value.values() if isinstance(value, dict) else value:
            if isinstance(child, (dict, list)):
                yield key, child
