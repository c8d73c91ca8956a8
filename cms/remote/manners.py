"""How hosts are treated: how many requests at once and how often, when to try again, when not."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from random import random
from typing import NamedTuple

from cms.model import msg
from cms.remote.fetching import Answer, Failure, Fetcher, Request, retry_after

_BUSY = {429, 503}
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_FIRST_PAUSE = 0.5
_HOPELESS = 3
"""Addresses of a host without any connection, after which no other is tried."""

_LOST = 10
"""As many in a row, where the host has answered before."""


class Manners(NamedTuple):
    """Requests at once in all and to one host, seconds between those to one host, and patience.

    ``longest`` is the longest wait in seconds that a server may ask for.
    """

    concurrency: int = 64
    per_host: int = 6
    interval: float = 0.05
    attempts: int = 3
    longest: float = 60.0


class Time(NamedTuple):
    """What time is, so that tests need none: seconds that pass, those since 1970, and chance."""

    monotonic: Callable[[], float] = time.monotonic
    unix: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random


class Host:
    """One host during a run."""

    def __init__(self, manners: Manners, time: Time) -> None:
        self._manners = manners
        self._time = time
        self._held_until = 0.0
        self._next = 0.0
        self._failed = 0
        self._has_answered = False
        self.given_up: Failure | None = None

    async def turn(self) -> None:
        """Waits until the host may be asked."""
        while (wait := self._held_until - self._time.monotonic()) > 0:
            await self._time.sleep(wait)
        if self._manners.interval:
            now = self._time.monotonic()
            start = max(now, self._next)
            self._next = start + self._manners.interval
            if start > now:
                await self._time.sleep(start - now)

    def hold(self, seconds: float) -> None:
        """Nobody asks the host for that long; where it wants more than patience, never."""
        if seconds > self._manners.longest:
            text = msg("is on a host that wants no requests for {seconds:.0f} s", seconds=seconds)
            self.given_up = Failure("unverified", text)
        self._held_until = max(self._held_until, self._time.monotonic() + seconds)

    def answered(self) -> None:
        """There was an answer, of whatever kind."""
        self._has_answered = True
        self._failed = 0

    def failed(self, failure: Failure) -> None:
        """An address could not be asked, and will not be again."""
        if failure.of_host:
            self._failed += 1
            if self._failed >= (_LOST if self._has_answered else _HOPELESS):
                self.given_up = failure


class Asking:
    """Asks with patience: ``places`` bounds the requests under way."""

    def __init__(self, fetcher: Fetcher, manners: Manners, time: Time) -> None:
        self._fetcher = fetcher
        self._manners = manners
        self._time = time
        self._places = asyncio.Semaphore(manners.concurrency)

    async def ask(self, host: Host, request: Request) -> Answer:
        """The answer, or the last of several; raises ``Failure`` where there is none."""
        attempt = 0
        while True:
            attempt += 1
            await host.turn()
            if host.given_up is not None:
                raise host.given_up
            is_last = attempt >= self._manners.attempts
            try:
                async with self._places:
                    answer = await self._fetcher.fetch(request)
            except Failure as failure:
                if failure.may_pass and not is_last:
                    await self._pause(attempt)
                    continue
                host.failed(failure)
                raise
            host.answered()
            if answer.status not in _PASSING and not answer.is_cut:
                return answer
            wait = retry_after(answer, self._time.unix()) if answer.status in _BUSY else 0.0
            if wait:
                host.hold(wait)
            if is_last or host.given_up is not None:
                return answer
            if not wait:
                await self._pause(attempt)

    async def _pause(self, attempt: int) -> None:
        """Twice as long each time, give or take a half, so that requests do not come in waves."""
        await self._time.sleep(_FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + self._time.chance()))
