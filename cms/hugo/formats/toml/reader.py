"""Tables, keys and values of a TOML text as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from cms.hugo.formats.mistakes import ReadingError
from cms.hugo.formats.syntax import Problem
from cms.hugo.formats.toml import mistakes
from cms.hugo.formats.toml.scalars import (
    BASIC,
    LITERAL,
    NO_TEXT,
    read_atom,
    read_quoted,
    read_string,
)
from cms.hugo.formats.written import CharSpan, ListNode, MappingNode, Node

_BLANKS = re.compile(r"[\t ]*")
_BLANKS_AND_COMMENT = re.compile(rf"[\t ]*(?:#[^{NO_TEXT}]*)?")
_BETWEEN = re.compile(rf"(?:[\t\n ]+|\r\n|#[^{NO_TEXT}]*)*")
_LINE_END = re.compile(r"\r?\n|\Z")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")

Key = list[tuple[str, CharSpan]]


class Origin(Enum):
    """How a table came to be, which decides what may be added to it later."""

    HEADER = "[a]"
    PARENT = "[a.b] for a"
    DOTTED = "a.b = 1 for a"
    INLINE = "{}"


class Table(MappingNode):
    """A table; ``section`` is the stretch of text in which dotted keys may extend it."""

    __slots__ = ("index", "origin", "section")

    def __init__(
        self, start: int, end: int, origin: Origin = Origin.HEADER, section: object = None
    ) -> None:
        super().__init__(start, end)
        self.origin = origin
        self.section = section
        self.index: dict[str, Node] = {}

    def add(self, name: str, key_span: CharSpan, value: Node) -> None:
        self.index[name] = value
        self.members.append((name, key_span, value))


class TableArray(ListNode):
    """What ``[[a]]`` makes: unlike an array in brackets it can grow."""


class Reader:
    """One pass over a text; ``index`` is the next character to read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = 0
        self._depth = 0
        self._section = object()
        self._root = Table(0, len(text))
        self._table = self._root
        # The tables and arrays of tables that end where their last entry ends.
        self._open: list[Node] = []

    def read(self) -> Table:
        """The whole text; raises ``ReadingError`` where it cannot be read on."""
        self._skip(_BETWEEN)
        while self.index < len(self.text):
            if self.text[self.index] == "[":
                self._read_header()
            else:
                self._read_pair(self._table)
            for node in self._open:
                node.end = self.index
            self._read_line_end()
            self._skip(_BETWEEN)
        return self._root

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.index)
        self.index = match.end() if match else self.index

    def _take(self, token: str) -> bool:
        taken = self.text.startswith(token, self.index)
        self.index += len(token) * taken
        return taken

    def _read_line_end(self) -> None:
        end_of_value = self.index
        self._skip(_BLANKS_AND_COMMENT)
        match = _LINE_END.match(self.text, self.index)
        if match is None:
            raise ReadingError(mistakes.after_value(self.text, end_of_value, self.index))
        self.index = match.end()

    def _read_key(self) -> Key:
        key: Key = []
        while True:
            start = self.index
            if bare := _BARE_KEY.match(self.text, start):
                name, self.index = bare[0], bare.end()
            elif self.text.startswith(('"', "'"), start):
                pattern = BASIC if self.text[start] == '"' else LITERAL
                name, self.index = read_quoted(self.text, start, pattern)
            else:
                raise ReadingError(mistakes.key(self.text, start))
            key.append((name, (start, self.index)))
            self._skip(_BLANKS)
            if not self._take("."):
                return key
            self._skip(_BLANKS)

    def _read_pair(self, table: Table) -> None:
        key = self._read_key()
        if not self._take("="):
            raise ReadingError(mistakes.equals(self.text, key[0][1][0], key[-1][1], self.index))
        self._skip(_BLANKS)
        value = self._read_value()
        for (name, span), (_, (next_start, _)) in pairwise(key):
            inner = table.index.get(name)
            if inner is None:
                inner = Table(next_start, 0, origin=Origin.DOTTED, section=self._section)
                table.add(name, span, inner)
            elif not isinstance(inner, Table) or inner.section is not self._section:
                raise _duplicate(key)
            inner.end = value.end
            table = inner
        name, span = key[-1]
        if name in table.index:
            raise _duplicate(key)
        table.add(name, span, value)

    def _read_header(self) -> None:
        start = self.index
        many = self._take("[[") or not self._take("[")
        self._skip(_BLANKS)
        key = self._read_key()
        if not self._take("]]" if many else "]"):
            raise ReadingError(mistakes.header(self.text, start, self.index))
        self._section = object()
        self._open = []
        parent = self._root
        for name, span in key[:-1]:
            if name not in parent.index:
                parent.add(name, span, Table(start, 0, origin=Origin.PARENT))
            parent = self._enter(parent.index[name], key)
        open_table = self._append_table if many else self._begin_table
        self._table = open_table(parent, key, start)
        self._open.append(self._table)

    def _enter(self, node: Node, key: Key) -> Table:
        """The table that a header leads through: of an array of tables, the last one."""
        self._open.append(node)
        if isinstance(node, TableArray):
            node = node.items[-1]
            self._open.append(node)
        if not isinstance(node, Table) or node.origin is Origin.INLINE:
            raise _duplicate(key)
        return node

    def _begin_table(self, parent: Table, key: Key, start: int) -> Table:
        name, span = key[-1]
        table = parent.index.get(name)
        if table is None:
            table = Table(start, 0)
            parent.add(name, span, table)
        elif not isinstance(table, Table) or table.origin is not Origin.PARENT:
            raise _duplicate(key)
        table.origin = Origin.HEADER
        return table

    def _append_table(self, parent: Table, key: Key, start: int) -> Table:
        name, span = key[-1]
        array = parent.index.get(name)
        if array is None:
            array = TableArray(start, 0)
            parent.add(name, span, array)
        elif not isinstance(array, TableArray):
            raise _duplicate(key)
        table = Table(start, 0)
        array.items.append(table)
        self._open.append(array)
        return table

    def _read_value(self) -> Node:
        start = self.index
        if self.text.startswith(('"', "'"), start):
            value, self.index = read_string(self.text, start)
            return Node(start, self.index, value)
        if self.text.startswith("[", start):
            return self._read_array()
        if self.text.startswith("{", start):
            return self._read_inline_table()
        atom = read_atom(self.text, start)
        if atom is None:
            raise ReadingError(mistakes.value(self.text, start, nested=self._depth > 0))
        self.index = atom[1]
        return Node(start, self.index, atom[0])

    def _read_array(self) -> ListNode:
        array = ListNode(self.index, 0)
        for _ in self._separated("[", "]"):
            array.items.append(self._read_value())
        array.end = self.index
        return array

    def _read_inline_table(self) -> Table:
        table = Table(self.index, 0, origin=Origin.INLINE)
        outer, self._section = self._section, object()
        for _ in self._separated("{", "}"):
            self._read_pair(table)
        self._section = outer
        table.end = self.index
        return table

    def _separated(self, opening: str, closing: str) -> Iterator[None]:
        """Stops at each element of an array or inline table, for the caller to read it."""
        start = self.index
        self._take(opening)
        self._depth += 1
        self._skip(_BETWEEN)
        while not self._take(closing):
            if problem := mistakes.element(self.text, start, self.index):
                raise ReadingError(problem)
            yield
            self._skip(_BETWEEN)
            if not self._take(",") and not self.text.startswith(closing, self.index):
                raise ReadingError(mistakes.separator(self.text, start, self.index))
            self._skip(_BETWEEN)
        self._depth -= 1


def _duplicate(key: Key) -> ReadingError:
    dotted = ".".join(name for name, _ in key)
    return ReadingError(Problem("duplicate-key", key[0][1][0], key[-1][1][1], dotted))
