"""A plan carried out so that it can be gone on with wherever it stopped.

What is to be done is written down first, in a file in the site's folder; each step after it either
is done or is not, and can be told to be done. The next move in that site finishes what is there.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from cms.engine.move.git_index import rename_in_index
from cms.engine.move.plan import Plan
from cms.engine.move.renames import Rename
from cms.errors import FileChangedError, InputError
from cms.frontmatter.promise import splice
from cms.hugo.config.discovery import find_site
from cms.model import Edit, Span
from cms.writing import replace_file

JOURNAL = ".cms-move.json"
_VERSION = 1


class Step(NamedTuple):
    """Edits of a file, with digests of what it is before and after."""

    location: str
    before: str
    after: str
    edits: tuple[Edit, ...]


def carry_out(plan: Plan) -> None:
    """Edits and renames; raises ``InputError`` where that cannot be done.

    Until the plan is written down nothing is changed. Afterwards only what somebody else does
    meanwhile can stop it; then ``unfinished`` tells, and another call of ``finish`` goes on.
    """
    _check_unchanged(plan)
    steps = [
        Step(each.location, _digest(each.before), _digest(each.after), each.edits)
        for each in plan.edits
    ]
    replace_file(plan.root / JOURNAL, _written(steps, plan.renames, plan.root))
    finish(plan.root)


def unfinished(root: Path) -> bool:
    """Whether a move in this site was stopped in the middle."""
    return (root / JOURNAL).exists()


def resume(src: Path, dst: Path) -> bool:
    """Finishes a move of the site around these paths that was stopped; whether there was one."""
    for path in (src, dst):
        root = find_site(_nearest_folder(path))
        if root is not None and unfinished(root):
            finish(root)
            return True
    return False


def _nearest_folder(path: Path) -> Path:
    location = Path(os.path.abspath(path))
    while not location.is_dir():
        location = location.parent
    return location


def finish(root: Path) -> None:
    """Does what is left of the move that is written down; raises ``InputError``."""
    path = root / JOURNAL
    steps, renames = _read(path)
    try:
        for step in steps:
            _edit(step)
        for rename in renames:
            _rename(rename)
        _remove_empty(root, renames)
        rename_in_index(root, renames)
        path.unlink()
    except OSError as error:
        raise InputError(
            f"{error.filename} cannot be moved: {error.strerror or error}",
            "see to the cause and run the command again, which goes on from here",
        ) from error


def _check_unchanged(plan: Plan) -> None:
    for each in plan.edits:
        try:
            is_same = Path(each.location).read_bytes() == each.before
        except OSError:
            is_same = False
        if not is_same:
            raise FileChangedError(f"{each.location} was changed meanwhile, so nothing is moved")


def _edit(step: Step) -> None:
    path = Path(step.location)
    if not path.exists():  # renamed already, so it was edited before
        return
    raw = path.read_bytes()
    if _digest(raw) == step.before:
        replace_file(path, splice(raw, step.edits), expected=raw)
    elif _digest(raw) != step.after:
        raise InputError(
            f"{path} was changed in the middle of a move",
            "undo that change, or remove "
            f"{JOURNAL} to leave everything as it is now, and run the command again",
        )


def _rename(rename: Rename) -> None:
    old, new = Path(rename.old), Path(rename.new)
    if not os.path.lexists(old):
        if os.path.lexists(new):
            return  # done before
        raise InputError(f"{old} is gone in the middle of a move", f"remove {JOURNAL}")
    if os.path.lexists(new) and not old.samefile(new):
        raise InputError(f"{new} came in the middle of a move", "move it away and run this again")
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def _remove_empty(root: Path, renames: Iterable[Rename]) -> None:
    """Removes the folders that the move has emptied."""
    for old, _ in renames:
        folder = Path(old).parent
        while folder != root and folder.is_relative_to(root) and not _is_top(folder, root):
            try:
                folder.rmdir()
            except OSError:  # not empty, or gone
                if folder.exists():
                    break
            folder = folder.parent


def _is_top(folder: Path, root: Path) -> bool:
    return folder.parent == root


# What is written down


def _written(steps: Iterable[Step], renames: Iterable[Rename], root: Path) -> bytes:
    def short(location: str) -> str:
        return os.path.relpath(location, root)

    content = {
        "version": _VERSION,
        "edits": [
            {
                "path": short(step.location),
                "before": step.before,
                "after": step.after,
                "edits": [[*span, b64encode(text).decode()] for span, text in step.edits],
            }
            for step in steps
        ],
        "renames": [[short(old), short(new)] for old, new in renames],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")


def _read(path: Path) -> tuple[list[Step], list[Rename]]:
    root = path.parent
    try:
        content: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
        if content["version"] != _VERSION:
            raise ValueError(content["version"])
        steps = [
            Step(
                str(root / each["path"]),
                each["before"],
                each["after"],
                tuple(
                    Edit(Span(start, end), b64decode(text)) for start, end, text in each["edits"]
                ),
            )
            for each in content["edits"]
        ]
        renames = [Rename(str(root / old), str(root / new)) for old, new in content["renames"]]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path} does not say what is left of a move", "remove it to begin anew"
        ) from error
    return steps, renames


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()
