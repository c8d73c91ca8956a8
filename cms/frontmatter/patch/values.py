"""Edits that change values where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.items import ListEdits
from cms.frontmatter.patch.places import Places
from cms.frontmatter.patch.proof import UNCHANGED, Patch, draft, first_proven
from cms.frontmatter.promise import same
from cms.model import Change, Edit, Route

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


def replace_value(document: Document, route: Route, value: Any) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    if document.value_span(route) is None:
        return None
    places = Places(document)
    expected = places.read(route, value)
    if same(places.data_at(route), expected):
        return UNCHANGED
    change = Change(route, expected)
    return first_proven(
        document, (draft(edits, change) for edits in _replacements(places, route, value))
    )


def replace_text(document: Document, route: Route, text: str) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    span = document.value_span(route)
    if document.format == "toml" and span is not None:
        from cms.frontmatter.patch.toml import read_moment

        moment = read_moment(text)
        if moment is not None and read_moment(Places(document).text(span)) is not None:
            edit = Edit(span, text.encode())
            return first_proven(document, [draft([edit], Change(route, moment))])
    return replace_value(document, route, text)


def append_item(document: Document, route: Route, value: Any) -> Patch | None:
    """See ``cms.frontmatter.patch``."""
    if document.value_span(route) is None:
        return None
    places = Places(document)
    now = places.data_at(route)
    if now is None:
        return replace_value(document, route, [value])
    if not isinstance(now, list):
        return None
    change = Change((*route, len(now)), places.style.read([value])[0])
    found = ListEdits(places, route).with_items([*now, value])
    return first_proven(document, (draft(edits, change) for edits in found))


def _replacements(places: Places, route: Route, value: Any) -> Iterator[list[Edit]]:
    now = places.data_at(route)
    span = places.document.value_span(route)
    old = places.text(span) if span else ""
    flow = places.in_brackets(route)
    if isinstance(now, list) and isinstance(value, (list, tuple)):
        yield from ListEdits(places, route).with_items(list(value))
    elif isinstance(value, (list, tuple, dict)) and not flow:
        yield from places.written_below(route, value)
    for text in places.style.values(value, old, flow=flow):
        yield places.written_value(route, text)
