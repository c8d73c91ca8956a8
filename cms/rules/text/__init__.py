"""Rules about the text itself, mostly about what goes wrong in Chinese only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from cms.model import Span

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions
    from cms.rules.base import Page


def is_markdown(page: Page) -> bool:
    """Whether Hugo reads the body as Markdown."""
    return page.fields.media_type == "text/markdown"


def options_of(page: Page) -> MarkdownOptions:
    """How Hugo reads Markdown in the page's language."""
    return page.site.image_options(page.file.language).markdown


def span_in(text: str, body: Span, start: int, end: int) -> Span:
    """The bytes of the file that characters of its decoded body stand in."""
    first = body.start + _size(text[:start])
    return Span(first, first + _size(text[start:end]))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def outside_code(raw: bytes, body: Span, spans: Iterable[Span]) -> Collection[Span]:
    """Those that are in no code and in no comment; of code in a line it is told by the quotes."""
    from cms.suppression.markdown import find_comments

    found = find_comments(raw, body)
    hidden = [*found.code_blocks, *found.comments]
    return [
        span
        for span in spans
        if not raw.count(b"`", raw.rfind(b"\n", 0, span.start) + 1, span.start) % 2
        and not any(start <= span.start < end for start, end in hidden)
    ]
