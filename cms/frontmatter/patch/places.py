"""Where the entries and items of a front matter stand, and what is around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cms.frontmatter.lines import Lines
from cms.frontmatter.patch.brackets import Brackets
from cms.frontmatter.patch.rows import Rows
from cms.frontmatter.patch.yaml import YAMLStyle
from cms.frontmatter.promise import value_at
from cms.model import Edit, Route, Span

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.frontmatter.patch.style import Style
    from cms.hugo.formats.syntax import Entry

_PROPERTIES = re.compile(rb"(?:[&!][^\s,\[\]{}]*[ \t]*)*")
_BETWEEN = re.compile(rb"(?:[ \t\r\n]|#[^\r\n]*)*")
_DASH = re.compile(rb"(?:[ \t\r\n]|#[^\r\n]*)*(-)")
_COLON = re.compile(rb"[ \t]*:")
_TABLE_HEADER = re.compile(rb"\[\[[^\r\n]*?\]\]")


class Places:
    """The entries of a document by their routes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.raw = document.raw
        self.lines = Lines(document.raw)

    @cached_property
    def style(self) -> Style:
        """How the document writes keys and values."""
        if self.document.format == "toml":
            from cms.frontmatter.patch.toml import TOMLStyle

            return TOMLStyle(self.document)
        if self.document.format == "json":
            from cms.frontmatter.patch.json import JSONStyle

            return JSONStyle(self.document)
        return YAMLStyle(self.document)

    def data_at(self, route: Route) -> Any:
        """The decoded value at a route; None where that leads nowhere."""
        return value_at(self.document.data, route)

    def read(self, route: Route, value: Any) -> Any:
        """What a value means at ``route``; Hugo leaves keys inside lists as they are."""
        if any(isinstance(step, int) for step in route):
            return self.style.read([value])[0]
        return self.style.read(value)

    def text(self, span: Span) -> str:
        return self.raw[slice(*span)].decode("utf-8", "surrogateescape")

    def index(self, route: Route) -> int | None:
        """Which of the entries around it the one at ``route`` is."""
        span = self.document.key_span(route)
        found = [i for i, each in enumerate(self.entries(route[:-1])) if each.key_span == span]
        return found[0] if len(found) == 1 else None

    def entries(self, route: Route) -> list[Entry]:
        return self.document.entries(route)

    # collections

    def members(self, route: Route) -> Brackets | Rows | None:
        """What stands in the mapping or list at ``route``."""
        if self.document.format == "json":
            return self._in_brackets(route)
        if self.document.format == "toml":
            return self._in_toml(route)
        return self._in_yaml(route) if self.document.format == "yaml" else None

    def in_brackets(self, route: Route) -> bool:
        """Whether what is at ``route`` stands between brackets, at whatever depth."""
        return any(isinstance(self.members(route[:depth]), Brackets) for depth in range(len(route)))

    def _in_brackets(self, route: Route) -> Brackets | None:
        opening, closing = self._brackets(route)
        if self.raw[opening : opening + 1] not in (b"{", b"["):
            return None
        spans = [
            Span(min(key[0], value[0]), max(key[1], value[1]))
            for _, _, key, value in self.entries(route)
        ]
        comma = getattr(self.style, "comma", ", ").encode()
        return Brackets(self.raw, opening, closing, spans, comma)

    def _brackets(self, route: Route) -> tuple[int, int]:
        span = self.document.value_span(route) if route else None
        if span is None:
            start, end = self.document.head
            return self._behind(_BETWEEN, start), self.raw.rfind(b"}", start, end)
        return self._behind(_PROPERTIES, span.start), span.end - 1

    def _behind(self, pattern: re.Pattern[bytes], at: int) -> int:
        match = pattern.match(self.raw, at)
        return match.end() if match else at

    # YAML

    def _in_yaml(self, route: Route) -> Brackets | Rows | None:
        brackets = self._in_brackets(route)
        if brackets is not None:
            return brackets
        entries = self.entries(route)
        if any(isinstance(entry.key, int) for entry in entries):
            spans = self._dashed(route, entries)
        else:
            spans = [Span(key[0], max(key[1], value[1])) for _, _, key, value in entries]
        if spans is None or (route and not spans):
            return None
        return Rows(self.document, spans, may_be_empty=not route, deeper_comments=True)

    def _dashed(self, route: Route, entries: list[Entry]) -> list[Span] | None:
        """The items with their dashes."""
        value = self.document.value_span(route)
        at = self._behind(_PROPERTIES, value.start) if value else 0
        spans = []
        for entry in entries:
            dash = _DASH.match(self.raw, at)
            if dash is None:
                return None
            at = max(dash.end(), entry.value_span[1])
            spans.append(Span(dash.start(1), at))
        return spans

    # TOML

    def is_table(self, route: Route) -> bool:
        """Whether headers made the table, or array of tables, at ``route``."""
        while route and isinstance(route[-1], int):
            route = route[:-1]
        key, value = self.document.key_span(route), self.document.value_span(route)
        return key is not None and value is not None and value.start < key.start

    def _in_toml(self, route: Route) -> Brackets | Rows | None:
        value = self.document.value_span(route) if route else None
        if route and value is None:
            return None
        is_table = self.is_table(route)
        if value and not is_table and self.raw[value.start : value.start + 1] in (b"{", b"["):
            return self._in_brackets(route)
        spans, tables = [], set()
        for index, (_, _, key, span) in enumerate(self.entries(route)):
            whole = Span(min(key[0], span[0]), max(key[1], span[1]))
            if span[0] < key[0] or (is_table and key == span):
                tables.add(index)
            spans.append(whole if index in tables else self._whole_pair(whole))
        first_at = self.lines.start(self.lines.number(value.start) + 1) if value else None
        return Rows(
            self.document,
            spans,
            may_be_empty=True,
            tables=frozenset(tables),
            first_at=first_at,
        )

    def _whole_pair(self, span: Span) -> Span:
        """A pair from the first part of its key, where that is dotted."""
        start = self.lines.start(self.lines.number(span.start))
        return Span(self._behind(re.compile(rb"[ \t]*"), start), span.end)

    def table_item(self, route: Route, value: Any) -> bytes | None:
        """A table of an array of tables in TOML, with its header."""
        entries = self.entries(route)
        header = _TABLE_HEADER.match(self.raw, entries[-1].value_span[0]) if entries else None
        if header is None or not isinstance(value, dict):
            return None
        above = self.raw[: entries[-1].value_span[0]].splitlines()[-1:]
        lines = [*(b"" for line in above if not line.strip()), header[0]]
        for key, each in value.items():
            text = next(self.style.values(each, flow=False), None)
            if text is None:
                return None
            lines.append(f"{next(self.style.keys(key))}{self.style.colon}{text}".encode())
        return b"\n".join(lines)

    # values

    def block(self, value: Any) -> str | None:
        """A list or mapping on lines of its own, where the format has such and others are so."""
        style = self.style
        if not isinstance(style, YAMLStyle):
            return None
        if isinstance(value, (list, tuple)) and not style.has_blocks(value):
            return None
        return style.block(value)

    def written_below(self, route: Route, value: Any) -> Iterator[list[Edit]]:
        """Edits that put a list or mapping on lines below its key."""
        block, span = self.block(value), self.document.value_span(route)
        around, owner = self.members(route[:-1]), self._owner_end(route)
        if block is None or span is None or owner is None or not isinstance(around, Rows):
            return
        line = self.lines.number(owner)
        if isinstance(route[-1], int) or line != self.lines.number(span.end):
            return
        end = self.lines.end(line)
        if isinstance(value, dict):
            block = "  " + block.replace("\n", "\n  ")
        below = around.as_row(b"\n" + block.encode())
        yield [Edit(Span(owner, max(owner, span.end)), b""), Edit(Span(end, end), below)]

    def written_value(self, route: Route, text: str) -> list[Edit]:
        """Edits that put ``text`` in place of the value at ``route``, whatever that is."""
        span = self.document.value_span(route)
        if span is None:
            return []
        if span.start == span.end:
            before = self.raw[span.start - 1 : span.start]
            blank = b"" if before in (b" ", b"\t") else b" "
            return [Edit(span, blank + text.encode())]
        owner = self._owner_end(route)
        if owner is None or not self._begins_below(owner, route):
            return [Edit(span, text.encode())]
        first = self.lines.start(self.lines.number(span.start))
        last = self.lines.number(span.end - 1)
        behind = self.lines.start(last + 1) if last < len(self.lines) else len(self.raw)
        return [
            Edit(Span(owner, owner), b" " + text.encode()),
            Edit(Span(first, behind), b""),
        ]

    def _begins_below(self, owner: int, route: Route) -> bool:
        span = self.document.value_span(route)
        if span is None or not isinstance(self.members(route), Rows):
            return False
        return self.lines.number(owner) < self.lines.number(span.start)

    def _owner_end(self, route: Route) -> int | None:
        """Behind the colon or dash that a value of YAML belongs to."""
        if self.document.format != "yaml":
            return None
        if isinstance(route[-1], int):
            around, index = self.members(route[:-1]), route[-1]
            return around.slots[index].start + 1 if isinstance(around, Rows) else None
        key = self.document.key_span(route)
        colon = _COLON.match(self.raw, key.end) if key else None
        return colon.end() if colon else None
