"""Comments in front matter that suppress findings."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from cms.model import Span
from cms.suppression.comments import LAST_LINE, Suppression
from cms.suppression.directive import read_directive
from cms.suppression.layout import Layout
from cms.suppression.rough_layout import RoughLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.frontmatter.document import Document


_SIGN = re.compile(rb"#+[ \t]*(?=cms:)")


def suppressions_in_head(document: Document) -> Iterator[Suppression]:
    """Those of a YAML or TOML front matter, as far as it can be read."""
    raw, (at, end) = document.raw, document.head
    if document.format not in ("yaml", "toml") or raw.find(b"cms:", at, end) < 0:
        return
    layout = Layout(document) if document.problem is None else RoughLayout(document)
    while (at := raw.find(b"cms:", at, end)) >= 0:
        line = layout.lines.number(at)
        at = min(layout.lines.end(line), end)
        comment = layout.comment(line)
        if comment is not None:
            yield from _in_comment(layout, line, Span(comment, at))


def _in_comment(layout: Layout | RoughLayout, line: int, comment: Span) -> Iterator[Suppression]:
    """What one comment holds; ``# a note # cms: ignore DT002`` is fine too."""
    raw = layout.raw
    signs = [
        match
        for match in _SIGN.finditer(raw, *comment)
        if match.start() == comment.start or raw[match.start() - 1] in b" \t"
    ]
    for sign, following in zip_longest(signs, signs[1:]):
        end = following.start() if following else comment.end
        directive = read_directive(raw, sign.end(), end)
        if directive is None:
            continue
        first, last = 1, LAST_LINE
        if not directive.of_file:
            alone = not raw[layout.lines.start(line) : comment.start].strip()
            covered = layout.below if alone else layout.beside
            first, last = covered(line, comment.start)
        span = Span(sign.start(), sign.start() + len(raw[sign.start() : end].rstrip()))
        yield Suppression(directive.selectors, first, last, span, directive.spans)
