"""How the address of a body is written where it stands; see ``cms.markdown.spelling``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.markdown import spelling
from cms.markdown.spelling import escape, parts

if TYPE_CHECKING:
    from cms.engine.move.addresses import Address
    from cms.model import Edit

__all__ = ["edit", "escape", "form_of", "parts"]


def edit(raw: bytes, address: Address, path: str, text: str) -> Edit:
    """What makes of an address one with another ``path``; ``text`` is all of it."""
    return spelling.edit(
        raw, spelling.Written(address.text, address.span, address.form), path, text
    )


def form_of(raw: bytes, address: Address) -> str:
    """The form of an address, with that between angle brackets told apart."""
    if address.use == "ref":
        return "ref"
    return spelling.form_between(raw, address.span, address.form)
