"""How long checking images on other hosts takes, beside lychee, over a local server.

A server in a process of its own answers every request after a delay, under many addresses of this
computer, as many hosts would. Both programs read the same pages, ask for the same images with the
same number of requests at once and no pauses, and begin with nothing cached.
"""

import argparse
import asyncio
import multiprocessing
import os
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 640, 480, 1, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(bytes(81 * 480)))
    + _chunk(b"IEND", b"")
)
"""A black one."""

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: %d\r\n\r\n" % len(PICTURE)


FIRST_HOST = 0x7F000002
"""127.0.0.2 as one number: as people write it, an address of this computer is not asked at all."""


class Answering(asyncio.Protocol):
    """Answers each request after ``delay`` seconds."""

    delay = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        for _ in range(data.count(b"\r\n\r\n")):
            asyncio.get_running_loop().call_later(self.delay, self._answer)

    def _answer(self) -> None:
        self.transport.write(ANSWER + PICTURE)  # type: ignore[attr-defined]


async def _serve(delay: float, ready: Connection) -> None:
    Answering.delay = delay
    server = await asyncio.get_running_loop().create_server(Answering, "0.0.0.0", 0, backlog=1024)
    ready.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def serve(delay: float, ready: Connection) -> None:
    """The server's process."""
    asyncio.run(_serve(delay, ready))


def write_site(folder: Path, images: int, hosts: int, port: int) -> None:
    """Pages with thirty images each."""
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text('baseURL = "https://news.example.net/"\n')
    settings = 'allow = ["127.0.0.0/8"]\nhotlink-hosts = []\ninterval = 0\nper-host = 128\n'
    (folder / "cms.toml").write_text("[remote-images]\n" + settings)
    for start in range(0, images, 30):
        lines = [
            f"![the ferry on day {n}](http://{FIRST_HOST + n % hosts}:{port}/{n}.png)\n"
            for n in range(start, min(images, start + 30))
        ]
        page = folder / "content" / f"{start}.md"
        page.write_text("---\ntitle: x\ndate: 2025-01-01\n---\n" + "\n".join(lines))


def commands(site: Path, concurrency: int) -> dict[str, list[str]]:
    """What is compared."""
    number = str(concurrency)
    lychee = shutil.which("lychee") or str(Path(sys.executable).with_name("lychee"))
    check = ["check-images", str(site), "--concurrency", number, "--ignore", "RI011"]
    return {
        "cms": [sys.executable, "-m", "cms", *check, "--output-format", "concise"],
        "lychee": [
            *(lychee, "--no-progress", "--max-retries", "0", "--max-concurrency", number),
            *("--host-concurrency", number, "--host-request-interval", "0s"),
            *("--cache=false", str(site / "content")),
        ],
    }


def run(command: list[str], environ: Mapping[str, str]) -> tuple[float, int]:
    """Seconds, and the most memory in bytes."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed:\n{said[-2000:]}")
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def rounds(site: Path, number: int, concurrency: int) -> Iterator[dict[str, tuple[float, int]]]:
    """Both programs, one after the other, with nothing cached."""
    for _ in range(number):
        with tempfile.TemporaryDirectory() as cache:
            environ = {**os.environ, "CMS_CACHE_DIR": cache}
            environ.pop("PYTHONDONTWRITEBYTECODE", None)  # pip compiles what it installs
            each = commands(site, concurrency)
            yield {name: run(command, environ) for name, command in each.items()}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=3000)
    parser.add_argument("--hosts", type=int, default=32)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds")
    parser.add_argument("--concurrency", type=int, default=128)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    ready, sender = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(options.delay, sender), daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        write_site(site, options.images, options.hosts, ready.recv())
        _, *found = rounds(site, options.runs + 1, options.concurrency)  # the first is a rehearsal
    server.kill()
    for name in ("cms", "lychee"):
        seconds = [each[name][0] for each in found]
        memory = max(each[name][1] for each in found)
        print(
            f"{name:8} median {statistics.median(seconds):.2f} s, "
            f"{min(seconds):.2f} to {max(seconds):.2f} s, {memory / 1e6:.0f} MB"
        )
    ratios = [each["cms"][0] / each["lychee"][0] for each in found]
    print(f"cms takes {statistics.median(ratios):.2f} times as long as lychee")


if __name__ == "__main__":
    main()
