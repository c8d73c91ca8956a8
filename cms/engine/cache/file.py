"""The files of the cache: one for each site and what is asked of it.

A file is replaced whole. Of two runs at once the last one stays, and both are right. What is
damaged, cut off or of another version counts as not there.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any
from zlib import crc32

_SUFFIX = ".pages"

LIMIT = 512 << 20
"""Bytes that all files may have together; those not used for the longest time go."""

KEPT = 90 * 24 * 3600
"""Seconds without use after which a file goes."""

_DAY = 24 * 3600


def path_of(folder: Path, name: str) -> Path:
    """The file of this name in the folder of all caches."""
    return folder / "pages" / (name + _SUFFIX)


def load(path: Path, key: bytes) -> tuple[Any, ...] | None:
    """What was saved under this key, or None."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if raw[4:20] != key or raw[:4] != _sum(raw[4:]):
        return None
    try:
        content = marshal.loads(memoryview(raw)[20:])
    except (EOFError, TypeError, ValueError):
        return None
    with suppress(OSError):
        if path.stat().st_mtime < time() - _DAY:
            os.utime(path)
    return content if isinstance(content, tuple) else None


def save(path: Path, key: bytes, content: tuple[Any, ...]) -> None:
    """Puts a file in the place of the old one; where there can be none, nothing happens."""
    payload = key + marshal.dumps(content)
    sibling = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            # Not flushed to the disk: what a power failure spoils is found out by its sum.
            sibling.write_bytes(_sum(payload) + payload)
            sibling.replace(path)
        finally:
            sibling.unlink(missing_ok=True)
        _prune(path)


def files_in(folder: Path) -> Iterator[Path]:
    """The files in the folder of all caches, and what runs left that were killed while writing."""
    for pattern in (f"*{_SUFFIX}", f"*{_SUFFIX}.*.tmp"):
        yield from (folder / "pages").glob(pattern)


def remove_files(folder: Path) -> int:
    """Removes all; returns how many bytes they had."""
    freed = 0
    for path in files_in(folder):
        freed += path.stat().st_size
        path.unlink(missing_ok=True)
    return freed


def _sum(raw: bytes) -> bytes:
    return crc32(raw).to_bytes(4, "little")


def _prune(newest: Path) -> None:
    """Removes what nobody has used for long, or what is too much."""
    found = [(each, each.stat()) for each in files_in(newest.parents[1]) if each != newest]
    found.sort(key=lambda each: each[1].st_mtime, reverse=True)
    room, oldest = LIMIT - newest.stat().st_size, time() - KEPT
    for path, state in found:
        room -= state.st_size
        is_left_over = path.suffix == ".tmp" and state.st_mtime < time() - _DAY
        if room < 0 or state.st_mtime < oldest or is_left_over:
            path.unlink(missing_ok=True)
