"""Work on many files: in this process, or spread over several, on this machine or on others."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")
Common = TypeVar("Common")

CHUNK = 64
"""Files handed to a process at once: large enough that traffic does not show."""

FIRST = 24
"""Files that are done here before processes start."""

AHEAD = 256
"""Chunks handed out before the first of them is needed, so that not all are in memory."""

WORTHWHILE = 600 if sys.platform == "linux" else 3000
"""Files below which starting processes costs more than it saves; forking is the cheap way."""


def map_chunks(
    work: Callable[[Sequence[Item], Common], list[Result]],
    items: Sequence[Item],
    common: Common,
    jobs: int = 0,
    *,
    are_large: bool = False,
    executor: Executor | None = None,
) -> list[Result]:
    """``work`` applied to slices of ``items``; results in the order of the items.

    ``work`` is a top-level function and ``common`` can be pickled. ``jobs`` is the number of
    processes, 0 for as many as pay; where items ``are_large`` that is for a few already. An
    ``executor`` takes their place. A chunk that is lost with whoever worked on it is done here.
    """
    if executor is not None:
        from cms.engine.parcels import do_parcel, pack

        parcel, take = pack(work, common), executor.submit
        return _gathered(lambda part: take(do_parcel, parcel, part), work, items, common, CHUNK)
    workers = jobs or (_processors() if are_large or len(items) >= WORTHWHILE else 1)
    chunk = max(1, min(CHUNK, len(items) // (4 * workers))) if are_large else CHUNK
    workers = min(workers, -(-len(items) // chunk))
    if workers <= 1:
        return work(items, common)
    # What the first items make this process import and compile, forked processes have from it.
    first = 0 if are_large else FIRST
    return work(items[:first], common) + _spread(work, items[first:], common, workers, chunk)


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
    with ProcessPoolExecutor(workers, context, _prepare, (work, common)) as pool:
        return _gathered(lambda part: pool.submit(_work, part), work, items, common, chunk)


def _gathered(
    submit: Callable[[Sequence[Item]], Future[list[Result]]],
    work: Callable[[Sequence[Item], Common], list[Result]],
    items: Sequence[Item],
    common: Common,
    size: int,
) -> list[Result]:
    """The results of chunks that are handed out, in order."""
    results: list[Result] = []
    chunks = (items[start : start + size] for start in range(0, len(items), size))
    for chunk, future in _ahead(submit, chunks):
        try:
            done = future.result() if future else None
        except Exception:  # of whatever kind: what is wrong with the work itself shows here again
            done = None
        results += work(chunk, common) if done is None else done
    return results


def _ahead(
    submit: Callable[[Sequence[Item]], Future[list[Result]]], chunks: Iterable[Sequence[Item]]
) -> Iterator[tuple[Sequence[Item], Future[list[Result]] | None]]:
    """Chunks and what they were handed out as, some ahead; None where nobody takes them."""
    waiting: deque[tuple[Sequence[Item], Future[list[Result]] | None]] = deque()
    for chunk in chunks:
        try:
            waiting.append((chunk, submit(chunk)))
        except RuntimeError:  # a pool of processes breaks when one of them dies
            waiting.append((chunk, None))
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


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
