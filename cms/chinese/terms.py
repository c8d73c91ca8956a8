"""Terms that a site wants converted its own way, or not at all."""

from typing import NamedTuple


class Term(NamedTuple):
    """A text and what to write for it, which is the text itself where it is protected.

    ``place`` tells where that is asked for: ``path:line:column``.
    """

    text: str
    meant: str
    place: str = ""
