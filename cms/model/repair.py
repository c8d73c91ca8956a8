"""What became of files that fixes were applied to."""

from typing import NamedTuple

from cms.model.diagnostic import Diagnostic
from cms.model.message import Message
from cms.model.revision import Revision


class Repaired(NamedTuple):
    """A file that fixes change: its bytes before and after, and the findings that were fixed.

    ``renamed`` is its new path, if it gets one.
    """

    path: str
    before: bytes
    after: bytes
    fixed: tuple[Diagnostic, ...]
    renamed: str = ""

    @property
    def revision(self) -> Revision:
        """The file before and after."""
        return Revision(self.path, self.renamed or self.path, self.before, self.after)


class Refused(NamedTuple):
    """A finding whose fix was not applied, and why."""

    diagnostic: Diagnostic
    reason: Message


class Failure(NamedTuple):
    """A file that could not be written, and why; its findings remain."""

    path: str
    reason: str
