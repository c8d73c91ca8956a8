"""Fixes as rules make them, from patches that ``cms.frontmatter.patch`` has proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.model import Applicability, Fix, Message

if TYPE_CHECKING:
    from cms.frontmatter.patch import Patch


def fix(
    title: Message, patch: Patch | None, applicability: Applicability = Applicability.SAFE
) -> Fix | None:
    """A fix that applies a patch; none where nothing can be done, or nothing needs to be."""
    if patch is None or not patch.edits:
        return None
    return Fix(title, patch.edits, applicability, patch.changes)
