"""Whether text that was written anew means what it should, told by reading it again."""

from __future__ import annotations

import re

from cms.frontmatter.promise import splice
from cms.markdown.documents import Document
from cms.markdown.goldmark.nodes import Heading
from cms.markdown.marks import pairs_around
from cms.markdown.options import MarkdownOptions
from cms.markdown.references import VERBATIM, ReferenceOptions, find_references
from cms.markdown.text import texts
from cms.model import Edit, Span
from cms.rules.base import Page
from cms.rules.text import options_of

_HEADING = re.compile(rb"^#", re.MULTILINE)


def means_something(page: Page, span: Span, text: str) -> bool:
    """Whether ``text`` in place of what stands at ``span`` is the heading, the strong emphasis or
    the link that it looks like."""
    raw, body, options = page.document.raw, page.document.body, options_of(page)
    written = text.encode("utf-8", "surrogateescape")
    new = splice(raw, [Edit(span, written)])
    new_body = Span(body.start, body.end + len(new) - len(raw))
    if text[0] == "#":
        return not text.rstrip().endswith(("#", "＃")) and _is_heading(
            new, new_body, span.start, options
        )
    if text[0] == "*":
        before = pairs_around(raw, body, span.start, options, VERBATIM)
        after = pairs_around(new, new_body, span.start, options, VERBATIM)
        end = span.start + len(written)
        own = (span.start, span.start + 2, end - 2, end)
        return (
            own in after.found
            and len(after.found) == len(before.found) + 1
            and len(after.literal) <= len(before.literal)
        )
    return _is_link(new, new_body, Span(span.start, span.start + len(written)), options)


def _is_heading(raw: bytes, body: Span, place: int, options: MarkdownOptions) -> bool:
    for text, _ in texts(raw, body, VERBATIM):
        starts = (match.start() for match in _HEADING.finditer(text.value))
        places = {start for start in starts if text.span(start, start + 1).start == place}
        if not places:
            continue
        return any(
            isinstance(block, Heading)
            and text.value.rfind(b"\n", 0, block.lines[0].start) + 1 in places
            for block, _ in Document(text.value, options, places).leaves()
        )
    return False


def _is_link(raw: bytes, body: Span, span: Span, options: MarkdownOptions) -> bool:
    return any(
        each.place == span and each.kind == "link" and each.form == "inline"
        for each in find_references(raw, body, ReferenceOptions(options))
    )
