"""One content file as bytes, with its front matter decoded and its places found when asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any

from cms.frontmatter.split import BOM, Format, split
from cms.hugo.formats.syntax import Decoded, Entry, Marks, Problem
from cms.model import Position, Route, Span

_BYTE_NO_UTF8 = re.compile("[\udc80-\udcff]")
_NOT_AT_TOP = re.compile(rb"(?m)\"\"\"|'''|\{|^[ \t]*\[")
"""What lines of TOML may be in: texts of several lines, and tables."""
_STEP = 256
LARGEST = 1 << 19
"""Bytes of front matter that are decoded: a hundred times what real pages have, and few enough
that no text, however twisted, holds a run up."""


class Document:
    """A content file as stored and as Hugo reads it; treat it as read-only.

    Every offset counts bytes of ``raw``, those of ``problem`` included. ``head`` is the front
    matter without its delimiters (JSON keeps its braces), ``body`` is what Hugo renders. Without
    front matter, or with one that Hugo cannot read, ``data`` is empty.
    """

    __slots__ = ("_marks", "_places", "body", "data", "format", "head", "problem", "raw")

    def __init__(
        self,
        raw: bytes,
        name: Format,
        head: Span,
        body: Span,
        data: dict[str, Any],
        problem: Problem | None = None,
        marks: Marks | None = None,
    ) -> None:
        self.raw = raw
        self.format = name
        self.head = head
        self.body = body
        self.data = data
        self.problem = problem
        self._marks = marks
        self._places: _Places | None = None

    @property
    def bom(self) -> bool:
        return self.raw.startswith(BOM)

    @property
    def newline(self) -> str:
        """How the first line ends; a line feed in a file of one line."""
        line_feed = self.raw.find(b"\n")
        carriage_return = self.raw.find(b"\r", 0, line_feed if line_feed >= 0 else len(self.raw))
        if carriage_return < 0:
            return "\n"
        return "\r\n" if carriage_return == line_feed - 1 else "\r"

    @property
    def problem_span(self) -> Span | None:
        return Span(self.problem.start, self.problem.end) if self.problem else None

    @property
    def invalid_utf8(self) -> Span | None:
        """The first bytes of the file that are no UTF-8; Hugo shows U+FFFD for each of them."""
        try:
            self.raw.decode()
        except UnicodeDecodeError as error:
            return Span(error.start, error.end)
        return None

    @property
    def unseen(self) -> Span | None:
        """A front matter block with its delimiters that Hugo takes for body."""
        if self.format or self.problem:
            return None
        from cms.frontmatter.unseen import unseen_front_matter

        return unseen_front_matter(self.raw)

    @property
    def is_ordinary(self) -> bool:
        """Whether the front matter is YAML in which each line tells what it means."""
        return self.format == "yaml" and getattr(self._marks, "is_ordinary", False)

    def lines_of(self, key: str) -> Span | None:
        """The lines of one key of ordinary YAML or TOML, which mean the same by themselves.

        None where that is not for sure; ten times as fast as spans of keys and values.
        """
        if self.is_ordinary:
            start, end = self.head
            found = _lines_of(key).search(self.raw, start - 1, end)  # from a line end to line ends
            return Span(found.start() + 1, found.end()) if found else None
        if self.format == "toml" and self._marks:
            named = list(_line_of(key).finditer(self.raw, *self.head))
            if len(named) == 1:
                start, end = named[0].span()
                above = _NOT_AT_TOP.search(self.raw, self.head.start, end)
                return None if above else Span(start, end)
        return None

    def value_span(self, route: Route) -> Span | None:
        """Where the value at ``route`` stands, quotes included."""
        return self._to_span(self._marks.value(route) if self._marks else None)

    def key_span(self, route: Route) -> Span | None:
        """Where the key at ``route`` stands; for an item of a list, where the item does."""
        if len(route) == 1 and self.format == "yaml" and (lines := self.lines_of(str(route[0]))):
            return Span(lines.start, lines.start + len(str(route[0]).encode()))
        return self._to_span(self._marks.key(route) if self._marks else None)

    def entries(self, route: Route = ()) -> list[Entry]:
        """All entries of the mapping or list at ``route`` in source order, with byte spans."""
        if self._marks is None:
            return []
        to_span = self._head_places().span
        return [
            Entry(key, name, to_span(key_span), to_span(value_span))
            for key, name, key_span, value_span in self._marks.entries(route)
        ]

    def walk(self) -> Iterator[tuple[int, Entry]]:
        """Every entry with its depth, in front of those inside it, with byte spans, in one pass.

        Unlike in ``entries`` those behind a merge key are among them, which has the name ``<<``.
        """
        if self._marks is None:
            return
        to_span = self._head_places().span
        for depth, (key, name, key_span, value_span) in self._marks.walk():
            yield depth, Entry(key, name, to_span(key_span), to_span(value_span))

    def position(self, offset: int) -> Position:
        """Line and column of a byte.

        CR, LF and CRLF end a line; a byte order mark takes no column, a byte that is no UTF-8 one.
        """
        raw = self.raw
        offset = self._before_line_feed(offset)
        line_ends = raw.count(b"\n", 0, offset) + raw.count(b"\r", 0, offset)
        before = raw[self._line_start(offset) : offset].decode("utf-8", "surrogateescape")
        return Position(1 + line_ends - raw.count(b"\r\n", 0, offset), 1 + len(before))

    def lines(self, span: Span) -> str:
        """The whole lines that ``span`` touches, joined by line feeds, for an excerpt."""
        start = self._line_start(self._before_line_feed(span.start))
        last = self._before_line_feed(max(span.start, span.end - 1))
        ends = (self.raw.find(b"\n", last), self.raw.find(b"\r", last))
        end = min((end for end in ends if end >= 0), default=len(self.raw))
        excerpt = self.raw[start:end].decode("utf-8", "replace")
        return excerpt.replace("\r\n", "\n").replace("\r", "\n")

    def _before_line_feed(self, offset: int) -> int:
        """The same offset, but never between CR and LF."""
        return offset - (self.raw[max(offset - 1, 0) : offset + 1] == b"\r\n")

    def _line_start(self, offset: int) -> int:
        before = max(self.raw.rfind(b"\n", 0, offset), self.raw.rfind(b"\r", 0, offset))
        return before + 1 if before >= 0 else len(BOM) * self.bom

    def _to_span(self, chars: tuple[int, int] | None) -> Span | None:
        return self._head_places().span(chars) if chars else None

    def _head_places(self) -> _Places:
        if self._places is None:
            self._places = _Places(_decode(self.raw[slice(*self.head)]), self.head.start)
        return self._places


class _Places:
    """From characters of the front matter to bytes of the file."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        # Bytes up to every 256th character: one long line must not make each look-up long.
        self._steps: list[int] | None = None
        if not text.isascii():
            pieces = (text[i : i + _STEP] for i in range(0, len(text), _STEP))
            self._steps = list(accumulate(map(_size, pieces), initial=0))

    def span(self, chars: tuple[int, int]) -> Span:
        return Span(self._byte(chars[0]), self._byte(chars[1]))

    def _byte(self, char: int) -> int:
        if self._steps is None:
            return self._start + char
        step, rest = divmod(char, _STEP)
        return self._start + self._steps[step] + _size(self._text[char - rest : char])


def _decode(head: bytes) -> str:
    """The text, with a lone surrogate for each byte that is no UTF-8."""
    return head.decode("utf-8", "surrogateescape")


def _head_text(head: bytes, name: Format) -> str:
    try:
        return head.decode()
    except UnicodeDecodeError:
        text = _decode(head)
    # Go has one U+FFFD for each such byte, but its TOML parser refuses them.
    return text if name == "toml" else _BYTE_NO_UTF8.sub("\ufffd", text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


@cache
def _lines_of(key: str) -> re.Pattern[bytes]:
    return re.compile(rb"\n%b:.*\n(?:(?:[ #-].*)?\n)*" % re.escape(key.encode()))


@cache
def _line_of(key: str) -> re.Pattern[bytes]:
    return re.compile(rb"""(?im)^[ \t\["']*%b\b.*\n""" % re.escape(key.encode()))


@cache
def _decoder(name: Format) -> Callable[[str], Decoded]:
    if name == "yaml":
        from cms.hugo.formats.yaml import decode_yaml

        return decode_yaml
    if name == "toml":
        from cms.hugo.formats.toml import decode_toml

        return decode_toml
    if name == "json":
        from cms.hugo.formats.json import decode_json

        return decode_json
    from cms.hugo.formats.org import decode_org

    return decode_org


def parse(raw: bytes) -> Document:
    """Split a file and decode its front matter; whatever the bytes, it answers."""
    name, head, body, problem = split(raw)
    if problem or not name:
        return Document(raw, name, head, body, {}, problem)
    if head.end - head.start > LARGEST:
        problem = Problem("too-large", head.start, head.start, str(head.end - head.start))
        return Document(raw, name, head, body, {}, problem)
    data, problem, marks = _decoder(name)(_head_text(raw[head.start : head.end], name))
    if problem is None:
        return Document(raw, name, head, body, data or {}, None, marks)
    document = Document(raw, name, head, body, {})
    start, end = document._head_places().span((problem.start, problem.end))
    document.problem = problem._replace(start=start, end=end)
    return document
