"""The files of the cache: one for each site and what is asked of it.

A file has a sum of all that follows, a key, and pieces, each after its length. It is replaced
whole. Of two runs at once the last one stays, and both are right. What is damaged, cut off or of
another version counts as not there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import time
from typing import BinaryIO
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


def load(path: Path, key: bytes) -> list[memoryview] | None:
    """The pieces that were saved under this key, or None."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if raw[4:20] != key or raw[:4] != _bytes(crc32(memoryview(raw)[4:])):
        return None
    with suppress(OSError):
        if path.stat().st_mtime < time() - _DAY:
            os.utime(path)
    return list(_pieces(memoryview(raw)[20:]))


def _pieces(rest: memoryview) -> Iterator[memoryview]:
    while rest:
        end = 4 + int.from_bytes(rest[:4], "little")
        yield rest[4:end]
        rest = rest[end:]


def save(path: Path, key: bytes, pieces: Iterable[bytes | memoryview]) -> bool:
    """Puts a file in the place of the old one; false where there can be none.

    Pieces are written as they come. What they raise leaves the old file.
    """
    sibling = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            # Not flushed to the disk: what a power failure spoils is found out by its sum.
            with sibling.open("wb") as file:
                _write(file, key, pieces)
            sibling.replace(path)
        finally:
            sibling.unlink(missing_ok=True)
        _prune(path)
    except OSError:
        return False
    return True


def _write(file: BinaryIO, key: bytes, pieces: Iterable[bytes | memoryview]) -> None:
    file.write(bytes(4) + key)
    total = crc32(key)
    for piece in pieces:
        for part in (_bytes(len(piece)), piece):
            file.write(part)
            total = crc32(part, total)
    file.seek(0)
    file.write(_bytes(total))


def _bytes(number: int) -> bytes:
    return number.to_bytes(4, "little")


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
