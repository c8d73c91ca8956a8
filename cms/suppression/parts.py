"""The entries of a front matter as stretches of text, for comments to stand beside and above."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cms.model import Span


class Part(NamedTuple):
    """An entry with its value, or an item of a list, from the first of its bytes to the last.

    A table of TOML starts at its header and ends with its last entry, tables below it included.
    """

    start: int
    end: int
    keyed: bool


Walked = list[tuple[int, Any]]
"""What ``Document.walk`` yields."""


def find_parts(entries: Walked, name: str) -> list[Part]:
    """All parts, sorted by their starts, outer ones in front of inner ones."""
    if name == "toml":
        return sorted(_parts_of_toml(entries), key=lambda part: part.start)
    return [
        Part(min(key.start, value.start), max(key.end, value.end), key != value)
        for _, (_, _, key, value) in entries
    ]


def find_texts(raw: bytes, entries: Walked) -> list[Span]:
    """Sorted spans of keys and of values that are no collections: there ``#`` is a character."""
    texts = []
    for (_, (_, _, key, value)), inner in zip(entries, _first_inside(entries), strict=True):
        if key != value:
            texts.append(key)
        # Of an empty collection the brackets are left, between which a comment may stand.
        if inner is None and raw[value.start : value.start + 1] not in (b"[", b"{"):
            texts.append(value)
    return sorted(text for text in texts if text.start < text.end)


def _parts_of_toml(entries: Walked) -> Iterator[Part]:
    """Entries by key, and tables by header; not the tables that a longer key goes through."""
    by_header: list[bool] = []  # for each level, whether headers made it
    for (depth, (_, _, key, value)), inner in zip(entries, _first_inside(entries), strict=True):
        is_item = key == value
        has_header = value.start < key.start
        of_array = is_item and depth > 0 and by_header[depth - 1]
        by_header[depth:] = [has_header]
        if inner and has_header and inner.value_span.start == value.start:
            continue  # [a.b] for a, [[a]] for all of them
        if inner and not is_item and inner.key_span.start == value.start:
            continue  # a.b = 1 for a
        yield Part(min(key.start, value.start), max(key.end, value.end), of_array or not is_item)


def _first_inside(entries: Walked) -> list[Any]:
    """For each entry the first inside it, if there is one."""
    depths = [depth for depth, _ in entries]
    pairs = zip(depths, depths[1:], entries[1:], strict=False)
    return [entry if inner > depth else None for depth, inner, (_, entry) in pairs] + [None] * bool(
        entries
    )
