"""What findings about a page rest on besides its bytes and the plan: the clock, and the disk.

Whoever keeps findings for later needs to know when they no longer hold.
"""

from __future__ import annotations

from typing import Any, Literal

Question = tuple[Literal["static", "assets", "folder", "templates", "schemas"], str]
"""What was asked of the disk: a file below ``static`` or ``assets``, or the names in a folder.

Templates and files of schemas are asked for as a whole.
"""

ALWAYS = (-(1 << 62), 1 << 62)


class Grounds:
    """What was asked since ``clear``: findings hold from the second ``since`` to before ``until``.

    Seconds count from 1970 UTC; ``now`` is the moment judged. ``asked`` has the answers of the
    disk: whether a file is there, the names in a folder and whether each is one; else None.
    """

    def __init__(self, now: int) -> None:
        self.now = now
        self.asked: dict[Question, Any] = {}
        self.since, self.until = ALWAYS

    def clear(self) -> None:
        """Forgets what was asked."""
        self.asked.clear()
        self.since, self.until = ALWAYS

    def hold(self, since: int, until: int) -> None:
        """Notes that something holds from a second to before another only."""
        self.since = max(self.since, since)
        self.until = min(self.until, until)

    def compare(self, moment: int) -> None:
        """Notes that ``now`` is compared with a moment."""
        if self.now < moment:
            self.hold(self.since, moment)
        elif self.now > moment:
            self.hold(moment + 1, self.until)
        else:
            self.hold(moment, moment + 1)
