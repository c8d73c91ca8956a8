"""Rules about Hugo's own fields and the values it makes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cms.model import Applicability, Fix, Route, msg
from cms.rules.fixes import fix

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_WORDS = {
    **dict.fromkeys(("true", "t", "yes", "y", "on", "1", "是", "真", "对", "對"), True),
    **dict.fromkeys(("false", "f", "no", "n", "off", "0", "", "否", "假"), False),
}
_SEPARATOR = re.compile("[,;，；、]")


def meant_as_bool(value: object) -> bool | None:
    """The boolean that people mean by a value, None where nobody can tell."""
    if isinstance(value, (int, float)):
        return bool(value)
    return _WORDS.get(value.strip().lower()) if isinstance(value, str) else None


def boolean(
    document: Document, route: Route, meant: bool | None, applicability: Applicability
) -> Fix | None:
    """Writes the boolean that is meant, if anybody can tell."""
    if meant is None:
        return None
    from cms.frontmatter.patch import replace_value

    title = msg("write {value}", value=str(meant).lower())
    return fix(title, replace_value(document, route, meant), applicability)


def items_of(value: object) -> list[str]:
    """The items that people part by commas in a text; none of anything else."""
    pieces = _SEPARATOR.split(value) if isinstance(value, str) else []
    return [piece.strip() for piece in pieces if piece.strip()]


def as_list(document: Document, route: Route, value: object) -> Fix | None:
    """Writes a list in place of a text with several items."""
    items = items_of(value)
    if len(items) < 2:
        return None
    from cms.frontmatter.patch import replace_value

    patch = replace_value(document, route, items)
    return fix(msg("write a list"), patch, Applicability.UNSAFE)
