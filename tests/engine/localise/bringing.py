"""What tests of ``localise`` share: a run over a site with other hosts that are tables."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from cms.engine.clock import read_clock
from cms.engine.localise.plan import Request
from cms.engine.localise.run import Localised, Outside, localise
from cms.model import msg
from cms.remote import fetching
from cms.remote.fetching import Answer, Failure, Fetcher
from cms.remote.manners import Time
from cms.remote.pool import Origin, Pool
from cms.settings import RemoteImages
from tests.rules.cases import CLOCK

HOST = "https://img.example.net"


class Picture(NamedTuple):
    """What a host answers; ``only_for`` is the one referer to which it does."""

    body: bytes
    type: str = "image/png"
    only_for: str | None = None


class Hosts:
    """Other hosts: pictures by address, and nothing anywhere else."""

    def __init__(self, pictures: Mapping[str, Picture | Answer]) -> None:
        self.asked: list[str] = []
        self._pictures = pictures

    async def fetch(self, request: fetching.Request) -> Answer:
        url = str(request.address)
        self.asked.append(url)
        found = self._pictures.get(url)
        if found is None:
            raise Failure("dead", msg("is on a host that does not exist: {host}", host=url))
        if isinstance(found, Answer):
            return found
        if found.only_for not in (None, request.referer):
            return Answer(request.address, 403, {})
        body = found.body[: request.most]
        is_whole = body == found.body
        headers = {"content-type": found.type}
        return Answer(request.address, 200, headers, body, is_whole, len(found.body))

    async def aclose(self) -> None: ...

    async def close_idle(self, origin: Origin) -> None: ...

    def reach(self, _: RemoteImages) -> tuple[Pool, Fetcher]:
        return cast("tuple[Pool, Fetcher]", (self, self))


async def _no_sleep(_: float) -> None: ...


def bring(site: Path, hosts: Hosts, *paths: Path, writes: bool = True) -> Localised:
    """``cms localise`` for a site, or for some of its files."""
    request = Request(paths or [site], {}, {}, read_clock(CLOCK), writes)
    return localise(request, Outside(reach=hosts.reach, time=Time(sleep=_no_sleep)))
