"""A plan carried out so that it can be gone on with wherever it stopped.

What is to be done is written down first, see ``journal``; each step after it either is done or is
not, and can be told to be done. The next move in that site finishes what is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.engine.move import journal
from cms.engine.move.git_index import rename_in_index
from cms.engine.move.journal import Journal, Step, digest
from cms.engine.move.plan import Plan
from cms.engine.move.renames import Rename
from cms.engine.workspace import shown_path
from cms.errors import FileChangedError, InputError
from cms.frontmatter.promise import splice
from cms.model.message import msg
from cms.writing import replace_file


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keeps other commands out that move files of a site; raises ``InputError`` if one is at work.

    Nobody has to clean up after a process that dies: the system gives its lock free.
    """
    with _lock_file(root) as descriptor:
        if not _is_locked(descriptor):
            raise InputError(
                msg("another cms command is at work in {root}", root=_shown(str(root))),
                msg("wait until it is through"),
            )
        yield


def finish(root: Path) -> Journal | None:
    """Does what is left of a move that was stopped in a site; None where there is none.

    Raises ``InputError``.
    """
    if not journal.exists(root):
        journal.remove(root)
        return None
    left = journal.read(root)
    _finish(root, left)
    return left


def check_finished(root: Path) -> None:
    """Raises ``InputError`` where a move was stopped, so that a plan would have half of it."""
    if journal.exists(root):
        raise InputError(
            msg("a move was stopped in the middle here"),
            msg("run the command without --diff, which finishes it"),
        )


def carry_out(plan: Plan) -> None:
    """Edits and renames; raises ``InputError`` where that cannot be done.

    Until the plan is written down nothing is changed. Afterwards only what somebody else does
    meanwhile can stop it, or a full disk; another call of ``finish`` then goes on.
    """
    _check_unchanged(plan)
    _check_writable(plan)
    steps = [
        Step(each.location, digest(each.before), digest(each.after), each.edits)
        for each in plan.edits
    ]
    wanted = Journal(plan.asked, tuple(steps), plan.renames)
    journal.write(plan.root, wanted)
    _finish(plan.root, wanted)


def _finish(root: Path, left: Journal) -> None:
    try:
        for step in left.steps:
            _edit(step)
        if left.steps:
            # From here on files are found under their new names.
            journal.write(root, left._replace(steps=()))
        for rename in left.renames:
            _rename(rename)
        _remove_empty(root, left.renames)
        rename_in_index(root, left.renames)
        journal.remove(root)
    except OSError as error:
        reason = f"{_shown(str(error.filename))}: {error.strerror or error}"
        raise _stopped(reason) from error
    except InputError as error:
        raise _stopped(str(error)) from error


def _stopped(reason: str) -> InputError:
    return InputError(
        msg("the move stopped in the middle: {reason}", reason=reason),
        msg("see to that and run the command again, which finishes the move"),
    )


def _check_unchanged(plan: Plan) -> None:
    for each in plan.edits:
        try:
            is_same = Path(each.location).read_bytes() == each.before
        except OSError:
            is_same = False
        if not is_same:
            raise FileChangedError(
                msg(
                    "{location} was changed meanwhile, so nothing is moved",
                    location=_shown(each.location),
                )
            )


def _check_writable(plan: Plan) -> None:
    """Raises ``InputError`` for what could stop a move in the middle."""
    files = [Path(each.location) for each in plan.edits]
    folders = [plan.root, *(file.resolve().parent for file in files)]
    for old, new in plan.renames:
        folders += (_nearest(Path(old)), _nearest(Path(old).parent), _nearest(Path(new).parent))
    if sys.platform == "win32":  # where the mark says nothing of folders
        folders = []
    for path in dict.fromkeys((*files, *folders)):
        if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
            raise InputError(
                msg("{path} is read-only, so nothing is moved", path=_shown(str(path)))
            )


def _nearest(folder: Path) -> Path:
    return folder if folder.is_dir() else _nearest(folder.parent)


# The steps


def _edit(step: Step) -> None:
    path = Path(step.location)
    raw = path.read_bytes()
    if digest(raw) == step.before:
        replace_file(path, splice(raw, step.edits), expected=raw)
    elif digest(raw) != step.after:
        raise InputError(
            msg(
                "{location} was changed meanwhile; undo that, or remove {name} to leave "
                "everything as it is now",
                location=_shown(step.location),
                name=journal.NAME,
            )
        )


def _rename(rename: Rename) -> None:
    old, new = Path(rename.old), Path(rename.new)
    if not os.path.lexists(old) and os.path.lexists(new):
        return  # done before
    if os.path.lexists(new) and not old.samefile(new):
        raise InputError(msg("{new} was made meanwhile; move it away", new=_shown(rename.new)))
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def _remove_empty(root: Path, renames: Iterable[Rename]) -> None:
    """Removes the folders that the move has emptied."""
    for old, _ in renames:
        folder = Path(old).parent
        while folder.parent != root and folder.is_relative_to(root):
            try:
                folder.rmdir()
            except OSError:  # not empty, or gone
                if folder.exists():
                    break
            folder = folder.parent


# One move at a time


@contextmanager
def _lock_file(root: Path) -> Iterator[int]:
    """A descriptor to lock for a site: of its folder, which leaves nothing behind."""
    if sys.platform == "win32":
        import tempfile

        name = f"cms-move-{digest(str(root).lower().encode())[:16]}.lock"
        descriptor = os.open(Path(tempfile.gettempdir(), name), os.O_RDWR | os.O_CREAT)
    else:
        descriptor = os.open(root, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int) -> bool:
    """Whether we have the lock now, or none can be had, as on some network drives."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _shown(location: str) -> str:
    return shown_path(location, str(Path.cwd()))
