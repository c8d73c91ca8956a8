"""Edits that take out, put in, rename and move entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.places import Places
from cms.frontmatter.patch.proof import UNCHANGED, Patch, draft, first_proven
from cms.frontmatter.patch.rows import Rows
from cms.frontmatter.patch.values import replace_value
from cms.frontmatter.split import BOM
from cms.hugo.formats.syntax import lower_key
from cms.model import REMOVED, Change, Edit, Route, Span

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


def remove(document: Document, route: Route) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    if not route or document.key_span(route) is None:
        return None
    places = Places(document)
    around, index = places.members(route[:-1]), places.index(route)
    if around is None or index is None:
        return None
    edits = around.removal({index}) or _emptied(places, route)
    # In TOML a table without a header goes with its last entry, an array of tables as well.
    gone = [route[:depth] for depth in range(len(route), 0, -1)]
    return first_proven(document, (draft(edits, Change(each, REMOVED)) for each in gone))


def _emptied(places: Places, route: Route) -> list[Edit]:
    is_list = isinstance(route[-1], int)
    return places.written_value(route[:-1], "[]" if is_list else "{}")


def rename_key(document: Document, route: Route, name: str) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    span = document.key_span(route) if route else None
    if span is None or isinstance(route[-1], int):
        return None
    places = Places(document)
    *way, last = route
    is_lowered = not any(isinstance(step, int) for step in way)
    key = lower_key(name) if is_lowered else name
    changes: tuple[Change, ...] = ()
    if key != last:
        if key in places.data_at(route[:-1]):
            return None
        changes = Change(route, REMOVED), Change((*way, key), places.data_at(route))
    texts = places.style.keys(name, places.text(span))
    return first_proven(document, (draft([Edit(span, text.encode())], *changes) for text in texts))


# putting in


def insert(
    document: Document, key: str | Route, value: Any, order: Sequence[str] = ()
) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    if document.problem or document.format == "org" or document.unseen:
        return None
    *way, name = [key] if isinstance(key, str) else key
    places = Places(document)
    # What is missing on the way comes with the entry.
    while way and (around := places.data_at(tuple(way))) is None:
        if places.document.value_span(tuple(way)) is not None:
            return replace_value(document, tuple(way), {name: value})
        name, value = way.pop(), {name: value}
    if not isinstance(name, str) or (way and not isinstance(around, dict)):
        return None
    return _new_entry(places, tuple(way), name, value, order)


def _new_entry(
    places: Places, way: Route, name: str, value: Any, order: Sequence[str]
) -> Patch | None:
    document = places.document
    entry: dict[str, Any] = places.read(way, {name: value})
    ((key, expected),) = entry.items()
    if key in places.data_at(way):
        return None
    if document.format:
        found = _inserted(places, way, name, value, order)
    else:
        found = _created(places, name, value)
    change = Change((*way, key), expected)
    return first_proven(document, (draft(edits, change) for edits in found))


def _created(places: Places, name: str, value: Any) -> Iterator[list[Edit]]:
    start = len(BOM) * places.document.bom
    newline = places.document.newline
    for text in _entries(places, name, value, in_lines=True):
        lines = ["---", *text.split("\n"), "---", ""]
        yield [Edit(Span(start, start), newline.join(lines).encode())]


def _inserted(
    places: Places, way: Route, name: str, value: Any, order: Sequence[str]
) -> Iterator[list[Edit]]:
    around = places.members(way)
    if around is None:
        return
    keys = [str(entry.key) for entry in places.entries(way)]
    at, before = _place(keys, lower_key(name), order)
    if isinstance(around, Rows):
        at = min(at, *around.tables, len(keys))
    texts = list(_entries(places, name, value, in_lines=isinstance(around, Rows)))
    for place, is_before in ((at, before), (len(keys), True), (0, True)):
        for text in texts:
            yield around.insertion(place, [text.encode()], before=is_before)


def _place(keys: list[str], key: str, order: Sequence[str]) -> tuple[int, bool]:
    """In front of which entry a new one stands, and whether it belongs to that one."""
    if key in order:
        rank = order.index(key)
        earlier = [each for each in order[:rank] if each in keys]
        if earlier:
            return keys.index(earlier[-1]) + 1, False
        later = [each for each in order[rank + 1 :] if each in keys]
        if later:
            return keys.index(later[0]), True
    return len(keys), False


def _entries(places: Places, key: str, value: Any, *, in_lines: bool) -> Iterator[str]:
    """The entry as it may be written, without indentation."""
    style = places.style
    name = next(style.keys(key))
    block = places.block(value) if in_lines and isinstance(value, (list, tuple, dict)) else None
    if block is not None:
        indent = "  " * isinstance(value, dict)
        yield f"{name}:\n{indent}" + block.replace("\n", "\n" + indent)
    for text in style.values(value, flow=not in_lines):
        yield f"{name}{style.colon}{text}"


# order


def reorder(document: Document, order: Sequence[str]) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    if document.problem:
        return None
    places = Places(document)
    entries = places.entries(())
    named = [
        index
        for index, entry in enumerate(entries)
        if entry.key in order and not places.is_table((entry.key,))
    ]
    ranked = sorted(named, key=lambda index: order.index(str(entries[index].key)))
    if ranked == named:
        return UNCHANGED
    around = places.members(())
    if around is None:
        return None
    moved = dict(zip(named, ranked, strict=True))
    sequence = [moved.get(index, index) for index in range(len(entries))]
    return first_proven(document, [draft(around.reordered(sequence))])
