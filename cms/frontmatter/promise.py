"""What edits of a file do to it, and whether that is what was promised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cms.model import REMOVED, Change, Edit


def splice(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with all edits made; they come in any order and do not overlap."""
    pieces, at = [], 0
    for (start, end), text in sorted(edits):
        pieces += [raw[at:start], text]
        at = end
    return b"".join([*pieces, raw[at:]])


def promised(data: dict[str, Any], changes: Iterable[Change]) -> dict[str, Any] | None:
    """The data that all changes make of ``data``, which stays as it is.

    None where a route leads nowhere. Items of lists count as before the first change.
    """
    copy: dict[str, Any] = _copied(data)
    gone: list[tuple[list[Any], int]] = []
    for (*way, last), value in changes:
        parent = value_at(copy, way)
        if isinstance(parent, dict) and isinstance(last, str):
            if value is not REMOVED:
                parent[last] = value
            elif parent.pop(last, REMOVED) is REMOVED:
                return None
        elif isinstance(parent, list) and isinstance(last, int) and 0 <= last <= len(parent):
            if value is REMOVED:
                gone.append((parent, last))
            parent[last : last + 1] = [value]
        else:
            return None
    for parent, index in sorted(gone, key=lambda each: -each[1]):
        del parent[index]
    return copy


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal to the last item, with their types and offsets of time.

    The order of a mapping's keys does not count, and NaN equals itself.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other if isinstance(one, str) else repr(one) == repr(other)


def _copied(value: Any) -> Any:
    """A copy of all mappings and lists."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def value_at(value: Any, way: Iterable[str | int]) -> Any:
    """What is at a route; None where that leads nowhere."""
    for step in way:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
