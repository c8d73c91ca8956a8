"""HTTP/1.1 over one connection: httptools reads what comes, and little else is done per request.

httpcore's own connections take much longer, for h11, which is written in Python, and for
locks that one user at a time needs not.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

if TYPE_CHECKING:
    import httpcore

    from cms.remote.connecting import Channel
else:
    from cms.remote import engine as httpcore

_PIECE = 64 * 1024
_LONGEST = 64 * 1024
"""Bytes of a head, and of what else comes in between and is no part of the body."""

_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


class Response:
    """A response whose body is read from its connection; the same to look at as httpcore's."""

    def __init__(
        self, connection: Connection, status: int, headers: list[tuple[bytes, bytes]]
    ) -> None:
        self.status = status
        self.headers = headers
        self._connection = connection

    async def aiter_stream(self) -> AsyncIterator[bytes]:
        """The pieces of the body, as they come."""
        while (piece := await self._connection.next_piece()) is not None:
            yield piece

    async def aclose(self) -> None:
        """Ends the connection if this response is not read, or is the last one."""
        if not self._connection.is_idle():
            await self._connection.aclose()


class _Message:
    """What was read of one response; the parser calls what begins with ``on``."""

    def __init__(self) -> None:
        self.parser = HttpResponseParser(self)
        # As most programs do: one of many servers ends its lines in its own way.
        self.parser.set_dangerous_leniencies(lenient_optional_cr_before_lf=True)
        self.begin()

    def begin(self) -> None:
        """Forgets the message before."""
        self.headers: list[tuple[bytes, bytes]] = []
        self.pieces: list[bytes] = []
        self.status = 0
        self.since = 0
        self.has_length = self.is_complete = self.is_kept = False

    def on_message_begin(self) -> None:
        if self.is_complete:
            raise HttpParserError("a response that nobody asked for")

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.status:  # else it is behind the body
            self.headers.append((name, value))
            self.has_length |= name.lower() in (b"content-length", b"transfer-encoding")

    def on_headers_complete(self) -> None:
        self.since = 0
        self.status = self.parser.get_status_code()

    def on_body(self, body: bytes) -> None:
        self.since = 0
        self.pieces.append(body)

    def on_message_complete(self) -> None:
        if self.status < 200:
            self.begin()
        else:
            self.is_complete, self.is_kept = True, self.parser.should_keep_alive()


class Connection:
    """A connection that serves one request after the other."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._message = _Message()
        self._message.is_kept = True

    async def get(self, target: str, headers: list[tuple[bytes, bytes]]) -> Response:
        """Sends a request and reads the head of its response."""
        lines = [b"GET %b HTTP/1.1" % target.encode("ascii")]
        lines += [b"%b: %b" % header for header in headers]
        if _CONTROL.search(b"\t".join(lines)):
            raise httpcore.LocalProtocolError("a header of more than one line")
        self._message.begin()
        await self._channel.write(b"\r\n".join(lines) + b"\r\n\r\n")
        while not self._message.status:
            await self._receive()
        return Response(self, self._message.status, self._message.headers)

    async def next_piece(self) -> bytes | None:
        """More of the body, or None at its end; raises what httpcore raises."""
        message = self._message
        while not message.pieces:
            if message.is_complete:
                return None
            await self._receive()
        piece, message.pieces = b"".join(message.pieces), []
        return piece

    async def _receive(self) -> None:
        message = self._message
        data = await self._channel.read(_PIECE)
        message.since += len(data)
        try:
            message.parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            if not message.is_complete:
                raise httpcore.RemoteProtocolError(str(error)) from error
            message.is_kept = False  # for what follows is no answer
        if not data:
            message.is_complete = bool(message.status) and not message.has_length
            if not message.is_complete:
                raise httpcore.RemoteProtocolError("the connection ended within a response")
        if message.since > _LONGEST:
            raise httpcore.RemoteProtocolError("much comes that is no part of an image")

    def is_idle(self) -> bool:
        """Whether another request can be sent."""
        return self._message.is_kept and not self.has_expired()

    def has_expired(self) -> bool:
        """Whether the other side has hung up, or says something that nobody asked."""
        return bool(self._channel.get_extra_info("is_readable"))

    async def aclose(self) -> None:
        """Ends the connection."""
        await self._channel.aclose()
