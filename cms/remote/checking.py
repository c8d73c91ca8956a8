"""Verdicts on many images: what is known from before, and what their hosts say now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cms.remote.addresses import Address
from cms.remote.cache import Cache, Known, Lifetimes
from cms.remote.fetching import Answer, Failure, Fetcher, Request
from cms.remote.lanes import Lanes
from cms.remote.manners import Asking, Host, Manners, Time
from cms.remote.pool import Headers, Pool
from cms.remote.sniffing import SIZED, is_enough, prepare
from cms.remote.verdicts import Verdict, of_answer, of_both, of_failure

HEAD = 64 * 1024
"""Bytes that tell type and size of nearly every image."""

LONG_HEAD = 1024 * 1024
"""Bytes that do so where a camera has put much in front."""

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
        self._lanes = Lanes(pool, manners, time)
        self._asking = Asking(fetcher, manners, time)
        self._cache = cache
        self._order = order
        self._time = time

    async def run(
        self, batches: Iterable[Sequence[Address]], stale: Mapping[str, Known], done: Done
    ) -> None:
        """Asks for images that are distinct and calls ``done`` with each verdict as it comes."""

        async def ask(host: Host, address: Address) -> None:
            url = str(address)
            verdict = await self._judge(host, address, stale.get(url))
            if verdict.kind != "refused":  # which depends on settings
                known = Known(int(self._time.unix()), verdict)
                self._cache.store(url, self._order.asked_as, known)
            done(url, verdict)

        try:
            await self._lanes.run(_prepared(batches), ask)
        finally:
            self._cache.flush()

    async def _judge(self, host: Host, address: Address, known: Known | None) -> Verdict:
        referer = self._order.referer
        as_reader = await self._ask(host, address, referer, known)
        if not referer or not (self._order.both_ways or as_reader.is_doubtful):
            return as_reader
        return of_both(as_reader, await self._ask(host, address), referer)

    async def _ask(
        self, host: Host, address: Address, referer: str = "", known: Known | None = None
    ) -> Verdict:
        request = Request(address, referer, _conditions(known), is_enough, HEAD)
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


def _prepared(batches: Iterable[Sequence[Address]]) -> Iterator[Sequence[Address]]:
    """The batches; while hosts think about the first, what reads their answers is imported."""
    for batch in batches:
        yield batch
        prepare()


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
