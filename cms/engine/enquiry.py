"""Verdicts on the images of a site that are on other hosts, from earlier runs or asked for now."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from itertools import chain
from typing import NamedTuple

import cms
from cms.hugo.config import SiteConfig
from cms.model import Message, msg
from cms.remote.addresses import Address, Unfit, networks, read_address
from cms.remote.cache import Cache, Known, read_duration
from cms.remote.checking import Check, Order, recall
from cms.remote.connecting import Names, resolve
from cms.remote.fetching import Fetcher
from cms.remote.manners import Manners, Time
from cms.remote.pool import Pool
from cms.remote.verdicts import Verdict
from cms.rules.remote_uses import is_below
from cms.settings import RemoteImages

USER_AGENT = f"cms/{cms.__version__} (+https://pypi.org/project/hugo-cms/; checks images of a site)"

_UNPUBLISHED = ("example.org", "example.com", "localhost")
"""Hosts in the ``baseURL`` of sites that have none yet."""

Progress = Callable[[int, int], None]
"""Told how many images have a verdict now, and of how many."""

Reach = Callable[[RemoteImages], tuple[Pool, Fetcher]]
"""Makes what gets to other hosts."""


class Manner(NamedTuple):
    """How to ask, besides settings.

    With ``offline`` nobody is asked, and earlier verdicts count however old. ``both_ways`` asks as
    readers of the site and as others. ``ttl`` is how long all verdicts hold, as the user wrote it.
    """

    offline: bool = False
    both_ways: bool = False
    ttl: str | None = None


def reach(settings: RemoteImages) -> tuple[Pool, Fetcher]:
    """Gets to hosts over the network, as settings allow."""
    allowed = networks(settings.allow)
    pool = Pool(Names(resolve, allowed), allowed)
    return pool, Fetcher(pool, USER_AGENT, float(settings.timeout))


def silent(_done: int, _total: int) -> None:
    """Progress that nobody sees."""


class Outside(NamedTuple):
    """What an enquiry needs of the world around it."""

    cache: Cache
    progress: Progress = silent
    reach: Reach = reach
    time: Time = Time()


class Enquiry:
    """What is known about a site's images, and what was found out."""

    def __init__(
        self, root: Address | None, settings: RemoteImages, manner: Manner, outside: Outside
    ) -> None:
        self.notices: list[Message] = []
        self.is_interrupted = False
        self._root = root
        self._settings = settings
        self._manner = manner
        self._outside = outside
        self._concerned: set[str] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._stale: dict[str, Known] = {}

    def verdicts(self, batches: Iterable[Iterable[Address]]) -> dict[str, Verdict]:
        """Verdicts by address, for those that are known or may be asked.

        Hosts are asked for the first batch while others are found.
        """
        order = self._order()
        missing = self._missing(batches, order)
        if self._manner.offline:
            deque(missing, maxlen=0)
        else:
            self._ask(chain([next(missing, [])], missing), order)
        if unknown := len(self._concerned) - len(self._verdicts):
            self.notices.append(msg("{number} images were not asked for", number=unknown))
        return self._verdicts

    def _missing(
        self, batches: Iterable[Iterable[Address]], order: Order
    ) -> Iterator[list[Address]]:
        """Those of each batch of which nothing is known that still holds."""
        cache, offline = self._outside.cache, self._manner.offline
        for batch in batches:
            asked = {str(each): each for each in batch if self._is_asked(each)}
            new = {url: each for url, each in asked.items() if url not in self._concerned}
            self._concerned.update(new)
            recalled = recall(cache, new, order, self._outside.time.unix(), any_age=offline)
            self._verdicts.update(recalled.fresh)
            self._stale.update(recalled.stale)
            yield [each for url, each in new.items() if url not in recalled.fresh]

    def _ask(self, missing: Iterable[list[Address]], order: Order) -> None:
        """Adds what comes in to the verdicts, until all is known or the user has enough."""
        cache, progress, reach, time = self._outside

        def done(url: str, verdict: Verdict) -> None:
            self._verdicts[url] = verdict
            progress(len(self._verdicts), len(self._concerned))

        settings = self._settings
        pool, fetcher = reach(settings)
        check = Check(pool, fetcher, cache, order, manners_of(settings), time)
        try:
            asyncio.run(check.run(missing, self._stale, done))
        except KeyboardInterrupt:
            self.is_interrupted = True

    def _is_asked(self, address: Address) -> bool:
        """Whether an image is to be asked for."""
        if is_below(address.host, self._settings.hotlink_hosts) and not self._manner.both_ways:
            return False
        return is_concerned(address, self._root, self._settings)

    def _order(self) -> Order:
        ttl, each = self._manner.ttl, self._settings.cache_ttl
        texts = each if ttl is None else dict.fromkeys(each, ttl)
        lifetimes = {kind: read_duration(text) for kind, text in texts.items()}
        referer = referer_of(self._root, self._settings)
        return Order(referer, self._manner.both_ways, lifetimes)


def is_concerned(address: Address, root: Address | None, settings: RemoteImages) -> bool:
    """Whether an image is on another host that may be asked.

    The site's own may not be published yet.
    """
    if root is not None and address.host == root.host:
        return False
    texts = (str(address), address.host)
    return not any(fnmatchcase(text, skip) for skip in settings.skip for text in texts)


def manners_of(settings: RemoteImages) -> Manners:
    """How hosts are treated."""
    return Manners(settings.concurrency, settings.per_host, settings.interval / 1000)


def referer_of(root: Address | None, settings: RemoteImages) -> str:
    """What browsers of a site's readers say where they come from."""
    return f"{root.origin}/" if root and settings.send_referer else ""


def root_of(config: SiteConfig) -> Address | None:
    """Where a site is published, if it says so."""
    try:
        root = read_address(config.language(config.default_language).base_url)
    except Unfit:
        return None
    return None if root.host in _UNPUBLISHED else root
