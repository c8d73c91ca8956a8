"""The headings of a body and the ids that Hugo gives them.

Follows Hugo ``markup/goldmark/autoid.go`` and goldmark's ``parser/atx_heading.go``: the id comes
from the last line of the heading as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from cms.markdown.documents import Document
from cms.markdown.goldmark.nodes import DefinitionList, Heading
from cms.markdown.text import texts
from cms.model import Span

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions

_SIGN = re.compile(rb"(?:\A|\n)[ >*+.):0-9-]*(?:#{1,6}[ \t]|[=-]+[ \t\r]*(?=\n|\Z))")
_ID = re.compile(rb"\{[^}\n]*?(?:#([^ \t\n\r!-,./;-@\[-^`{-~]+)|\bid=\"?([^\"}\s]+))[^}\n]*\}")


class HeadingLine(NamedTuple):
    """A heading's last line: where it is, and the id that its author gave it."""

    text: str
    span: Span
    id: str


def find_headings(
    raw: bytes, body: Span, options: MarkdownOptions, verbatim: frozenset[str]
) -> list[HeadingLine]:
    """The headings of the page's own text, in order; those in other shortcodes are theirs."""
    text, _ = next(texts(raw, body, verbatim))
    places = {match.end() - 1 for match in _SIGN.finditer(text.value)}
    if not places:
        return []
    document = Document(text.value, options, places)
    found = []
    for block, _ in document.leaves():
        if isinstance(block, Heading) and not isinstance(block.parent, DefinitionList):
            start, stop, _ = block.lines[-1]
            line_end = text.value.find(b"\n", stop)
            rest = text.value[stop : line_end if line_end >= 0 else len(text.value)]
            given = _ID.search(rest) if options.heading_attributes else None
            name = (given[1] or given[2]).decode("utf-8", "replace") if given else ""
            words = text.value[start:stop].decode("utf-8", "replace")
            found.append(HeadingLine(words, text.span(start, stop), name))
    return found


def heading_ids(headings: Iterable[HeadingLine], id_type: str) -> list[str]:
    """The ids by ``autoHeadingIDType``; one that is taken gets a number."""
    taken: set[str] = set()
    ids = []
    for heading in headings:
        ids.append(heading.id or _free(heading.text, id_type, taken))
        taken.add(ids[-1])
    return ids


def _free(text: str, id_type: str, taken: Container[str]) -> str:
    base = name = _sanitised(text, id_type) or "heading"
    number = 0
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _sanitised(text: str, id_type: str) -> str:
    if id_type == "blackfriday":
        return _blackfriday(text)
    if id_type == "github-ascii":
        text = "".join(char for char in normalize("NFD", text) if category(char) != "Mn")
    return "".join(_of_github(text.strip(), is_ascii=id_type == "github-ascii"))


def _of_github(text: str, *, is_ascii: bool) -> Iterator[str]:
    for char in text:
        if is_ascii and not char.isascii():
            continue
        if char in "- ":
            yield "-"
        elif char == "_" or category(char)[0] == "L" or category(char) == "Nd":
            yield char.lower()


def _blackfriday(text: str) -> str:
    name = ""
    is_dash = False
    for char in text:
        if category(char)[0] in "LN":
            name += "-" * (is_dash and bool(name)) + char.lower()
            is_dash = False
        else:
            is_dash = True
    return name
