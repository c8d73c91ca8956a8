"""A fast reader for the YAML that front matter is mostly made of.

Nearly every front matter consists of lines like ``key: value``, ``key: [a, b]``, ``key:`` and
``- item``, of block scalars, and of plain text that goes on in deeper lines. Read line by line
with one regular expression, such a text takes a tenth of the time that the scanner and parser
need. Anything else, even a key written twice, is left to them: this reader answers only where it
is sure of Hugo's answer.
"""

import re
from typing import Any, NamedTuple

from cms.hugo.formats.syntax import lower_key
from cms.hugo.formats.yaml.folding import read_block, read_header
from cms.hugo.formats.yaml.quoted import read_double
from cms.hugo.formats.yaml.scalars import read_plain
from cms.hugo.formats.yaml.tokens import RefusalError

_LINE = re.compile(
    r"""
    (?P<indent>[ ]*)
    (?P<dash>-[ ]+)?
    (?:(?P<key>[^\W\d](?:[\w.-]|:(?=[^ \n]))*)[ ]*:(?:[ ]+|(?=\n)))?
    (?: "(?P<double>[^"\\\n]*(?:\\["\\/nt][^"\\\n]*)*)"[ ]*
      | '(?P<single>[^'\n]*(?:''[^'\n]*)*)'[ ]*
      | (?P<flow>\[
          [^"'\[\]{}:\#\n]*(?:(?:"[^"\\\n]*"|'[^'\n]*')[^"'\[\]{}:\#\n]*)*
        \])[ ]*
      | (?P<block>[|>][-+]?)[ ]*(?=\n)
      | (?P<plain>
          (?:[-<](?=[^ <\n\0])|[^\s\-?:,\[\]{}\#&*!|>'"%@`<])
          [^:\#<\n]*(?:(?::(?=[^ \n])|(?<![ ])\#|<(?!<))[^:\#<\n]*)*
        )
    )?
    (?P<comment>(?<![^ \n])\#[^\n]*)?\n
    """,
    re.VERBOSE,
)
_ITEM = re.compile(
    r"""[ ]*
    (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)'
      | (?P<plain>[^\s"',\-[\]{}:\#&*!|>%@`?<][^,[\]{}:\#&*!|>%@`?<]*?)
    )
    [ ]*(?:,|\Z)""",
    re.VERBOSE,
)
_NULLS = frozenset(("null", "Null", "NULL"))
_MOST_COLLECTIONS = 100
"""Up to this number Hugo's limit on collections cannot be passed."""

_LONG_TEXT = 10_000
"""Longer texts of many lines are put together elsewhere, where their length costs less."""


def read_ordinary(text: str) -> dict[str, Any] | None:
    """The data of ``text``, with Hugo's lower-cased keys, or None where a closer look is needed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\t" in text or "\r" in text:
        return None
    try:
        # The break at the end of the text is a line break like any other here.
        return _Reader(text if text[-1:] == "\n" else f"{text}\n").read()
    except (_DoubtError, RefusalError):
        return None


class _DoubtError(Exception):
    """The text needs a closer look."""


class _Level(NamedTuple):
    """An open collection: the column of its keys or dashes, and whether Hugo lowers its keys."""

    column: int
    collection: Any
    lowered: bool


class _Reader:
    """The collections read so far, and which of them the next line may add to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root: dict[str, Any] = {}
        self.levels: list[_Level] = []
        self.collections = 0
        self.name: Any = None  # the last entry of the innermost collection: its key or index
        self.begun: str | None = None  # its plain scalar so far, empty if it has no value yet

    def read(self) -> dict[str, Any]:
        match_line, text, size = _LINE.match, self.text, len(self.text)
        while self.at < size:
            line = match_line(text, self.at)
            if line is None:
                raise _DoubtError
            self.at = line.end()
            indent, dash, key = line.group(1, 2, 3)
            if dash is not None:
                level = self.enter(len(indent), list)
                if key is not None:
                    level = self.open_item(level, len(indent) + len(dash))
            elif key is not None:
                level = self.enter(len(indent), dict)
            else:
                self.go_on(line)
                continue
            value = self.value(line, level)
            if key is not None:
                self.name = lower_key(key) if level.lowered else key
                if self.name in level.collection or key in _NULLS:
                    raise _DoubtError
                level.collection[self.name] = value
            elif self.begun != "":
                self.name = len(level.collection)
                level.collection.append(value)
            else:
                raise _DoubtError
        if self.collections > _MOST_COLLECTIONS:
            raise _DoubtError
        return self.root

    def value(self, line: re.Match[str], level: _Level) -> Any:
        """What stands behind the key or dash of a line."""
        double, single, flow, block, plain, comment = line.group(4, 5, 6, 7, 8, 9)
        if plain is not None:
            plain = plain.rstrip(" ")
            self.begun = plain if comment is None else None
            return read_plain(plain)
        self.begun = None
        if double is not None:
            return read_double(self.text, line.start(4) - 1, 0).value if "\\" in double else double
        if single is not None:
            return single.replace("''", "'")
        if flow is not None:
            return self.flow_items(flow)
        if block is not None:
            return self.block_text(line.start(7), level.column + 1)
        self.begun = ""
        return None

    def go_on(self, line: re.Match[str]) -> None:
        """A line without key and dash: a blank one, a comment, or more of a plain scalar."""
        *others, plain, comment = line.group(4, 5, 6, 7, 8, 9)
        if plain is None:
            if any(other is not None for other in others):
                raise _DoubtError
            self.begun = self.begun and None
            return
        if self.begun is None or not self.levels or len(line[1]) <= self.levels[-1].column:
            raise _DoubtError
        if len(self.begun) > _LONG_TEXT or (self.begun and plain[0] == "-"):
            raise _DoubtError
        plain = plain.rstrip(" ")
        begun = f"{self.begun} {plain}" if self.begun else plain
        self.levels[-1].collection[self.name] = read_plain(begun)
        self.begun = begun if comment is None else None

    def enter(self, column: int, form: type[Any]) -> _Level:
        """The collection with keys or dashes in this column, opened if a key waits for it."""
        levels = self.levels
        if not levels:
            if form is list:
                raise _DoubtError
            return self.open(column, self.root, lowered=True)
        last = levels[-1]
        if self.begun == "" and (column > last.column or (column == last.column and form is list)):
            collection = last.collection[self.name] = form()
            return self.open(column, collection, last.lowered and form is dict)
        while column < last.column or type(last.collection) is not form:
            levels.pop()
            if not levels:
                raise _DoubtError
            last = levels[-1]
        if column > last.column:
            raise _DoubtError
        return last

    def open(self, column: int, collection: Any, lowered: bool) -> _Level:
        level = _Level(column, collection, lowered)
        self.levels.append(level)
        self.collections += 1
        return level

    def open_item(self, level: _Level, column: int) -> _Level:
        """A mapping as an item of a list."""
        mapping: dict[str, Any] = {}
        level.collection.append(mapping)
        return self.open(column, mapping, lowered=False)

    def flow_items(self, flow: str) -> list[Any]:
        """The items of a list in brackets."""
        self.collections += 1
        inner = flow[1:-1].strip(" ")
        items: list[Any] = []
        at = 0
        while at < len(inner):
            item = _ITEM.match(inner, at)
            if item is None:
                raise _DoubtError
            at = item.end()
            double, single, plain = item.groups()
            items.append(read_plain(plain) if plain else single if double is None else double)
        return items

    def block_text(self, start: int, parent: int) -> str:
        """The block scalar whose header is at ``start``, below a key or dash in ``parent``."""
        block = read_block(self.text, self.at, parent, read_header(self.text, start))
        if not block.value or block.unfinished:
            raise _DoubtError
        self.at = block.next_at
        return block.value
