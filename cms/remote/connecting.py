"""Connections to vetted addresses only: a name is resolved once, and what it means is looked at.

The engine above, httpcore, gets to the network through ``Network`` alone, whatever asked for the
connection: a first request, a redirect, or a second attempt.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from cms.model import msg
from cms.remote.addresses import IP, Unfit, literal, vet
from cms.remote.addresses import Network as IPNetwork

if TYPE_CHECKING:
    import httpcore
else:
    from cms.remote import engine as httpcore

Resolve = Callable[[str], Awaitable[list[str]]]
"""The IP addresses of a host; raises ``NoSuchHost``, or ``OSError`` where nobody answers."""

_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_FULL = 256 * 1024
"""Bytes received and not yet asked for, beyond which the other side has to wait."""


class NoSuchHost(Exception):  # noqa: N818 (an answer, not an error)
    """There is no host of this name."""


async def resolve(host: str) -> list[str]:
    """Asks the system, in a thread."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_HOST and _is_online():
            raise NoSuchHost(host) from None
        raise
    except UnicodeError:  # a label that is too long for the name service
        raise NoSuchHost(host) from None
    return [str(sockaddr[0]) for *_, sockaddr in found]


def _is_online() -> bool:
    """Whether there is a way out: some systems know no host at all where there is none."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))  # nothing is sent
            return True
    return False


class Names:
    """What names mean during one run: each is resolved once, so that its meaning cannot change."""

    def __init__(self, resolve: Resolve, allowed: tuple[IPNetwork, ...]) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._known: dict[str, asyncio.Future[list[str]]] = {}

    async def vetted(self, host: str) -> list[str]:
        """The addresses of a host that may be asked, at least one; raises ``Unfit`` if none may."""
        known = self._known.get(host)
        if known is None:
            known = self._known[host] = asyncio.ensure_future(self._vet(host))
            known.add_done_callback(lambda done: self._settle(host, done))
        if not known.done():
            await asyncio.shield(known)
        return known.result()

    async def _vet(self, host: str) -> list[str]:
        found = await self._meanings(host)
        reasons = {each: vet(each, self._allowed) for each in found}
        fit = [str(each) for each, reason in reasons.items() if not reason]
        if not fit:
            where = next(iter(reasons.values()), None)
            raise Unfit(msg("leads to {where}", where=where) if where else msg("leads to nothing"))
        return fit

    def _settle(self, host: str, done: asyncio.Future[list[str]]) -> None:
        """Forgets that the system could not answer, which it may do the next time."""
        if done.cancelled() or isinstance(done.exception(), OSError):
            self._known.pop(host, None)

    async def _meanings(self, host: str) -> list[IP]:
        own = literal(host)
        if own is not None:
            return [own]
        # What has a zone behind a percent sign, as fe80::1%eth0 has, is never public.
        texts = [text.partition("%")[0] for text in await self._resolve(host)]
        return [address for text in texts if (address := literal(text)) is not None]


class Network:
    """Opens connections to hosts as ``names`` have them; to any host, such as a proxy, without.

    An ``httpcore.AsyncNetworkBackend``, as ``Channel`` is a stream of it.
    """

    def __init__(self, names: Names | None) -> None:
        self._names = names

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Channel:
        """Tries the addresses in their order."""
        found = [host] if self._names is None else await self._names.vetted(host)
        loop = asyncio.get_running_loop()
        failure: OSError | None = None
        for address in found:
            try:
                return (await loop.create_connection(Channel, address, port))[1]
            except OSError as error:  # noqa: PERF203 (the next address may answer)
                failure = error
        reason = os.strerror(failure.errno) if failure and failure.errno else str(failure)
        raise httpcore.ConnectError(reason) from failure


class Channel(asyncio.Protocol):
    """One connection. It has no time limits of its own: a whole request has one."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._received = bytearray()
        self._is_paused = False
        self._is_closed = False
        self._failure: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There is a connection."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keeps what came until somebody reads it."""
        self._received += data
        if len(self._received) > _FULL and not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """The other side says no more."""
        self._is_closed = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, in peace or not."""
        self._is_closed = True
        self._failure = exc
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, or none at the end."""
        while not self._received and not self._is_closed:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        if not self._received and self._failure is not None:
            raise httpcore.ReadError(str(self._failure)) from self._failure
        data = bytes(self._received[:max_bytes])
        del self._received[:max_bytes]
        if self._is_paused and len(self._received) < _FULL:
            self._is_paused = False
            self._transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes; that the connection is gone shows when an answer is read."""
        self._transport.write(buffer)

    async def aclose(self) -> None:
        """Lets go of the connection, without waiting for the other side."""
        self._transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Channel:
        """The same connection, encrypted; raises ``ssl.SSLError`` as it is."""
        loop = asyncio.get_running_loop()
        try:
            transport = await loop.start_tls(
                self._transport, self, ssl_context, server_hostname=server_hostname
            )
        except BaseException:
            self._transport.abort()
            raise
        assert transport is not None
        self._transport = transport
        return self

    @property
    def protocol(self) -> str:
        """What was agreed to speak, if TLS was asked: ``h2``, or nothing."""
        tls = self._transport.get_extra_info("ssl_object")
        return (tls and tls.selected_alpn_protocol()) or ""

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks: the TLS connection, and whether the other side has hung up."""
        if info == "is_readable":
            return self._is_closed or bool(self._received)
        if info == "ssl_object":
            return self._transport.get_extra_info("ssl_object")
        return None
