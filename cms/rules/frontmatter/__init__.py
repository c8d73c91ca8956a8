"""Front matter that Hugo cannot read, or reads otherwise than its author meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.rules.base import Page

LONGEST = 40
"""Characters of a text that a message repeats."""


def written(page: Page) -> str:
    """The beginning of what stands where the front matter breaks."""
    (start, end), _ = page.problem
    # A character has four bytes at most.
    piece = page.document.raw[start : min(end, start + 4 * LONGEST)]
    return beginning(piece.decode("utf-8", "replace"))


def beginning(text: str) -> str:
    """The first line of a text, cut where it is long."""
    first = text.strip().partition("\n")[0].rstrip()
    return first if len(first) <= LONGEST else first[: LONGEST - 1] + "…"
