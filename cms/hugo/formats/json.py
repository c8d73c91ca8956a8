"""JSON as Hugo reads it: values, places and problems.

Hugo uses Go's ``encoding/json``: every number is a float, of equal keys the last wins, half a
surrogate pair becomes U+FFFD. Python's ``json`` takes NaN, keeps half pairs, and does not tell
where a value stands.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator

from cms.hugo.formats.mistakes import ReadingError, mistake, string_mistake, value_mistake
from cms.hugo.formats.syntax import Decoded, Problem, lower_keys
from cms.hugo.formats.written import ListNode, MappingNode, Node, NodeMarks, plain

_BLANKS = re.compile(r"[\t\n\r ]*")
# The last group is the closing quote, empty where the string cannot be read on.
_STRING = re.compile(
    r'"([^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*)("?)'
)
_ATOM = re.compile(
    r"(?:(true|false|null)|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])"
)
_WORDS = {"true": True, "false": False, "null": None}
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_SINGLE_QUOTED = re.compile(r"'(?:[^'\r\n]*')?")
_BARE_KEY = re.compile(r"[\w$-]+")
_REST = re.compile(r"[^\r\n,\]}]*")


def decode_json(text: str) -> Decoded:
    """Read JSON; ``null`` counts as an empty mapping."""
    reader = _Reader(text)
    try:
        root = reader.read()
        data = plain(root)
        if data is not None and not isinstance(root, MappingNode):
            return Decoded(None, Problem("not-a-mapping", *root.span), None)
        return Decoded(lower_keys(data or {}), None, NodeMarks(root))
    except ReadingError as error:
        return Decoded(None, error.problem, None)
    except RecursionError:
        return Decoded(None, Problem("too-deep", reader.index, len(text)), None)


class _Reader:
    """One pass over a text; ``index`` is the next character to read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = 0

    def read(self) -> Node:
        """The whole text; raises ``ReadingError`` where it cannot be read on."""
        self._skip_blanks()
        root = self._read_value()
        self._skip_blanks()
        if self.index < len(self.text):
            raise ReadingError(_separator_mistake(self.text, 0, self.index))
        return root

    def _skip_blanks(self) -> None:
        match = _BLANKS.match(self.text, self.index)
        self.index = match.end() if match else self.index

    def _take(self, token: str) -> bool:
        taken = self.text.startswith(token, self.index)
        self.index += taken
        return taken

    def _read_value(self) -> Node:
        start = self.index
        if self.text.startswith("{", start):
            return self._read_object()
        if self.text.startswith("[", start):
            return self._read_array()
        if self.text.startswith('"', start):
            value: object = self._read_string()
        else:
            value = self._read_atom()
        return Node(start, self.index, value)

    def _read_object(self) -> MappingNode:
        node = MappingNode(self.index, 0)
        for key_start in self._separated("{", "}"):
            if not self.text.startswith('"', key_start):
                raise ReadingError(_key_mistake(self.text, key_start))
            name = self._read_string()
            key_span = key_start, self.index
            self._skip_blanks()
            if not self._take(":"):
                raise ReadingError(_colon_mistake(self.text, key_span, self.index))
            self._skip_blanks()
            node.members.append((name, key_span, self._read_value()))
        node.end = self.index
        return node

    def _read_array(self) -> ListNode:
        node = ListNode(self.index, 0)
        for _ in self._separated("[", "]"):
            node.items.append(self._read_value())
        node.end = self.index
        return node

    def _separated(self, opening: str, closing: str) -> Iterator[int]:
        """The start of each element of an object or array, for the caller to read it there."""
        start = self.index
        self._take(opening)
        self._skip_blanks()
        if self._take(closing):
            return
        while True:
            if problem := _element_mistake(self.text, start, self.index):
                raise ReadingError(problem)
            yield self.index
            self._skip_blanks()
            if self._take(closing):
                return
            comma = self.index
            if not self._take(","):
                raise ReadingError(_separator_mistake(self.text, start, comma))
            self._skip_blanks()
            if self.text.startswith(closing, self.index):
                raise ReadingError(Problem("trailing-comma", comma, comma + 1))

    def _read_string(self) -> str:
        start = self.index
        match = _STRING.match(self.text, start)
        if match is None or not match[2]:
            raise ReadingError(_string_mistake(self.text, start, match.end() if match else start))
        self.index = match.end()
        if "\\" not in match[1]:
            return match[1]
        value: str = json.loads(match[0])
        return _HALF_PAIR.sub("\ufffd", value)

    def _read_atom(self) -> bool | float | None:
        match = _ATOM.match(self.text, self.index)
        if match is None:
            raise ReadingError(_value_mistake(self.text, self.index))
        self.index = match.end()
        if match[1]:
            return _WORDS[match[1]]
        value = float(match[0])
        if math.isinf(value):
            raise ReadingError(Problem("number-out-of-range", *match.span(), match[0]))
        return value


def _element_mistake(text: str, opening: int, at: int) -> Problem | None:
    """At ``at`` an element of the object or array that starts at ``opening`` should start."""
    if at == len(text):
        return Problem("unclosed-flow", opening, opening + 1, text[opening])
    if text.startswith(",", at):
        return Problem("missing-comma", at, at + 1, ",")
    return None


def _key_mistake(text: str, at: int) -> Problem:
    if single := _SINGLE_QUOTED.match(text, at):
        return Problem("single-quotes", *single.span(), single[0])
    if problem := mistake(text, at):
        return problem
    if bare := _BARE_KEY.match(text, at):
        return Problem("unquoted-key", *bare.span(), bare[0])
    return Problem("json-syntax", at, at + 1)


def _colon_mistake(text: str, key_span: tuple[int, int], at: int) -> Problem:
    return mistake(text, at) or Problem("missing-colon", *key_span, text[slice(*key_span)])


def _value_mistake(text: str, at: int) -> Problem:
    if single := _SINGLE_QUOTED.match(text, at):
        return Problem("single-quotes", *single.span(), single[0])
    problem = value_mistake(text, at, nested=True)
    # JSON has no dates: they want quotes.
    return problem._replace(kind="unquoted-string") if problem.kind == "bad-date" else problem


def _separator_mistake(text: str, opening: int, at: int) -> Problem:
    """At ``at`` the object or array that starts at ``opening`` should go on or close."""
    if at == len(text) or text[at] in "]}":
        return Problem("unclosed-flow", opening, opening + 1, text[opening : opening + 1])
    if problem := mistake(text, at):
        return problem
    if text[at - 1] == '"':
        rest = _REST.match(text, at)
        end = rest.end() if rest else at
        return Problem("text-after-quote", at, max(end, at + 1), text[at:end])
    return Problem("missing-comma", at, at + 1)


def _string_mistake(text: str, start: int, stop: int) -> Problem:
    character = text[stop : stop + 1]
    if character and character < " ":
        return Problem("control-character", stop, stop + 1, f"U+{ord(character):04X}")
    return string_mistake(text, start, stop)
