"""Work for processes that know nothing of it yet, such as those of a cluster."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import cms


def pack(work: Callable[[Sequence[Any], Any], list[Any]], common: object) -> bytes:
    """The work and what is common to all of it; sent along with each chunk."""
    return pickle.dumps((cms.__version__, work, common))


def do_parcel(parcel: bytes, chunk: Sequence[Any]) -> list[Any]:
    """The results of a chunk; raises ``RuntimeError`` where another version is installed."""
    version, work, common = _unpacked(parcel)
    if version != cms.__version__:
        raise RuntimeError(f"cms {cms.__version__} is installed here, and {version} asks")
    done: list[Any] = work(chunk, common)
    return done


@lru_cache(maxsize=4)  # what was read for one chunk serves the next
def _unpacked(parcel: bytes) -> Any:
    return pickle.loads(parcel)
