"""Renames told to git, as ``git mv`` does: what is staged stays as it is, under the new names."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cms.engine.move.renames import Rename, moved
from cms.errors import InputError
from cms.model.message import msg

# What git sets for its hooks; it speaks of another folder than the one asked about.
_OF_HOOKS = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
)

_AT_ONCE = 100  # Windows takes 32,767 characters


def rename_in_index(root: Path, renames: Sequence[Rename]) -> None:
    """Renames in the index of the repository around a folder, if there is one.

    Files that git does not know stay unknown. Doing it twice does no harm. Raises ``InputError``
    where git refuses.
    """
    top = _top(root)
    if top is None:
        return
    lines = list(_lines(top, renames))
    if lines:
        answer = _git(top, ("update-index", "-z", "--index-info"), b"".join(lines))
        if answer is None or answer.returncode:
            words = answer.stderr.decode("utf-8", "replace").strip() if answer else ""
            raise InputError(
                msg("git does not take note of the new names: {words}", words=words),
                msg("run the command again"),
            )


def _top(root: Path) -> Path | None:
    answer = _git(root, ("rev-parse", "--show-toplevel", "--show-prefix"))
    if answer is None or answer.returncode:
        return None
    prefix = os.fsdecode(answer.stdout).split("\n")[1]
    top = Path(os.path.abspath(root))
    for _ in Path(prefix).parts:
        top = top.parent
    return top


def _lines(top: Path, renames: Sequence[Rename]) -> Iterator[bytes]:
    """For each file known by an old name: take that out, and put the new one in."""
    start = f"{top}{os.sep}"
    for about, name in _listed(top, [_slashed(old.removeprefix(start)) for old, _ in renames]):
        old = start + os.fsdecode(name).replace("/", os.sep)
        new = moved(old, renames)
        if new != old:
            yield b"0 %b\t%b\0" % (about.split(b" ")[1], name)
            yield b"%b\t%b\0" % (about, os.fsencode(_slashed(new.removeprefix(start))))


def _listed(top: Path, names: Sequence[str]) -> Iterator[tuple[bytes, bytes]]:
    """What the index says of files and folders: mode, object and stage, and the name."""
    for number in range(0, len(names), _AT_ONCE):
        paths = (b":(literal)" + os.fsencode(each) for each in names[number : number + _AT_ONCE])
        answer = _git(top, ("ls-files", "-s", "-z", "--", *paths))
        for entry in answer.stdout.split(b"\0")[:-1] if answer else ():
            about, _, name = entry.partition(b"\t")
            yield about, name


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _git(
    folder: Path, args: Iterable[str | bytes], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers; None where there is no git."""
    environ = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        return subprocess.run(
            ["git", *args], cwd=folder, input=stdin, capture_output=True, env=environ, check=False
        )
    except OSError:
        return None
