"""Work on many files: in this process, or spread over several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Common = TypeVar("Common")

CHUNK = 64
"""Files handed to a process at once: large enough that traffic does not show."""

WORTHWHILE = 600 if sys.platform == "linux" else 3000
"""Files below which starting processes costs more than it saves; forking is the cheap way."""


def map_chunks(
    work: Callable[[Sequence[Item], Common], list[Result]],
    items: Sequence[Item],
    common: Common,
    jobs: int = 0,
    *,
    are_large: bool = False,
) -> list[Result]:
    """``work`` applied to slices of ``items``; results in the order of the items.

    ``work`` is a top-level function and ``common`` can be pickled. ``jobs`` is the number of
    processes, 0 for as many as pay; where items ``are_large`` that is for a few already.
    """
    workers = jobs or (_processors() if are_large or len(items) >= WORTHWHILE else 1)
    chunk = max(1, min(CHUNK, len(items) // (4 * workers))) if are_large else CHUNK
    workers = min(workers, -(-len(items) // chunk))
    if workers <= 1:
        return work(items, common)
    return _spread(work, items, common, workers, chunk)


def _spread(
    work: Callable[[Sequence[Item], Common], list[Result]],
    items: Sequence[Item],
    common: Common,
    workers: int,
    chunk: int,
) -> list[Result]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    chunks = [items[start : start + chunk] for start in range(0, len(items), chunk)]
    with ProcessPoolExecutor(workers, context, _prepare, (work, common)) as executor:
        return [result for chunk in executor.map(_work, chunks) for result in chunk]


_TASK: list[Any] = []
"""In a worker: the work, and what is common to all of it, with what was read for it already."""


def _prepare(*task: Any) -> None:
    _TASK[:] = task


def _work(chunk: Sequence[Any]) -> list[Any]:
    work, common = _TASK
    done: list[Any] = work(chunk, common)
    return done


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
