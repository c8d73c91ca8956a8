"""What tests of remote images share: a check over a local server, without waiting and by chance."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from cms.remote.addresses import networks, read_address
from cms.remote.cache import Cache
from cms.remote.checking import Check, Order, recall
from cms.remote.connecting import Names, NoSuchHost
from cms.remote.fetching import Fetcher
from cms.remote.manners import Manners, Time
from cms.remote.pool import Pool
from cms.remote.verdicts import Verdict

SITE = "https://news.example.org/"
PATIENT = 60
"""Seconds for a request that is answered, on a busy machine too."""

HERE = ("127.0.0.0/8", "::1/128")


class Clock:
    """A time that passes when somebody sleeps; ``slept`` are the lengths."""

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self.now = start
        self.slept: list[float] = []

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def time(self) -> Time:
        return Time(self.read, self.read, self.sleep, lambda: 0.5)


class Setting(NamedTuple):
    """How a check is made."""

    names: Mapping[str, list[str]] = {}
    allowed: tuple[str, ...] = HERE
    order: Order = Order(SITE, lifetimes={"ok": 3600, "dead": 600, "unverified": 60})
    manners: Manners = Manners(interval=0)
    timeout: float = PATIENT
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


async def _check(
    urls: list[str], cache: Cache, clock: Clock, setting: Setting
) -> dict[str, Verdict]:
    async def resolve(host: str) -> list[str]:
        if host not in setting.names:
            raise NoSuchHost(host)
        return setting.names[host]

    allowed = networks(setting.allowed)
    pool = Pool(Names(resolve, allowed), allowed, setting.trust, proxies={})
    fetcher = Fetcher(pool, "cms-test", setting.timeout)
    check = Check(pool, fetcher, cache, setting.order, setting.manners, clock.time)
    addresses = {str(address): address for address in map(read_address, urls)}
    recalled = recall(cache, list(addresses), setting.order, clock.now)
    verdicts = dict(recalled.fresh)
    missing = [each for url, each in addresses.items() if url not in verdicts]
    await check.run([missing], recalled.stale, verdicts.__setitem__)
    return verdicts


def check(
    urls: list[str],
    folder: Path,
    clock: Clock | None = None,
    setting: Setting = Setting(),  # noqa: B008
) -> dict[str, Verdict]:
    """The verdicts on addresses, with a cache in a folder."""
    cache = Cache(folder)
    try:
        return asyncio.run(_check(urls, cache, clock or Clock(), setting))
    finally:
        cache.close()
