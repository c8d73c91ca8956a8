"""Repairs of emphasis that are proven by reading the text again."""

from __future__ import annotations

import re

from cms.frontmatter.promise import splice
from cms.markdown.emphasis import LiteralMark, Repair
from cms.markdown.marks import pairs_around
from cms.markdown.options import MarkdownOptions
from cms.markdown.references import VERBATIM, ReferenceOptions, find_references
from cms.model import Span

_MARK = re.compile(rb"[*_~]")


def proven_repair(
    raw: bytes, body: Span, found: LiteralMark, options: MarkdownOptions
) -> Repair | None:
    """The first repair after which readers see the same text, with the emphasis that was meant.

    A zero-width space would be copied with the text, and signs of ASCII may be those of Markdown.
    """
    for repair in found.repairs:
        if repair.kind == "zero-width-space" or moves_ascii(raw, repair):
            continue
        if _is_proven(raw, body, found, repair, options):
            return repair
    return None


def moves_ascii(raw: bytes, repair: Repair) -> bool:
    """Whether a repair moves signs that may mean something to Markdown elsewhere."""
    moved = (raw[slice(*span)] for span, text in repair.edits if not text)
    return any(signs.isascii() for signs in moved)


def _is_proven(
    raw: bytes, body: Span, found: LiteralMark, repair: Repair, options: MarkdownOptions
) -> bool:
    """Whether the marks open and close then, what worked does so, and no links differ.

    No repair adds marks or takes any away, so that they are told by their number.
    """
    new = splice(raw, repair.edits)
    new_body = Span(body.start, body.end + len(new) - len(raw))
    place = found.opening.span.start
    before = pairs_around(raw, body, place, options, VERBATIM)
    after = pairs_around(new, new_body, place, options, VERBATIM)
    first = len(_MARK.findall(raw, 0, place))
    inside = len(_MARK.findall(raw, place, found.closing.span.start))
    size = len(found.mark)
    own = first, first + size, first + inside, first + inside + size
    return (
        own in after.found
        and after.literal < before.literal
        and before.found & before.meant <= after.found
        and after.found <= before.found | before.meant
        and _addresses(raw, body, options) == _addresses(new, new_body, options)
    )


def _addresses(raw: bytes, body: Span, options: MarkdownOptions) -> list[tuple[str, str]]:
    references = find_references(raw, body, ReferenceOptions(options))
    return [(each.form, each.destination) for each in references]
