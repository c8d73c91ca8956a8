"""HTTP/1.1 over one connection: h11 reads and writes, and nothing else is done per request.

httpcore's own connections take twice as long, most of it for locks that one user at a time needs
not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import h11
import httpcore

if TYPE_CHECKING:
    from cms.remote.connecting import Channel

_PIECE = 64 * 1024
_LARGEST_HEAD = 64 * 1024


class Response:
    """A response whose body is read from its connection; the same to look at as httpcore's."""

    def __init__(self, connection: Connection, head: h11.Response) -> None:
        self.status = head.status_code
        self.headers = list(head.headers)
        self._connection = connection

    async def aiter_stream(self) -> AsyncIterator[bytes]:
        """The pieces of the body, as they come."""
        while True:
            event = await self._connection.next_event()
            if not isinstance(event, h11.Data):
                return
            yield bytes(event.data)

    async def aclose(self) -> None:
        """Makes the connection ready for another request, or ends it if this one is not read."""
        await self._connection.end_request()


class Connection:
    """A connection that serves one request after the other."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LARGEST_HEAD)

    async def get(self, target: str, headers: list[tuple[bytes, bytes]]) -> Response:
        """Sends a request and reads the head of its response."""
        try:
            head = h11.Request(method="GET", target=target, headers=headers)
            sent = self._state.send(head) or b""
            self._state.send(h11.EndOfMessage())
        except h11.ProtocolError as error:
            raise httpcore.LocalProtocolError(str(error)) from error
        await self._channel.write(sent)
        while True:
            event = await self.next_event()
            if isinstance(event, h11.Response):
                return Response(self, event)
            if not isinstance(event, h11.InformationalResponse):
                raise httpcore.RemoteProtocolError("the connection ended without a response")

    async def next_event(self) -> h11.Event:
        """What comes next; raises what httpcore raises."""
        try:
            while (event := self._state.next_event()) is h11.NEED_DATA:
                self._state.receive_data(await self._channel.read(_PIECE))
        except h11.ProtocolError as error:
            raise httpcore.RemoteProtocolError(str(error)) from error
        if event is h11.PAUSED:
            raise httpcore.RemoteProtocolError("the other side changes the protocol")
        assert isinstance(event, h11.Event)
        return event

    async def end_request(self) -> None:
        """See ``Response.aclose``."""
        if self._state.our_state is h11.DONE and self._state.their_state is h11.DONE:
            self._state.start_next_cycle()
        else:
            await self.aclose()

    def is_idle(self) -> bool:
        """Whether another request can be sent."""
        return self._state.our_state is h11.IDLE and not self.has_expired()

    def has_expired(self) -> bool:
        """Whether the other side has hung up, or says something that nobody asked."""
        return bool(self._channel.get_extra_info("is_readable"))

    async def aclose(self) -> None:
        """Ends the connection."""
        await self._channel.aclose()
