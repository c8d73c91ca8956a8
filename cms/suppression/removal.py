"""Comments that suppress findings, taken out again: whole, or some of their selectors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from cms.frontmatter.lines import Lines
from cms.model import Edit, Span

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.suppression.comments import Suppression

_BLANKS = b" \t"
# To a line at the margin below a blank one nothing above matters, unless it goes on with a list.
_GOES_ON = re.compile(rb"[ \t]|[-*+:][ \t]|[0-9]{1,9}[.)][ \t]")
# Text or an image: no heading, whose address the comment is a part of, and no row of a table.
_TEXT = re.compile(rb"(?:[ \t>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*(?:!\[|[A-Za-z\x80-\xff])")
_UNDERLINE = re.compile(rb"[ \t>]*(?:-+|=+)[ \t]*\Z")


def removal(document: Document, comment: Suppression, numbers: Collection[int]) -> tuple[Edit, ...]:
    """Edits that take these selectors out of a comment, and the comment with the last of them."""
    if len(numbers) < len(comment.selectors):
        return tuple(Edit(span, b"") for span in _selectors(comment, numbers))
    return (Edit(_whole(document, comment.span), b""),)


def _selectors(comment: Suppression, numbers: Collection[int]) -> Iterator[Span]:
    """Each selector with what stands between it and the one before, or behind if that goes too."""
    for number in numbers:
        if any(each not in numbers for each in range(number)):
            yield Span(comment.spans[number - 1].end, comment.spans[number].end)
        else:
            yield Span(comment.spans[number].start, comment.spans[number + 1].start)


def _whole(document: Document, span: Span) -> Span:
    """A comment with its line where nothing else is there, else with the blanks before it."""
    raw = document.raw
    part = document.body if span.start >= document.body.start else document.head
    lines = Lines(raw)
    first, last = lines.number(span.start), lines.number(span.end - 1)
    start, end = max(lines.start(first), part.start), min(lines.end(last), part.end)
    behind = raw[span.end : end]
    before = raw[start : span.start]
    if before.strip(_BLANKS):
        return Span(span.start - (len(before) - len(before.rstrip(_BLANKS))), span.end)
    if behind.strip(_BLANKS):
        return Span(span.start, span.end + len(behind) - len(behind.lstrip(_BLANKS)))
    return Span(start, min(lines.start(last + 1), part.end) if last < len(lines) else end)


def changes_nothing_else(document: Document, comment: Suppression) -> bool:
    """Whether Hugo makes the same page without a comment in the body, as far as that is plain."""
    raw, (body, end) = document.raw, document.body
    lines = Lines(raw)
    first, last = lines.number(comment.span.start), lines.number(comment.span.end - 1)

    def line(number: int) -> bytes:
        if not lines.number(body) <= number <= len(lines):
            return b""
        return raw[max(lines.start(number), body) : min(lines.end(number), end)]

    before = raw[max(lines.start(first), body) : comment.span.start]
    if line(last)[comment.span.end - lines.start(last) :].strip(_BLANKS):
        return False
    if before:
        is_apart = before.endswith((b" ", b"\t"))
        return bool(is_apart and _TEXT.match(before) and not _UNDERLINE.match(line(last + 1)))
    return not line(first - 1).strip() and not _GOES_ON.match(line(last + 1))
