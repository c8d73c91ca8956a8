"""Verdicts on many images: what is known from before, and what their hosts say now."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from cms.remote.addresses import Address
from cms.remote.cache import Cache, Known, Lifetimes
from cms.remote.fetching import Answer, Failure, Fetcher, Request
from cms.remote.manners import Asking, Host, Manners, Time
from cms.remote.pool import Headers, Origin, Pool
from cms.remote.sniffing import SIZED, is_enough
from cms.remote.verdicts import Verdict, of_answer, of_both, of_failure

HEAD = 64 * 1024
"""Bytes that tell type and size of nearly every image."""

LONG_HEAD = 1024 * 1024
"""Bytes that do so where a camera has put much in front."""

_LULL = 0.002
"""Seconds left to hosts between two batches: what they answer goes first."""

Done = Callable[[str, Verdict], None]


class Order(NamedTuple):
    """How to ask: as readers of ``referer``, the root of the site, or of none where it is empty.

    With ``both_ways`` each image is also asked for without.
    """

    referer: str = ""
    both_ways: bool = False
    lifetimes: Lifetimes = {}  # noqa: RUF012 (a default that nobody changes)

    @property
    def asked_as(self) -> str:
        """What verdicts depend on besides the address."""
        return f"{self.referer} and others" if self.both_ways else self.referer


class Recalled(NamedTuple):
    """What earlier runs found: verdicts that still hold, and those that do not."""

    fresh: Mapping[str, Verdict]
    stale: Mapping[str, Known]


def recall(
    cache: Cache, urls: Collection[str], order: Order, now: float, *, any_age: bool = False
) -> Recalled:
    """What a cache knows of addresses; with ``any_age`` all of it counts as fresh."""
    known = cache.load(urls, order.asked_as)
    fresh = {
        url: each.verdict
        for url, each in known.items()
        if any_age or each.is_fresh(order.lifetimes, now)
    }
    stale = {url: each for url, each in known.items() if url not in fresh}
    return Recalled(fresh, stale)


class _Work:
    """The images of one host that are left, and how many lanes are at it."""

    def __init__(self, origin: Origin, host: Host) -> None:
        self.origin = origin
        self.host = host
        self.queue: deque[Address] = deque()
        self.lanes = 0


class Check:
    """One run over the images of a site; each address is asked once, however it ends."""

    def __init__(
        self,
        pool: Pool,
        fetcher: Fetcher,
        cache: Cache,
        order: Order,
        manners: Manners,
        time: Time = Time(),  # noqa: B008 (frozen)
    ) -> None:
        self._pool = pool
        self._asking = Asking(fetcher, manners, time)
        self._cache = cache
        self._order = order
        self._manners = manners
        self._time = time
        self._work: dict[Origin, _Work] = {}
        self._waiting: deque[_Work] = deque()
        self._lanes = 0

    async def run(
        self, batches: Iterable[Sequence[Address]], stale: Mapping[str, Known], done: Done
    ) -> None:
        """Asks for images that are distinct and calls ``done`` with each verdict as it comes.

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
                    lanes.append(asyncio.create_task(self._lane(stale, done)))
                await asyncio.sleep(_LULL if self._lanes else 0)
            await asyncio.gather(*lanes)
        finally:
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)
            await self._pool.aclose()
            self._cache.flush()

    def _add(self, addresses: Iterable[Address]) -> None:
        for address in addresses:
            origin = address[:3]
            if origin not in self._work:
                self._work[origin] = _Work(origin, Host(self._manners, self._time))
            self._work[origin].queue.append(address)
        # Hosts with many images first: they take longest.
        left = (each for each in self._work.values() if each.queue)
        self._waiting = deque(sorted(left, key=lambda each: -len(each.queue)))

    async def _lane(self, stale: Mapping[str, Known], done: Done) -> None:
        """Asks for one image after the other, and goes to another host when one has no more."""
        while work := self._next():
            work.lanes += 1
            while work.queue:
                address = work.queue.popleft()
                url = str(address)
                verdict = await self._judge(work.host, address, stale.get(url))
                if verdict.kind != "refused":  # which depends on settings
                    known = Known(int(self._time.unix()), verdict)
                    self._cache.store(url, self._order.asked_as, known)
                done(url, verdict)
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

    async def _judge(self, host: Host, address: Address, known: Known | None) -> Verdict:
        referer = self._order.referer
        as_reader = await self._ask(host, Request(address, referer), known)
        if not referer or not (self._order.both_ways or as_reader.is_doubtful):
            return as_reader
        return of_both(as_reader, await self._ask(host, Request(address)), referer)

    async def _ask(self, host: Host, request: Request, known: Known | None = None) -> Verdict:
        request = request._replace(
            conditions=_conditions(known), enough=is_enough, most=HEAD, is_part=True
        )
        try:
            answer = await self._asking.ask(host, request)
            if answer.status == 304 and known is not None:
                return known.verdict._replace(moved_to=answer.moved_to)
            if answer.status == 416 and answer.total != 0:  # asks for all or nothing
                answer = await self._asking.ask(host, request._replace(is_part=False))
            verdict = of_answer(answer)
            if _is_short(answer, verdict):
                answer = await self._asking.ask(host, request._replace(most=LONG_HEAD))
                verdict = of_answer(answer)
        except Failure as failure:
            return of_failure(failure)
        return verdict


def _is_short(answer: Answer, verdict: Verdict) -> bool:
    """Whether more of an image would tell its size."""
    has_more = answer.status == 206 and not answer.is_whole and not answer.is_cut
    return has_more and verdict.kind == "ok" and verdict.type in SIZED and not verdict.width


def _conditions(known: Known | None) -> Headers:
    """What lets a server say that nothing has changed, where a picture was there."""
    if known is None or known.verdict.kind != "ok" or known.verdict.needs_referer:
        return []
    names = ((b"If-None-Match", known.verdict.etag), (b"If-Modified-Since", known.verdict.modified))
    return [(name, value.encode("latin-1", "replace")) for name, value in names if value]
