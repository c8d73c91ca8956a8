"""``cms localise`` on a site whose every page shows images of another host.

The host is played in the process itself, and has a picture of its own at every address.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cms.engine.clock import read_clock
from cms.engine.localise.plan import Request
from cms.engine.localise.run import Outside, localise
from cms.remote.fetching import Answer

IMAGES = 3
_NAMED = re.compile(rb"!\[\]\(([^()]+-([0-9a-f]{8})\.png)\)")


class Host:
    async def fetch(self, request: Any) -> Answer:
        body = _picture(request.address.target)
        headers = {"content-type": "image/png"}
        return Answer(request.address, 200, headers, body, True, len(body))

    async def aclose(self) -> None: ...

    async def close_idle(self, origin: object) -> None: ...


def prepare(site: Path) -> list[Path]:
    """Puts images of another host below every page; the pages."""
    with (site / "cms.toml").open("a") as settings:
        settings.write("\n[remote-images]\ninterval = 0\n")
    pages = sorted(site.rglob("*.md"))
    for number, path in enumerate(pages):
        urls = [f"https://img.example.net/{number + each // 2}/{each}" for each in range(IMAGES)]
        with path.open("a") as page:
            page.writelines(f"\n![]({url})\n" for url in urls)
    return pages


def run(site: Path) -> None:
    host: Any = Host()
    request = Request([site], {"jobs": 1}, {}, read_clock(None), True)
    localise(request, Outside(reach=lambda _: (host, host)))


def missing(site: Path, found: Mapping[Path, bytes]) -> int:
    """How many images of the site its pages name that are not there, or not whole."""
    missing = 0
    for page, text in found.items():
        for path, digest in _NAMED.findall(text):
            start = site / "static" if path.startswith(b"/") else page.parent
            body = found.get(start / path.decode().lstrip("/"), b"")
            missing += sha256(body).hexdigest()[:8] != digest.decode()
    return missing


def _picture(seed: str) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", 640, 480, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + sha256(seed.encode()).digest() * 1000
