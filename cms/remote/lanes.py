"""Which image is asked for when: hosts in turn, over as many lanes as there may be requests."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from time import get_clock_info, monotonic

from cms.remote.addresses import Address
from cms.remote.manners import Host, Manners, Time
from cms.remote.pool import Origin, Pool

Ask = Callable[[Host, Address], Awaitable[None]]
"""Asks a host for one image."""

_LULL = 0.001
"""Seconds without anything to do: then hosts are thinking."""

_TRIES = 5
_LATE = _LULL + 2 * get_clock_info("monotonic").resolution
"""Seconds after which there was something to do instead."""


class _Work:
    """The images of one host that are left, and how many lanes are at it."""

    def __init__(self, origin: Origin, host: Host) -> None:
        self.origin = origin
        self.host = host
        self.queue: deque[Address] = deque()
        self.lanes = 0


class Lanes:
    """Lanes over one pool; each asks for one image after the other.

    ``hosts`` holds what was learned of hosts, before and in this run.
    """

    def __init__(
        self, pool: Pool, manners: Manners, time: Time, hosts: dict[Origin, Host] | None = None
    ) -> None:
        self._pool = pool
        self._manners = manners
        self._time = time
        self._hosts = {} if hosts is None else hosts
        self._work: dict[Origin, _Work] = {}
        self._waiting: deque[_Work] = deque()
        self._left = 0
        self._lanes = 0

    async def run(self, batches: Iterable[Sequence[Address]], ask: Ask) -> None:
        """Asks for images that are distinct; closes the pool in the end, whatever that is.

        The next batch is found while hosts think about those before.
        """
        # With pauses some lanes wait until their host may be asked.
        most = self._manners.concurrency * (4 if self._manners.interval else 1)
        lanes: list[asyncio.Task[None]] = []
        try:
            for batch in batches:
                self._add(batch)
                for _ in range(min(most - self._lanes, len(batch))):
                    self._lanes += 1
                    lanes.append(asyncio.create_task(self._lane(ask)))
                await self._lull()
            await asyncio.gather(*lanes)
        finally:
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)
            await self._pool.aclose()

    async def _lull(self) -> None:
        """Waits a while for a moment in which nothing is to be done for what was found already."""
        for _ in range(_TRIES if self._lanes else 0):
            started = monotonic()
            await asyncio.sleep(_LULL)
            if monotonic() - started < _LULL + _LATE:
                break

    def _add(self, addresses: Iterable[Address]) -> None:
        for address in addresses:
            origin = address[:3]
            if origin not in self._work:
                host = self._hosts.setdefault(origin, Host(self._manners, self._time))
                self._work[origin] = _Work(origin, host)
            self._work[origin].queue.append(address)
            self._left += 1
        # Hosts with many images for each lane first: they take longest.
        left = (each for each in self._work.values() if each.queue)
        self._waiting = deque(sorted(left, key=lambda each: -len(each.queue) / (each.lanes + 1)))

    async def _lane(self, ask: Ask) -> None:
        """Asks one host after the other, each for as long as it has images left."""
        while work := self._next():
            work.lanes += 1
            while work.queue:
                self._left -= 1
                await ask(work.host, work.queue.popleft())
            work.lanes -= 1
            if not work.lanes:
                await self._pool.close_idle(work.origin)
        self._lanes -= 1

    def _next(self) -> _Work | None:
        """The host whose turn it is, of those that can take one more lane."""
        for _ in range(len(self._waiting)):
            work = self._waiting.popleft()
            if work.queue:
                self._waiting.append(work)
                if work.lanes < self._manners.per_host:
                    return work
        return None
