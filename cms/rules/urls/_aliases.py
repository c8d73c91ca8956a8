"""Aliases taken out of front matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cms.model import Applicability, Fix, KeyAt, Place, Span, msg
from cms.rules.fixes import fix

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


def without_alias(place: Place, level: Applicability) -> Callable[[Document], Fix | None] | None:
    """The fix that removes the alias at a place, with its key where it is the only one.

    None for one of several in one text.
    """
    if isinstance(place, Span | KeyAt):
        return None
    route = place

    def removed(document: Document) -> Fix | None:
        from cms.frontmatter.patch import remove

        value = document.data.get("aliases")
        if isinstance(value, list):
            patch = remove(document, route if len(value) > 1 else ("aliases",))
        elif isinstance(value, str) and len(value.split()) == 1:
            patch = remove(document, ("aliases",))
        else:
            patch = None
        return fix(msg("remove the alias"), patch, level)

    return removed
