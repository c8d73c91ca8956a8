"""The vocabulary of fixes: bytes to replace, what they are to change, and how sure we are."""

from enum import Enum, IntEnum
from typing import Literal, NamedTuple

from cms.model.message import Message
from cms.model.span import Route, Span


class Edit(NamedTuple):
    """Replaces the bytes of ``span``; an empty span inserts, an empty text deletes."""

    span: Span
    text: bytes


class Applicability(IntEnum):
    """How sure a fix is.

    Safe is what the author means for certain, and what neither publishes nor withdraws a page.
    What is only shown is never applied.
    """

    SHOWN = 0
    UNSAFE = 1
    SAFE = 2


class Removed(Enum):
    """The class of ``REMOVED``; its one member is itself in every process."""

    REMOVED = "removed"


REMOVED: Literal[Removed.REMOVED] = Removed.REMOVED
"""In place of a value: the entry, or the item of a list, is gone."""


class Change(NamedTuple):
    """What the front matter holds at ``route`` once a fix is applied.

    Routes count as in the front matter before the fix: with the second of three tags removed, the
    third is still ``("tags", 2)``. One past the last item appends to a list.
    """

    route: Route
    value: object


class Fix(NamedTuple):
    """Edits that belong together: all of them are applied, or none. The title is an imperative.

    ``changes`` is the promise: the decoded front matter differs in these routes and in no other.
    With ``body`` the edits are in the body, and the front matter stays as it is. Where Hugo could
    not read the front matter, the promise is that it can afterwards, whatever comes out.

    With ``rename`` there are no edits; the file gets this name in its folder, and what leads to it
    follows.
    """

    title: Message
    edits: tuple[Edit, ...]
    applicability: Applicability
    changes: tuple[Change, ...] = ()
    body: bool = False
    rename: str = ""
