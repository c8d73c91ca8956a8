"""Edits of lists that keep the items that stay as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.rows import Rows
from cms.frontmatter.promise import same
from cms.model import Edit, Route

if TYPE_CHECKING:
    from cms.frontmatter.patch.places import Places

_DASH = re.compile(rb"-[ \t]*")


class ListEdits:
    """The list at a route, about to get other items."""

    def __init__(self, places: Places, route: Route) -> None:
        self.places = places
        self.route = route
        self.now: list[Any] = places.data_at(route)
        self.around = places.members(route)

    def with_items(self, items: list[Any]) -> Iterator[list[Edit]]:
        """Edits to try in turn that make the list hold these items."""
        if self.around is None or (not items and isinstance(self.around, Rows)):
            return
        sources = _sources(self.now, self.places.style.read(items))
        gone = self._gone(sources)
        removal = self.around.removal(gone) if gone else []
        kept = [index for index in range(len(self.now)) if index not in gone]
        for surest in (False, True):
            filled = self._filled(kept, items, sources, surest)
            added = self._added(items[len(kept) :], sources[len(kept) :], surest)
            if filled is not None and added is not None:
                yield removal + filled + added

    def _gone(self, sources: Sequence[int | None]) -> set[int]:
        """The places that are too many: the last of those whose items are not used any more."""
        unused = [index for index in range(len(self.now)) if index not in sources]
        return set(unused[len(unused) - max(0, len(self.now) - len(sources)) :])

    def _filled(
        self, kept: list[int], items: list[Any], sources: list[int | None], surest: bool
    ) -> list[Edit] | None:
        """Edits that put the right items into the places that are left."""
        edits: list[Edit] = []
        for index, item, source in zip(kept, items, sources, strict=False):
            if source is not None:
                if source != index:
                    edits.append(Edit(self.slot(index), self._written(source)))
                continue
            place = (*self.route, index)
            span = self.places.document.value_span(place)
            text = self._text(item, self.places.text(span) if span else "", "", surest)
            if text is None:
                return None
            edits += self.places.written_value(place, text)
        return edits

    def _added(
        self, items: list[Any], sources: list[int | None], surest: bool
    ) -> list[Edit] | None:
        """Edits that put items behind the last one."""
        if not items:
            return []
        texts = []
        like = self._like()
        for item, source in zip(items, sources, strict=True):
            text = self._written(source) if source is not None else self._row(item, like, surest)
            if text is None:
                return None
            texts.append(text)
        assert self.around is not None
        return self.around.insertion(len(self.now), texts)

    def _row(self, item: Any, like: str, surest: bool) -> bytes | None:
        """A new item, in a block with its dash."""
        if not isinstance(self.around, Rows):
            text = self._text(item, "", like, surest)
            return None if text is None else text.encode()
        if self.places.is_table(self.route):
            return self.places.table_item(self.route, item)
        block = self.places.block(item) if isinstance(item, (dict, list)) and item else None
        text = self._text(item, "", like, surest) if block is None else block.replace("\n", "\n  ")
        dash = _DASH.match(self.places.raw, self.slot(-1).start)
        return None if text is None or dash is None else self._dash(dash[0]) + text.encode()

    def _dash(self, dash: bytes) -> bytes:
        return dash if len(dash) > 1 else b"- "

    def _text(self, item: Any, old: str, like: str, surest: bool) -> str | None:
        flow = not isinstance(self.around, Rows) or self.places.in_brackets(self.route)
        texts = list(self.places.style.values(item, old, like, flow=flow))
        return texts[-surest] if texts else None

    def _like(self) -> str:
        """How the last item is written."""
        if not self.now:
            return ""
        span = self.places.document.value_span((*self.route, len(self.now) - 1))
        return self.places.text(span) if span else ""

    def slot(self, index: int) -> Any:
        assert self.around is not None
        return self.around.slots[index]

    def _written(self, index: int) -> bytes:
        return self.places.raw[slice(*self.slot(index))]


def _sources(now: list[Any], items: list[Any]) -> list[int | None]:
    """For each item the one that is there already, the one in its place if that is equal."""
    free = dict.fromkeys(range(len(now)))
    sources: list[int | None] = []
    for place, item in enumerate(items):
        nearest = [place, *free] if place in free else [*free]
        found = next((index for index in nearest if same(now[index], item)), None)
        if found is not None:
            del free[found]
        sources.append(found)
    return sources
