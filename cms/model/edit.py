"""The vocabulary of fixes: bytes to replace, why, and how sure we are."""

from enum import IntEnum
from typing import NamedTuple

from cms.model.message import Message
from cms.model.span import Span


class Edit(NamedTuple):
    """Replaces the bytes of ``span``; an empty span inserts, an empty text deletes."""

    span: Span
    text: bytes


class Applicability(IntEnum):
    """How sure a fix is: safe means Hugo builds the same site, or built nothing before."""

    SHOWN = 0
    UNSAFE = 1
    SAFE = 2


class Fix(NamedTuple):
    """Edits that belong together: all of them are applied, or none. The title is an imperative."""

    title: Message
    edits: tuple[Edit, ...]
    applicability: Applicability
