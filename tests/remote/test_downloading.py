"""What is read of images that are to be kept, over real sockets: all, or nothing."""

import asyncio
import gzip
from pathlib import Path

import pytest

from cms.remote.addresses import networks, read_address
from cms.remote.connecting import Names
from cms.remote.downloading import Download, Downloads, Most
from cms.remote.fetching import Fetcher
from cms.remote.manners import Manners
from cms.remote.pool import Pool
from tests.remote.asking import HERE, PATIENT, SITE, Clock
from tests.remote.server import Answer, Raw, Reply, bomb, by_referer, image, jpeg, png, serving

A = png()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"


def pieces(head: bytes, piece: bytes) -> Raw:
    """An answer without end, which takes its time."""

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.001)

    return write


def download(
    answers: dict[str, Answer], *, timeout: float = PATIENT
) -> tuple[list[Download], list[str]]:
    """What comes of addresses in their order, and what was asked for."""

    async def resolve(_: str) -> list[str]:
        return ["127.0.0.1"]

    def reach() -> tuple[Pool, Fetcher]:
        allowed = networks(HERE)
        pool = Pool(Names(resolve, allowed), allowed, proxies={})
        return pool, Fetcher(pool, "cms-test", timeout)

    with serving(dict(answers)) as server:
        addresses = [read_address(f"http://a.test:{server.port}{path}") for path in answers]
        manners, most = Manners(interval=0), Most(100_000, 100_000_000)
        downloads = Downloads(reach, manners, most, SITE, Clock().time)
        found = downloads.fetch(addresses)
        return [found[str(each)] for each in addresses], server.paths


@pytest.mark.parametrize(
    ("answer", "ending"),
    [
        (image(A, "text/plain"), "png"),
        (image(jpeg(before=90_000), "image/webp"), "jpg"),
        (Reply(200, A, {"Content-Type": "image/png"}, declared=None), "png"),
        (Reply(200, gzip.compress(A), {"Content-Encoding": "gzip"}), "png"),
        ([Reply(503), image(A)], "png"),
        (by_referer(lambda referer: referer != SITE, image(A), Reply(403)), "png"),
    ],
)
def test_images_are_read_whole(answer: Answer, ending: str) -> None:
    (found,), _ = download({"/641": answer})
    assert found.ending == ending
    assert found.body in (A, jpeg(before=90_000))


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (Reply(404), "dead", ""),
        (Reply(302, b"", {"Location": "http://169.254.169.254/a.png"}), "refused", ""),
        (Reply(302, b"", {"Location": "file:///etc/passwd"}), "refused", ""),
        (Reply(200, A, declared=9000), "truncated", ""),
        (image(b"<html>" + bytes(9000)), "not-an-image", ""),
        (Reply(200, bomb(50), {"Content-Encoding": "gzip"}), "not-an-image", ""),
        (image(png(padding=200_000)), "ok", "has more than 0.1 MB"),
        (pieces(HEAD + b"\r\n" + A, bytes(9000)), "ok", "has more than 0.1 MB"),
        (pieces(HEAD + b"\r\n" + A, b""), "unverified", ""),
        (image(png(40_000, 30_000)), "ok", "has 40000 x 30000 pixels"),
        (image(b"<svg onload=x>", "image/svg+xml"), "ok", "is SVG"),
    ],
)
def test_what_is_not_kept(answer: Answer, kind: str, reason: str) -> None:
    (found,), _ = download({"/a.png": answer}, timeout=0.5 if kind == "unverified" else PATIENT)
    assert found.body == b""
    assert found.verdict.kind == kind
    assert str(found.reason or "").startswith(reason)
    assert bool(found.reason) == bool(reason)


def test_many_of_a_host(tmp_path: Path) -> None:
    bodies = {f"/{number}": png(100 + number) for number in range(40)}
    found, paths = download({path: image(body) for path, body in bodies.items()})
    assert [each.body for each in found] == list(bodies.values())
    assert len(paths) == 40
