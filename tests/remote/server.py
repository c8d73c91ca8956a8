"""A server on this computer whose answers tests choose: HTTP over real sockets, in a thread."""

import asyncio
import gzip
import ssl
import struct
import threading
import zlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import h2.config
import h2.connection
import h2.events

HOSTS = ("127.0.0.1",)


def png(width: int = 640, height: int = 480, padding: int = 300) -> bytes:
    """A picture as far as its first bytes go."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + bytes(padding)


def jpeg(width: int = 640, height: int = 480, before: int = 0) -> bytes:
    """A photograph with so many bytes of a camera's remarks in front of its size."""
    remarks = b""
    while before > 0:
        length = min(before, 60_000)
        remarks += b"\xff\xe1" + struct.pack(">H", length + 2) + bytes(length)
        before -= length
    start = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + bytes(9)
    jfif = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9)
    return jfif + remarks + start + b"\xff\xd9"


class Asked(NamedTuple):
    """A request: its path with the query, and its headers in lower case."""

    path: str
    headers: dict[str, str]


class Reply(NamedTuple):
    """An answer; ``declared`` is a Content-Length that may be wrong, None for none at all."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}  # noqa: RUF012
    declared: int | None = -1


Raw = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""What writes anything at all to a connection, and is not waited for longer than the reader."""

Answer = Reply | Raw
Table = dict[str, Answer | Callable[[Asked], Answer] | list[Answer]]
"""Answers by path: one, one for each request in turn, or one that depends on the request."""


def image(body: bytes, kind: str = "image/png", **headers: str) -> Reply:
    """An answer with a picture; ``if_none_match`` and the like are written with hyphens."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(200, body, {"Content-Type": kind, **names})


def ranged(body: bytes, kind: str = "image/png") -> Callable[[Asked], Reply]:
    """A picture of which a part can be had."""

    def answer(asked: Asked) -> Reply:
        start, end = map(int, asked.headers["range"].removeprefix("bytes=").split("-"))
        part = body[start : end + 1]
        place = f"bytes {start}-{start + len(part) - 1}/{len(body)}"
        return Reply(206, part, {"Content-Type": kind, "Content-Range": place})

    return answer


def by_referer(
    refused: Callable[[str], bool], shown: Reply, instead: Reply
) -> Callable[[Asked], Reply]:
    """One answer for some referers, and another for the rest."""
    return lambda asked: instead if refused(asked.headers.get("referer", "")) else shown


def bomb(megabytes: int) -> bytes:
    """Very much of nothing, packed."""
    return gzip.compress(bytes(megabytes << 20))


class Server:
    """Answers ``table`` on addresses of this computer; ``asked`` is what came, in order."""

    def __init__(
        self, table: Table, context: ssl.SSLContext | None = None, hosts: tuple[str, ...] = HOSTS
    ) -> None:
        self.table = table
        self.asked: list[Asked] = []
        self.port = 0
        self.most_at_once = 0
        self.connections = 0
        self._at_once = 0
        self._context = context
        self._hosts = hosts
        self._turns: dict[str, int] = {}

    @property
    def paths(self) -> list[str]:
        """The paths asked for."""
        return [each.path for each in self.asked]

    async def _listen(self) -> None:
        self._stop = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        servers = []
        for host in self._hosts:
            server = await asyncio.start_server(self._serve, host, self.port, ssl=self._context)
            self.port = server.sockets[0].getsockname()[1]
            servers.append(server)
        self._ready.set()
        await self._stop.wait()
        for server in servers:
            server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._at_once += 1
        self.connections += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        tls = writer.get_extra_info("ssl_object")
        try:
            if tls is not None and tls.selected_alpn_protocol() == "h2":
                await self._serve_http2(reader, writer)
            else:
                while await self._serve_one(reader, writer):
                    pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        except asyncio.CancelledError:
            pass
        finally:
            self._at_once -= 1
            writer.transport.abort()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        pairs = (line.split(": ", 1) for line in lines if line)
        headers = {name.lower(): value for name, value in pairs}
        answer = self._answer(Asked(first.split(" ")[1], headers))
        if not isinstance(answer, Reply):
            await answer(writer)
            writer.close()
            await writer.wait_closed()
            return False
        length = len(answer.body) if answer.declared == -1 else answer.declared
        sent = dict(answer.headers)
        if length is not None:
            sent["Content-Length"] = str(length)
        text = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        writer.write(f"HTTP/1.1 {answer.status} X\r\n{text}\r\n".encode() + answer.body)
        await writer.drain()
        if length != len(answer.body):
            writer.close()
            await writer.wait_closed()
        return length == len(answer.body)

    async def _serve_http2(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        unsent: dict[int, bytes] = {}
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    headers = {k.decode(): v.decode() for k, v in event.headers}
                    answer = self._answer(Asked(headers[":path"], headers))
                    assert isinstance(answer, Reply)
                    sent = [(name.lower(), value) for name, value in answer.headers.items()]
                    connection.send_headers(
                        event.stream_id, [(":status", str(answer.status)), *sent]
                    )
                    unsent[event.stream_id] = answer.body
            for stream in list(unsent):
                if not _send_some(connection, stream, unsent):
                    del unsent[stream]
            writer.write(connection.data_to_send())

    def _answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        answer = self.table.get(asked.path.partition("?")[0], Reply(404))
        if isinstance(answer, list):
            turn = self._turns.get(asked.path, 0)
            self._turns[asked.path] = turn + 1
            answer = answer[min(turn, len(answer) - 1)]
        if isinstance(answer, Reply) or asyncio.iscoroutinefunction(answer):
            return answer
        return answer(asked)  # type: ignore[arg-type, return-value]

    def __enter__(self) -> "Server":
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._listen()))
        self._thread.start()
        assert self._ready.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(60)


def _send_some(
    connection: h2.connection.H2Connection, stream: int, unsent: dict[int, bytes]
) -> bool:
    """Sends as much of an answer as the other side takes; whether something is left."""
    while True:
        room = min(connection.local_flow_control_window(stream), connection.max_outbound_frame_size)
        piece, rest = unsent[stream][:room], unsent[stream][room:]
        connection.send_data(stream, piece, end_stream=not rest)
        unsent[stream] = rest
        if not rest or not room:
            return bool(rest)


@contextmanager
def serving(
    table: Table, context: ssl.SSLContext | None = None, hosts: tuple[str, ...] = HOSTS
) -> Iterator[Server]:
    """A server while it is needed."""
    with Server(table, context, hosts) as server:
        yield server
