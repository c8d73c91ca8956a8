"""What each format must know about how values are written in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class Style(Protocol):
    """How a document writes keys and values.

    What is yielded are texts to try in turn, the one nearest to the author's hand first, and the
    last one the surest. None at all means that the format cannot say such a thing.
    """

    @property
    def colon(self) -> str:
        """What stands between a key and its value."""
        ...

    def values(self, value: Any, old: str = "", like: str = "", *, flow: bool) -> Iterator[str]:
        """The value on one line: instead of ``old``, or as the value ``like`` is written.

        ``flow`` tells whether it stands in brackets.
        """
        ...

    def keys(self, name: str, old: str = "") -> Iterator[str]:
        """The name of a key, instead of ``old``."""
        ...

    def read(self, value: Any) -> Any:
        """What becomes of a value that is written in this format and read again."""
        ...
