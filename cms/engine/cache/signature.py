"""What tells that a file or a folder is as it was: its signature, or what is in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from time import time_ns

from cms.hugo.mounted import names_in

Signature = tuple[int, int, int, int]
"""Size, time of modification, number and time of change, which editors do not set back."""

SETTLING = 2_000_000_000
"""Nanoseconds after a change in which another one may leave the signature as it is."""


def settled(path: str, now: int = 0) -> Signature | None:
    """The signature of what has not been changed just now, and can be looked at.

    File systems count time in ticks, of up to two seconds: what changes twice within one looks
    the same. ``now`` is in nanoseconds, and may be a little earlier.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 (called for every page)
    except OSError:
        return None
    modified, changed = found.st_mtime_ns, found.st_ctime_ns
    latest = (now or time_ns()) - SETTLING
    if modified > latest or changed > latest:
        return None
    return found.st_size, modified, found.st_ino, changed


def digest(raw: bytes) -> bytes:
    """What tells texts apart."""
    return blake2b(raw, digest_size=16).digest()


def digest_of_file(path: str) -> bytes:
    """The digest of a file's bytes; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (called for many pages)
            return digest(file.read())
    except OSError:
        return b""


def digest_of_names(names: Mapping[str, bool]) -> bytes:
    """The digest of what is in a folder (see ``names_in``)."""
    return digest(repr(sorted(names.items())).encode("utf-8", "surrogatepass"))


def digest_of_folder(path: str) -> bytes:
    """The digest of what is in a folder now."""
    return digest_of_names(names_in(path))
