"""What servers answer, and what that is worth to readers: over real sockets, one row each."""

import asyncio
import gzip
from pathlib import Path
from typing import NamedTuple

import pytest

from cms.remote.checking import Order
from tests.remote.asking import PATIENT, SITE, Setting, check
from tests.remote.server import (
    Raw,
    Reply,
    Table,
    bomb,
    by_referer,
    image,
    jpeg,
    png,
    ranged,
    serving,
)

PNG = image(png())
PAGE = Reply(
    200, b"<!DOCTYPE html><title>Not here</title>" + b" " * 9000, {"Content-Type": "text/html"}
)
SVG = b'<?xml version="1.0"?>\n<!-- a - b -->\n<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
GIF = b"GIF89a\x0a\x00\x14\x00\x80\x00\x00" + bytes(40)
WEBP = (
    b"RIFF\x40\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x1f\x03\x00\x57\x02\x00"
    + bytes(40)
)
BY_SITE, BY_OTHERS = (lambda referer: referer == SITE), (lambda referer: referer != SITE)


def to(status: int, location: str, **headers: str) -> Reply:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, b"", {"Location": location, **names})


def pieces(head: bytes, piece: bytes, pause: float) -> Raw:
    """An answer in pieces without end."""

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return write


def raw(data: bytes) -> Raw:
    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return write


class Row(NamedTuple):
    """What a server has at paths, of which the first is asked for, and what comes of it."""

    answers: Table
    kind: str
    said: str = ""
    requests: int | None = 1
    width: int = 0
    type: str = ""
    moved_to: str = ""
    size: int | None = None
    both_ways: bool = False
    timeout: float = PATIENT


def one(answer: object, kind: str, said: str = "", requests: int | None = 1, **more: object) -> Row:
    return Row({"/a.png": answer}, kind, said, requests, **more)  # type: ignore[dict-item, arg-type]


def never(answer: Raw) -> Row:
    """What does not come; how often it is asked for in that time depends on the machine."""
    return one(answer, "unverified", "within", None, timeout=0.4)


OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"

ROWS = {
    "a picture": one(PNG, "ok", width=640, type="image/png", size=333),
    "a photograph": one(image(jpeg()), "ok", width=640, type="image/jpeg"),
    "a gif": one(image(GIF), "ok", width=10, type="image/gif"),
    "a webp": one(image(WEBP), "ok", width=800, type="image/webp"),
    "part of a picture": one(ranged(png(padding=200_000)), "ok", width=640, size=200_033),
    "a size behind much else": one(ranged(jpeg(9, 9, 150_000)), "ok", width=9, requests=2),
    "a large picture whole": one(image(png(padding=3_000_000)), "ok", width=640, size=3_000_033),
    "svg": one(image(SVG, "image/svg+xml"), "ok", type="image/svg+xml"),
    "svg as text": one(image(SVG, "text/plain"), "not-an-image", "sent as text/plain", 2),
    "no content": one(Reply(204, b"", declared=None), "empty", "204", 2),
    "no bytes": one(image(b""), "empty", "0 bytes", 2),
    "no range of nothing": one(Reply(416, b"", {"Content-Range": "bytes */0"}), "empty", "", 2),
    "no ranges at all": Row(
        {"/a.png": lambda asked: Reply(416) if "range" in asked.headers else PNG},
        "ok",
        requests=2,
        width=640,
    ),
    "gone": one(Reply(404), "dead", "404"),
    "gone for good": one(Reply(410), "dead", "410"),
    "moved for now": Row({"/a.png": to(302, "/b.png"), "/b.png": PNG}, "ok", "", 2, 640),
    "moved for good": Row(
        {"/a.png": to(301, "/b.png"), "/b.png": PNG}, "ok", "", 2, 640, moved_to="/b.png"
    ),
    "moved for good twice": Row(
        {"/a.png": to(308, "/b.png"), "/b.png": to(301, "c.png?x=1"), "/c.png": PNG},
        "ok",
        "",
        3,
        640,
        moved_to="/c.png?x=1",
    ),
    "moved for good, then for now": Row(
        {"/a.png": to(308, "/b.png"), "/b.png": to(307, "/c.png"), "/c.png": PNG},
        "ok",
        "",
        3,
        640,
        moved_to="/b.png",
    ),
    "moved and gone": Row({"/a.png": to(301, "/b.png")}, "dead", "404", 2, moved_to="/b.png"),
    "a circle": Row(
        {"/a.png": to(302, "/b.png"), "/b.png": to(302, "/a.png")}, "dead", "circles", 2
    ),
    "a circle with cookies": Row(
        {"/a.png": to(302, "/a.png", Set_Cookie="seen=1")}, "unverified", "circles", 1
    ),
    "a long chain": Row(
        {f"/{n or 'a.png'}": to(302, f"/{n + 1}") for n in range(12)}, "dead", "more than 8", 9
    ),
    "to a file": one(to(302, "file:///etc/passwd"), "refused", "file:"),
    "a page": one(PAGE, "not-an-image", "web page", 2),
    "text": one(
        Reply(200, b"no" * 3000, {"Content-Type": "text/plain"}), "not-an-image", "text/plain", 2
    ),
    "a type that browsers do not show": one(
        image(b"8BPS\x00\x01" + bytes(100), "image/png"), "not-an-image", "photoshop", 2
    ),
    "another type than it says": one(image(png(), "image/jpeg"), "ok", type="image/png", width=640),
    "less than promised": one(Reply(200, png(), {}, declared=5000), "truncated", "333 bytes", 3),
    "nothing of what was promised": one(Reply(200, b"", {}, declared=5000), "truncated", "", 3),
    "cut off, then whole": one(
        [Reply(200, png(), {}, declared=5000), PNG], "ok", requests=2, width=640
    ),
    "a picture that breaks off": one(image(png()[:18]), "truncated", "18 bytes"),
    "not now, then": one([Reply(500), PNG], "ok", requests=2, width=640),
    "never now": one(Reply(502), "unverified", "502", 3),
    "too many, then": one(
        [Reply(429, b"", {"Retry-After": "7"}), PNG], "ok", requests=2, width=640
    ),
    "too many for long": one(Reply(429, b"", {"Retry-After": "86400"}), "unverified", "429"),
    "not for anybody": one(Reply(403), "unverified", "403", 2),
    "with a password": one(Reply(401), "unverified", "401", 2),
    "not for readers of the site": one(
        by_referer(BY_SITE, PNG, Reply(403)), "hotlink", "kept from", 2
    ),
    "a page for readers of the site": one(
        by_referer(BY_SITE, PNG, PAGE), "hotlink", "kept from", 2
    ),
    "another picture for readers of the site": one(
        by_referer(BY_SITE, PNG, image(png(9, 9))), "hotlink", "replaced", 2, both_ways=True
    ),
    "only for readers of the site": one(
        by_referer(BY_OTHERS, PNG, Reply(403)), "ok", "", 2, width=640, both_ways=True
    ),
    "the same for all": one(PNG, "ok", "", 2, width=640, both_ways=True),
    "headers that do not come": never(pieces(b"", b"", 0.05)),
    "headers without end": one(
        pieces(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 9000 + b"\r\n", 0), "unverified", "", 3
    ),
    "a body that does not come": never(pieces(OK_HEAD + b"Content-Length: 900\r\n\r\n", b"", 0.05)),
    "a body that comes slowly": never(pieces(OK_HEAD + b"\r\n", b"\x89", 0.05)),
    "a body without end": one(
        pieces(OK_HEAD + b"\r\n" + png(), bytes(65536), 0), "ok", "", 1, width=640, size=-1
    ),
    "nothing without end": one(
        pieces(OK_HEAD + b"\r\n", bytes(65536), 0), "not-an-image", "no picture", 2
    ),
    "a bomb": one(Reply(200, bomb(50), {"Content-Encoding": "gzip"}), "not-an-image", "", 2),
    "packed": one(
        Reply(200, gzip.compress(png()), {"Content-Encoding": "gzip"}),
        "ok",
        "",
        1,
        width=640,
        size=333,
    ),
    "packed as nobody asked": one(
        Reply(200, png(), {"Content-Encoding": "br"}), "unverified", "br"
    ),
    "said to be packed": one(
        Reply(200, png(), {"Content-Encoding": "gzip"}), "not-an-image", "is not", 2
    ),
    "no HTTP": one(raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "unverified", "no HTTP", 3),
    "no answer": one(raw(b""), "unverified", "breaks off", 3),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_an_answer_has_its_verdict(tmp_path: Path, row: Row) -> None:
    setting = Setting(timeout=row.timeout)
    setting = setting._replace(order=setting.order._replace(both_ways=row.both_ways))
    with serving(row.answers) as server:
        base = f"http://127.0.0.1:{server.port}"
        (verdict,) = check([f"{base}/a.png"], tmp_path, setting=setting).values()
    assert verdict.kind == row.kind, verdict
    assert row.said in str(verdict.message or "")
    assert row.requests in (None, len(server.asked)), server.paths
    assert verdict.width == row.width
    assert row.type in verdict.type
    assert verdict.moved_to == (row.moved_to and base + row.moved_to)
    assert row.size in (None, verdict.size)


def test_what_only_readers_of_the_site_see_is_told_apart(tmp_path: Path) -> None:
    order = Order(SITE, True, {"ok": 1})
    with serving({"/a.png": by_referer(BY_OTHERS, PNG, Reply(403))}) as server:
        url = f"http://127.0.0.1:{server.port}/a.png"
        found = check([url], tmp_path, setting=Setting(order=order))
    assert found[url].needs_referer
    assert [each.headers.get("referer") for each in server.asked] == [SITE, None]
