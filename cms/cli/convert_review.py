"""``cms convert --review``: the choices of a conversion, listed or accepted."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cms.model import msg
from cms.report.counts import counted
from cms.report.text import harmless

if TYPE_CHECKING:
    from cms.engine.convert.review import Decision
    from cms.engine.convert.wish import Wish


def review_files(
    paths: Sequence[Path], wish: Wish, overrides: Mapping[str, object], *, is_accepted: bool
) -> int:
    """Lists what nobody accepted yet; the exit code is 1 where that is anything."""
    from cms.engine.convert.review import accept, review_conversion

    number = 0
    is_refused = False
    for review in review_conversion(paths, wish, overrides, os.environ):
        for refused in review.refused:
            sys.stderr.write(f"cms: {harmless(f'{refused.path}: {refused.reason}')}\n")
            is_refused = True
        for decision in review.decisions:
            sys.stdout.write(f"{harmless(_line(decision))}\n")
        number += len(review.decisions)
        if is_accepted and review.decisions:
            accept(review)
    choices = counted(number, "choice") if number else msg("no choices")
    accepted = msg("Accepted {choices}.", choices=choices)
    found = msg("Found {choices}.", choices=choices)
    sys.stdout.write(f"{accepted if is_accepted else found}\n")
    return int(is_refused or (number > 0 and not is_accepted))


def _line(decision: Decision) -> str:
    """``a.md:3:5: 后 becomes 後 in 台风过后, or 后``."""
    others = ", ".join(each for each in decision.candidates if each != decision.chosen)
    place = f"{decision.path}:{decision.line}:{decision.column}"
    choice = msg(
        "{source} becomes {chosen} in {clause}, or {others}",
        source=decision.source,
        chosen=decision.chosen,
        clause=decision.clause,
        others=others,
    )
    return f"{place}: {choice}"
