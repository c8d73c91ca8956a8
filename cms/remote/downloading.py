"""Images of other hosts read whole, a few at a time, and no more than may be kept."""

import asyncio
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cms.model import Message, msg
from cms.remote.addresses import Address
from cms.remote.fetching import Failure, Fetcher, Request
from cms.remote.lanes import Lanes
from cms.remote.manners import Asking, Host, Manners, Time
from cms.remote.pool import Origin, Pool
from cms.remote.sniffing import DECISIVE, SHOWN, sniff
from cms.remote.verdicts import Verdict, of_answer, of_failure

Reach = Callable[[], tuple[Pool, Fetcher]]
"""Makes what gets to other hosts."""

_ACTIVE = "image/svg+xml"
"""What may hold scripts, which would run as the site's own once readers open it by itself."""


class Most(NamedTuple):
    """What an image may have at most: ``size`` in bytes, and pixels."""

    size: int
    pixels: int


class Download(NamedTuple):
    """An image's verdict and, if it is kept, all of its bytes.

    ``reason`` completes "it ..." for one that readers see, and that is not kept all the same.
    """

    verdict: Verdict
    body: bytes = b""
    reason: Message | None = None

    @property
    def ending(self) -> str:
        """What the image's file name should end in."""
        return SHOWN[self.verdict.type]


class Downloads:
    """Downloads of a run. What was learned of hosts holds for all of it.

    Hosts are asked as by nobody's readers and, if they refuse that, as by readers of ``referer``.
    """

    def __init__(
        self,
        reach: Reach,
        manners: Manners,
        most: Most,
        referer: str = "",
        time: Time = Time(),  # noqa: B008 (frozen)
    ) -> None:
        self._reach = reach
        self._manners = manners
        self._most = most
        self._referer = referer
        self._time = time
        self._hosts: dict[Origin, Host] = {}

    def fetch(
        self, addresses: Iterable[Address], done: Callable[[int], None] = lambda _: None
    ) -> dict[str, Download]:
        """What becomes of addresses that are distinct; all of it is in memory then.

        ``done`` is told how many there are.
        """
        found: dict[str, Download] = {}

        def keep(url: str, download: Download) -> None:
            found[url] = download
            done(len(found))

        asyncio.run(self._all(addresses, keep))
        return found

    async def _all(
        self, addresses: Iterable[Address], done: Callable[[str, Download], None]
    ) -> None:
        pool, fetcher = self._reach()
        asking = Asking(fetcher, self._manners, self._time)

        async def ask(host: Host, address: Address) -> None:
            done(str(address), await self._download(asking, host, address))

        await Lanes(pool, self._manners, self._time, self._hosts).run([list(addresses)], ask)

    async def _download(self, asking: Asking, host: Host, address: Address) -> Download:
        found = await self._ask(asking, host, Request(address))
        if not (self._referer and found.verdict.is_doubtful):
            return found
        other = await self._ask(asking, host, Request(address, self._referer))
        return other if other.verdict.kind == "ok" else found

    async def _ask(self, asking: Asking, host: Host, request: Request) -> Download:
        # One byte more than may be: whoever sends it has too much.
        most = self._most.size + 1
        request = request._replace(enough=_is_no_image, most=most, is_part=False)
        try:
            answer = await asking.ask(host, request)
        except Failure as failure:
            return Download(of_failure(failure))
        verdict = of_answer(answer)
        if verdict.kind != "ok":
            return Download(verdict)
        if len(answer.body) >= most:
            return Download(verdict._replace(size=max(verdict.size, most)), reason=self._too_large)
        if not answer.is_whole:
            text = msg("is cut off: {size} bytes arrive", size=len(answer.body))
            return Download(verdict._replace(kind="truncated", message=text))
        reason = self._unfit(verdict)
        return Download(verdict, b"" if reason else answer.body, reason)

    @property
    def _too_large(self) -> Message:
        return msg("has more than {most:.1f} MB", most=self._most.size / 1e6)

    def _unfit(self, verdict: Verdict) -> Message | None:
        """Why an image that is complete is not kept."""
        if verdict.type == _ACTIVE:
            return msg("is SVG, which can hold scripts; look into it, and save it by hand")
        if verdict.width * verdict.height > self._most.pixels:
            return msg(
                "has {width} x {height} pixels, more than is safe to open",
                width=verdict.width,
                height=verdict.height,
            )
        return None


def _is_no_image(head: bytes | bytearray) -> bool:
    """Whether what has come is no image, so that the rest is not wanted."""
    return len(head) >= DECISIVE and not sniff(head[:DECISIVE]).type
