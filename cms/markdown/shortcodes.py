"""Shortcodes of a body, found before Markdown is read, wherever they stand.

Follows Hugo's ``parser/pageparser/pagelexer_shortcode.go``: code and comments hide no shortcode,
only ``{{</* … */>}}`` does. What Hugo refuses ends the search, for it then builds no page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cms.model import Span

_CALL = re.compile(rb"\{\{[<%]")
_DIVIDER = b"<!--more-->"
# Nearly all tags: values in plain quotes, or words. The rest is read word by word.
_ORDINARY = re.compile(
    rb"\{\{(?:<|%)[ \t]*(/?)[ \t]*([A-Za-z][\w-]*)"
    rb"(?P<words>(?:[ \t\r\n]+(?:[\w-]+=)?(?:\"[^\"\\\n]*\"|\w[\w.-]*(?=[ \t\r\n])))*)"
    rb"[ \t\r\n]*(?:>|%)\}\}"
)
_SPACES = re.compile(rb"[ \t\n\v\f\r]*")
_NAME = re.compile(r"[\w/-]+")
_WORD = re.compile(r"[\w.-]+")
_RAW = re.compile(rb"`([^`]*)`")
_QUOTED = re.compile(rb'"((?:[^"\\\n]|\\(?!`)"?)*)"')
_QUOTED_ESCAPED = re.compile(rb'\\?"((?:[^"\\\n]|\\(?!["`]))*)\\?"')
_BARE = re.compile(rb"[^ \t\n\v\f\r]*")


class Parameter(NamedTuple):
    """``name`` is empty for one by position; ``span`` is the value without its quotes."""

    name: str
    value: str
    span: Span


class Shortcode:
    """A call; ``tag`` is its opening tag, ``inner`` what stands before its closing one.

    ``is_markup`` tells ``{{% %}}``, whose output is read as Markdown, from ``{{< >}}``.
    """

    __slots__ = ("_parameters", "_raw", "end", "inner", "is_markup", "items", "name", "tag")

    def __init__(
        self,
        name: str,
        is_markup: bool,
        tag: Span,
        raw: bytes,
        parameters: list[Parameter] | None = None,
    ) -> None:
        self.name = name
        self.is_markup = is_markup
        self.tag = tag
        self.end = tag.end
        self.inner: Span | None = None
        self.items: list[Item] = []
        self._raw = raw
        self._parameters = parameters

    @property
    def start(self) -> int:
        return self.tag.start

    @property
    def parameters(self) -> list[Parameter]:
        """In the order in which they are written."""
        if self._parameters is None:
            closing = b"%}}" if self.is_markup else b">}}"
            reader = _TagReader(self._raw, self.start, self.tag.end, closing, set())
            reader.read(self.is_markup)
            self._parameters = reader.parameters
        return self._parameters

    def value(self, name: str) -> Parameter | None:
        """A parameter by its name, or by its position as ``0``; the last one of a name counts."""
        for index in range(len(self.parameters) - 1, -1, -1):
            parameter = self.parameters[index]
            if parameter.name == name or (not parameter.name and str(index) == name):
                return parameter
        return None


class Escaped(NamedTuple):
    """A call that is only shown; ``shown`` is what it is without the signs of a comment."""

    start: int
    end: int
    shown: bytes


class Divider(NamedTuple):
    """The end of the summary, with the spaces behind it."""

    start: int
    end: int


Item = Shortcode | Escaped | Divider


class _Tag(NamedTuple):
    name: str
    is_markup: bool
    span: Span
    parameters: list[Parameter] | None
    closes: bool

    @property
    def end(self) -> int:
        return self.span.end


def find_shortcodes(raw: bytes, body: Span) -> list[Item]:
    """The outermost shortcodes in their order, and what else is replaced; the others are inside."""
    found = list(_tokens(raw, body))
    closings = _closings(found)
    outermost: list[Item] = []
    around: list[tuple[Shortcode, int]] = []
    for number, token in enumerate(found):
        items = around[-1][0].items if around else outermost
        if not isinstance(token, _Tag):
            items.append(token)
        elif not token.closes:
            name, is_markup, tag, parameters, _ = token
            shortcode = Shortcode(name, is_markup, tag, raw, parameters)
            items.append(shortcode)
            if number in closings:
                around.append((shortcode, closings[number]))
        elif around and around[-1][1] == number:
            shortcode, _ = around.pop()
            shortcode.inner = Span(shortcode.tag.end, token.span.start)
            shortcode.end = token.span.end
    return outermost


def refused_call(raw: bytes, body: Span) -> Span | None:
    """The first call that Hugo refuses, from its start to where it gives up; it builds nothing."""
    names: set[str] = set()
    at = body.start
    for token in _tokens(raw, body):
        at = token.end
        if isinstance(token, _Tag):
            names.add(token.name)
    call = _CALL.search(raw, at, body.end)
    if call is None:
        return None
    closing = call[0][2:] + b"}}"
    reader = _TagReader(raw, call.start(), body.end, closing.replace(b"<", b">"), names)
    reader.read(is_markup=False)
    return Span(call.start(), reader.at)


def _tokens(raw: bytes, body: Span) -> Iterator[_Tag | Escaped | Divider]:
    names: set[str] = set()
    at = body.start
    divider = raw.find(_DIVIDER, *body)
    while call := _CALL.search(raw, at, body.end):
        start = call.start()
        if at <= divider < start:
            at = _skip(raw, divider + len(_DIVIDER), body.end)
            yield Divider(divider, at)
            divider = -1
            continue
        token = _read(raw, start, body.end, names)
        if token is None:
            return
        if isinstance(token, _Tag):
            names.add(token.name)
        at = token.end
        if divider < at:  # the first one that no tag contains counts
            divider = raw.find(_DIVIDER, at, body.end) if divider >= 0 else -1
        yield token
    if divider >= at:
        yield Divider(divider, _skip(raw, divider + len(_DIVIDER), body.end))


def _closings(tokens: list[_Tag | Escaped | Divider]) -> dict[int, int]:
    """Which tag closes which: the last one of its name; what was opened behind that has no end."""
    closings: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    for number, token in enumerate(tokens):
        if not isinstance(token, _Tag):
            continue
        if not token.closes:
            opened.append((number, token.name))
            waiting[token.name] += 1
            continue
        while waiting[token.name]:
            opener, name = opened.pop()
            waiting[name] -= 1
            if name == token.name:
                closings[opener] = number
                break
    return closings


def _skip(raw: bytes, at: int, end: int) -> int:
    match = _SPACES.match(raw, at, end)
    return match.end() if match else at


def _read(raw: bytes, start: int, end: int, names: set[str]) -> _Tag | Escaped | None:
    """The tag or the escaped call that starts here; None where Hugo stops with an error."""
    is_markup = raw[start + 2] == 37  # a percent sign
    closing = b"%}}" if is_markup else b">}}"
    if raw.startswith(b"/*", start + 3):
        close = raw.find(b"*/" + closing, start + 5, end)
        if close < 0:
            return None
        shown = raw[start : start + 3] + raw[start + 5 : close] + closing
        return Escaped(start, close + 5, shown)
    ordinary = _ORDINARY.match(raw, start, end)
    if ordinary and raw.startswith(closing, ordinary.end() - 3):
        slash, written, words = ordinary.groups()
        name = written.decode()
        if not slash or (not words and name in names):
            return _Tag(name, is_markup, Span(*ordinary.span()), None, bool(slash))
    return _TagReader(raw, start, end, closing, names).read(is_markup)


class _TagReader:
    def __init__(self, raw: bytes, start: int, end: int, closing: bytes, names: set[str]) -> None:
        self.raw = raw
        self.start = start
        self.at = start + 3
        self.end = end
        self.closing = closing
        self.names = names
        self.name = ""
        self.parameters: list[Parameter] = []
        self.closes = False

    def read(self, is_markup: bool) -> _Tag | None:
        while True:
            self.at = _skip(self.raw, self.at, self.end)
            if self.raw.startswith(self.closing, self.at):
                break
            if self.at >= self.end or not self.step():
                return None
        if not self.name:
            return None
        span = Span(self.start, self.at + 3)
        return _Tag(self.name, is_markup, span, self.parameters, self.closes)

    def step(self) -> bool:
        """Reads the next word, sign or value; whether Hugo would go on."""
        first = self.raw[self.at : self.at + 1]
        if first == b"/":
            self.at += 1
            if self.name:  # {{< name />}}: closed by itself
                behind = _skip(self.raw, self.at, self.end)
                return not self.raw[behind : behind + 1].isalnum()
            self.closes = True
            return bool(self.names)
        if not self.name:
            return self.read_name()
        if self.closes:
            return False
        if first in (b'"', b"`", b"\\"):
            return self.add_value("")
        return self.read_word()

    def read_name(self) -> bool:
        match = _NAME.match(self.word())
        if match is None:
            return False
        self.name = match[0]
        self.at += len(match[0].encode())
        return not self.closes or self.name in self.names

    def word(self) -> str:
        match = _BARE.match(self.raw, self.at, self.end)
        return match[0].decode("utf-8", "replace") if match else ""

    def read_word(self) -> bool:
        """A value by position, or a name and the value behind its sign."""
        match = _WORD.match(self.word())
        if match is None:
            return False
        start = self.at
        self.at += len(match[0].encode())
        sign = _skip(self.raw, self.at, self.end)
        if self.raw[sign : sign + 1] != b"=":
            self.parameters.append(Parameter("", match[0], Span(start, self.at)))
            return True
        self.at = _skip(self.raw, sign + 1, self.end)
        return self.add_value(match[0])

    def add_value(self, name: str) -> bool:
        first = self.raw[self.at : self.at + 1]
        pattern = {b'"': _QUOTED, b"`": _RAW, b"\\": _QUOTED_ESCAPED}.get(first)
        if pattern is None:
            match = _BARE.match(self.raw, self.at, self.end)
            span = match.span() if match else (self.at, self.at)
        else:
            match = pattern.match(self.raw, self.at, self.end)
            if match is None:
                return False
            span = match.span(1)
        self.at = match.end() if match else self.at
        written = self.raw[slice(*span)]
        if first == b'"' and b'\\"' in written:
            written = written.replace(b"\\", b"")
        value = written.decode("utf-8", "replace")
        self.parameters.append(Parameter(name, value, Span(*span)))
        return True
