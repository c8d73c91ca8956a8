"""A miniature site judged together with the answers of other hosts, which are written beside it.

A part ``-- https://img.example.net/a.png --`` holds an HTTP answer. The body ``(a PNG of 640 x
480)`` stands for such a picture; ``for others`` behind the address is for requests without the
site's ``Referer``.
"""

import re
import struct
import tempfile
from pathlib import Path
from typing import cast

from cms.engine.check_images import Request as Wanted
from cms.engine.check_images import check_images
from cms.engine.clock import read_clock
from cms.engine.enquiry import Manner, Outside
from cms.model import Diagnostic, msg
from cms.remote.addresses import read_address
from cms.remote.cache import Cache
from cms.remote.fetching import Answer, Failure, Fetcher, Request
from cms.remote.manners import Time
from cms.remote.pool import Pool
from tests.rules.cases import CLOCK, lay_out

_ANSWER = re.compile(r"^-- (https?://\S+?)( for others)? --\n(.*?)(?=^-- |\Z)", re.M | re.S)
_PICTURE = re.compile(r"\(a PNG of (\d+) x (\d+)\)")
_MOVED = (301, 302, 307, 308)


class Written:
    """Answers that are written down, in place of what gets to other hosts."""

    def __init__(self, text: str) -> None:
        self.asked: list[Request] = []
        self._answers = {
            (url, bool(others)): answer for url, others, answer in _ANSWER.findall(text)
        }

    async def fetch(self, request: Request) -> Answer:
        self.asked.append(request)
        answer = self._answer(request, request.address)
        moved_to = ""
        while answer.status in _MOVED:
            address = read_address(answer.headers["location"], answer.address)
            moved_to = str(address) if answer.status in (301, 308) else moved_to
            answer = self._answer(request, address)
        return answer._replace(moved_to=moved_to)

    async def aclose(self) -> None: ...

    async def close_idle(self, origin: object) -> None: ...

    def _answer(self, request: Request, address: object) -> Answer:
        url = str(address)
        text = self._answers.get((url, not request.referer)) or self._answers.get((url, False), "")
        if not text:  # nothing is written about private addresses
            raise Failure("refused", msg("leads to no public host"))
        head, _, body = text.partition("\n\n")
        first, *lines = head.strip().split("\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        if "location" in headers:
            headers["location"] = re.findall("Location: (.+)", head)[0]
        data = _body(body)
        total = int(re.split("[/]", headers.get("content-range", ""))[-1] or len(data))
        is_cut = int(headers.get("content-length", len(data))) > len(data)
        status = int(first.split(" ")[1])
        return Answer(read_address(url), status, headers, data, not is_cut, total, is_cut)


def _body(text: str) -> bytes:
    picture = _PICTURE.search(text)
    if not picture:
        return text.strip().encode()
    size = struct.pack(">II", int(picture[1]), int(picture[2]))
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + bytes(100)


def judge_remote(text: str, *codes: str, both_ways: bool = False) -> list[Diagnostic]:
    """What the rules find in a site, for which the hosts beside it are asked."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        lay_out(root, _ANSWER.sub("", text))
        written = Written(text)
        reached = cast("Pool", written), cast("Fetcher", written)
        cache = Cache(root / ".cache")
        outside = Outside(cache, reach=lambda _: reached, time=Time(unix=lambda: 0.0))
        overrides = {"select": codes}
        manner = Manner(both_ways=both_ways)
        wanted = Wanted([root], overrides, {}, read_clock(CLOCK), manner=manner)
        run = check_images(wanted, outside).run
        cache.close()
        return [
            each._replace(path=each.path.rpartition(f"{root.name}/")[2])
            for each in run.report.diagnostics
        ]
