"""What stands in a comment that suppresses findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cms.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIRECTIVE = re.compile(rb"cms:[ \t]*ignore(?P<of_file>-file)?(?![\w-])")
# Full-width commas are what a Chinese keyboard makes.
_SELECTOR = re.compile(rb"(?:[\s,]|\xef\xbc\x8c|\xe3\x80\x81)*(?P<name>[A-Za-z]\w*(?:-\w+)*)")


class Directive:
    """Whether a comment is about the whole file, and its selectors with their places."""

    __slots__ = ("of_file", "selectors", "spans")

    def __init__(self, of_file: bool, selectors: tuple[str, ...], spans: tuple[Span, ...]) -> None:
        self.of_file = of_file
        self.selectors = selectors
        self.spans = spans


def read_directive(raw: bytes, start: int, end: int) -> Directive | None:
    """The directive that begins at ``start``, in a comment that ends at ``end``."""
    match = _DIRECTIVE.match(raw, start, end)
    if match is None:
        return None
    of_file = match["of_file"] is not None
    found = list(_selectors(raw, match.end(), end))
    if not found:
        return Directive(of_file, ("",), (Span(match.end(), match.end()),))
    selectors = tuple(raw[slice(*span)].decode() for span in found)
    return Directive(of_file, selectors, tuple(found))


def _selectors(raw: bytes, start: int, end: int) -> Iterator[Span]:
    while match := _SELECTOR.match(raw, start, end):
        yield Span(*match.span("name"))
        start = match.end()
