"""The moment that a run judges by."""

import time
from typing import NamedTuple

from cms.errors import UsageError
from cms.model.message import msg


class Moment(NamedTuple):
    """Seconds since 1970 UTC, and the offset that the user wrote, in seconds east."""

    unix: int
    offset: int | None = None


def read_clock(text: str | None) -> Moment:
    """The moment of ``--clock``, in any form that Hugo takes for a date; now when it is None."""
    if text is None:
        return Moment(int(time.time()))
    from cms.hugo.time.dates import parse_date

    moment = parse_date(text, None)
    if moment is None:
        raise UsageError(
            msg("--clock {text} is not a date", text=text), msg("2025-02-07T22:00:00+08:00")
        )
    return Moment(moment.unix, moment.offset)
