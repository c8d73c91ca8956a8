"""Work on many files: in this process, or spread over several, on this machine or on others."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")
Common = TypeVar("Common")

Work = Callable[[Sequence[Item], Common], list[Result]]
"""Makes results of items, mostly one of each, given what is common to all of them."""

CHUNK = 128
"""Most files handed to a process at once: so many that traffic does not show."""

AHEAD = 128
"""Chunks handed out before the first of them is needed, so that not all are in memory."""

MANY = 50_000
"""Items before which all processes are started, for each takes along what is in memory then."""

SPARE = 2
"""Processes more than processors for so many: most of them have to wait for the disk at times."""

WORTHWHILE = 600 if sys.platform == "linux" else 3000
"""Files below which starting processes costs more than it saves; forking is the cheap way."""


class Workers:
    """Processes that share the work on many files.

    They are started, as many as pay, for the first work that is worth them, and end with the last
    of what was begun; what is begun afterwards starts them anew. An ``executor`` takes their place,
    for all work.
    """

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor
        self._pool: Executor | None = None
        self._begun = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end(cancel=kind is not None)

    def _end(self, *, cancel: bool = False) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=cancel)
            self._pool = None

    def expecting(self, items: Iterable[Item], jobs: int = 0) -> Iterator[Item]:
        """The items as they come; should they be many, the processes are started meanwhile."""
        number = jobs or _processors() + SPARE
        for count, item in enumerate(items):
            if count == MANY and number > 1 and self._executor is None and self._pool is None:
                self._pool = _start(number)
                for _ in range(number):
                    self._pool.submit(_nothing)
            yield item

    def begin(
        self,
        work: Work[Item, Common, Result],
        items: Sequence[Item],
        common: Common,
        jobs: int = 0,
        *,
        are_large: bool = False,
    ) -> Iterator[Result]:
        """``work`` applied to slices of ``items``; results in the order of the items.

        ``work`` is a top-level function and ``common`` can be pickled. ``jobs`` is the number of
        processes, 0 for as many as pay; where items ``are_large`` that is for a few already. They
        work while the caller does something else; what no process is worth is done when its
        results are asked for. A chunk that is lost with whoever worked on it is done here.
        """
        if self._executor is not None:
            return _handed_out(self._executor, work, items, common, CHUNK)
        number = jobs or (_processors() if are_large or len(items) >= WORTHWHILE else 1)
        size = max(1, min(CHUNK, len(items) // (4 * number)))
        number = min(number, -(-len(items) // size))
        if number <= 1:
            return _done_here(work, items, common)
        self._pool = self._pool or _start(number)
        self._begun += 1
        results = _handed_out(self._pool, work, items, common, size)
        return self._until_last(results, len(items))

    def _until_last(self, results: Iterator[Result], number: int) -> Iterator[Result]:
        for count, result in enumerate(results, 1):
            if count == number:
                self._begun -= 1
                if not self._begun:
                    self._end()
            yield result


def map_chunks(
    work: Work[Item, Common, Result],
    items: Sequence[Item],
    common: Common,
    jobs: int = 0,
    *,
    are_large: bool = False,
) -> list[Result]:
    """The results of ``Workers.begin``, for work that nothing else goes along with."""
    with Workers() as workers:
        return list(workers.begin(work, items, common, jobs, are_large=are_large))


def _start(number: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(number, context)


def _nothing() -> None:
    """Work for a process that is only to be there."""


def _done_here(
    work: Work[Item, Common, Result], items: Sequence[Item], common: Common
) -> Iterator[Result]:
    for start in range(0, len(items), CHUNK):
        yield from work(items[start : start + CHUNK], common)


def _handed_out(
    executor: Executor,
    work: Work[Item, Common, Result],
    items: Sequence[Item],
    common: Common,
    size: int,
) -> Iterator[Result]:
    """Hands out chunks, some of them before any result is asked for."""
    from cms.engine.parcels import do_parcel, pack

    parcel = pack(work, common)
    chunks = (items[start : start + size] for start in range(0, len(items), size))
    handed_out = ((chunk, _submit(executor, do_parcel, parcel, chunk)) for chunk in chunks)
    waiting = deque(islice(handed_out, AHEAD))

    def collect() -> Iterator[Result]:
        while waiting:
            chunk, future = waiting.popleft()
            try:
                done = future.result() if future else None
            except Exception:  # of whatever kind: what is wrong with the work itself shows below
                done = None
            waiting.extend(islice(handed_out, 1))
            yield from work(chunk, common) if done is None else done

    return collect()


def _submit(executor: Executor, *task: Any) -> Future[list[Any]] | None:
    """What a task was handed out as; None where nobody takes it."""
    try:
        return executor.submit(*task)
    except RuntimeError:  # a pool of processes breaks when one of them dies
        return None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
