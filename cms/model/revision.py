"""A file before and after, for readers of a diff."""

from typing import NamedTuple


class Revision(NamedTuple):
    """Paths from the current folder, with forward slashes, and the bytes."""

    old: str
    new: str
    before: bytes
    after: bytes
