"""Files written, several at a time where that pays."""

from collections.abc import Sequence
from pathlib import Path

from cms.errors import FileChangedError, InputError
from cms.model.message import msg
from cms.model.repair import Failure
from cms.writing import replace_file

WORTHWHILE = 8
"""Files below which threads that write them cost more than they save."""

WRITERS = 8
"""Threads that write; most of the time they wait for the disk."""

ATTEMPTS = 3
"""How often files are read anew that others change meanwhile."""

Written = tuple[str, bytes, bytes]
"""The path of a file, what it is expected to hold, and what it is to hold."""


def store(files: Sequence[Written]) -> tuple[list[str], list[Failure]]:
    """Writes files: the paths of those that somebody changed, and those that cannot be written."""
    if len(files) < WORTHWHILE:
        errors = [_store(file) for file in files]
    else:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(WRITERS) as executor:
            errors = list(executor.map(_store, files))
    changed, failures = [], []
    for (path, _, _), error in zip(files, errors, strict=True):
        if isinstance(error, FileChangedError):
            changed.append(path)
        elif error is not None:
            failures.append(Failure(path, str(error)))
    return changed, failures


def restless(path: str) -> Failure:
    """What to say of a file that was changed at every attempt."""
    return Failure(path, str(msg("{path} changes all the time and is left as it is", path=path)))


def _store(file: Written) -> InputError | None:
    path, before, after = file
    try:
        replace_file(Path(path), after, expected=before)
    except InputError as error:
        return error
    return None
