"""Paths that do not exist, and what was probably meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from cms.engine.workspace import shown_path
from cms.errors import InputError
from cms.model.message import msg

_ENOUGH = 20_000
_PASSED_OVER = frozenset({"node_modules", "public", "resources"})


def existing(path: Path) -> Path:
    """The path itself; raises ``InputError`` with the nearest one that exists if it does not."""
    if os.path.lexists(path):
        return path
    near = _nearest(Path(os.path.abspath(path)))
    shown = shown_path(near, str(Path.cwd())) if near else ""
    hint = (
        msg("did you mean {shown}?", shown=shown)
        if near
        else msg("name a file or folder of the site")
    )
    raise InputError(msg("there is no file or folder {path}", path=path), hint)


def _nearest(location: Path) -> str:
    """The file most like a path among those below the folders on the way that exist."""
    folder = next(parent for parent in location.parents if parent.is_dir())
    wanted = location.relative_to(folder).as_posix()
    found = {_plain(path[len(str(folder)) + 1 :]): path for path in _files(folder)}
    return found.get(_most_like(_plain(wanted), found), "")


def _most_like(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(known)
    ends = [path for path in known if path == wanted or path.endswith(f"/{wanted}")]
    if ends:
        return min(ends, key=len)
    name = wanted.rpartition("/")[2]
    by_name: dict[str, list[str]] = {}
    for path in known:
        by_name.setdefault(path.rpartition("/")[2], []).append(path)
    near = [path for like in get_close_matches(name, by_name, 5) for path in by_name[like]]
    return next(iter(get_close_matches(wanted, near, 1, 0)), "")


def _plain(path: str) -> str:
    return normalize("NFC", path.replace(os.sep, "/")).casefold()


def _files(folder: Path) -> Iterator[str]:
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _PASSED_OVER)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            yield str(Path(parent, name))
        count += len(names)
        if count > _ENOUGH:
            return
