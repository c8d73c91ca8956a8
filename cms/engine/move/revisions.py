"""What a plan changes, file by file."""

import os
from collections.abc import Iterator
from pathlib import Path

from cms.engine.move.plan import Plan
from cms.engine.move.renames import moved
from cms.engine.workspace import shown_path
from cms.model.revision import Revision


def revisions(plan: Plan) -> list[Revision]:
    """The files that are edited or renamed, in the order of their old paths."""
    here = str(Path.cwd())
    edits = {each.location: each for each in plan.edits}
    found = []
    for location in sorted({*edits, *_renamed(plan)}):
        edit = edits.get(location)
        before, after = (edit.before, edit.after) if edit else (b"", b"")
        new = moved(location, plan.renames)
        found.append(Revision(shown_path(location, here), shown_path(new, here), before, after))
    return found


def _renamed(plan: Plan) -> Iterator[str]:
    """The files that get other names, as they are called now."""
    seen: dict[str, str] = {}  # a later step may rename what an earlier one brought
    for old, new in plan.renames:
        origin = next((before for before, after in seen.items() if after == old), old)
        seen[origin] = new
        if Path(origin).is_dir():
            yield from (
                str(Path(folder) / name) for folder, _, names in os.walk(origin) for name in names
            )
        else:
            yield origin
