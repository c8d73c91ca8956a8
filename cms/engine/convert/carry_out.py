"""A planned conversion written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cms.engine.convert.plan import Outcome
from cms.engine.convert.record import Entry, digest, read_record, write_record
from cms.errors import InputError
from cms.model.message import msg
from cms.model.revision import Revision
from cms.writing import replace_file


def carry_out(outcome: Outcome) -> None:
    """Writes the files, and then the record of what was written.

    Raises ``InputError``, ``FileChangedError`` where somebody changed a file meanwhile; a second
    run does what is left.
    """
    for location, before, after in outcome.written:
        path = Path(location)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise InputError(
                msg("{path} cannot be made: {reason}", path=path.parent, reason=reason)
            ) from None
        replace_file(path, after, expected=before)
    for root, pages in outcome.twins:
        known = read_record(root)
        new = {
            name: Entry(digest(page.after), digest(page.original)) for name, page in pages.items()
        }
        if not new.items() <= known.items():
            write_record(root, known | new)


def revisions(outcome: Outcome, shown: Iterable[str]) -> list[Revision]:
    """The written files for a diff, by their shown paths."""
    return [
        Revision(name, name, before or b"", after)
        for name, (_, before, after) in zip(shown, outcome.written, strict=True)
    ]
