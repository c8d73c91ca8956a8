"""What the scanner hands to the parser, and how both give up."""

from typing import NamedTuple

from cms.hugo.formats.syntax import ProblemKind


class Token(NamedTuple):
    """A piece of YAML.

    ``kind`` is the indicator itself (``-``, ``?``, ``:``, ``,``, a bracket, ``&``, ``*``, ``%``,
    ``<<``, ``---``, ``...``), ``tag``, or the form of a scalar: ``plain``; ``text``, which is a
    plain scalar that is text whatever it looks like; ``single`` and ``double`` quotes; ``block``.
    ``text`` is the content with quotes, escapes and folding resolved.

    ``line`` and ``column`` are 1-based and where goccy/go-yaml believes the token to be, since
    its parser compares columns. ``start`` and ``end`` are true character offsets,
    ``last_line`` is the line on which the token ends, and ``broken`` tells whether a line break
    is in it or behind it before anything else.
    """

    kind: str
    text: str
    line: int
    column: int
    start: int
    end: int
    last_line: int
    broken: bool = False


SCALARS = frozenset(("plain", "text", "single", "double", "block"))
SCALAR_TAGS = frozenset(
    ("!!int", "!!float", "!!str", "!!binary", "!!timestamp", "!!bool", "!!null")
)
KNOWN_TAGS = SCALAR_TAGS | {"!!seq", "!!map", "!!omap", "!!set", "!!merge"}
"""Tags that let the plain scalar behind them keep its own type; behind others it is text."""

QUOTED = frozenset(("single", "double"))

MAX_DEPTH = 100
"""Levels of nesting that are followed. Hugo follows 10,000; front matter has three or four."""


class RefusalError(Exception):
    """Hugo cannot read the text; the arguments are those of ``Problem``."""

    def __init__(self, kind: ProblemKind, start: int, end: int, detail: str = "") -> None:
        super().__init__(kind, start, end, detail)
        self.kind = kind
        self.start = start
        self.end = end
        self.detail = detail
