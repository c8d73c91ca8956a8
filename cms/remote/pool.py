"""Open connections by origin: as many as lanes ask for, one for all where the server has HTTP/2.

One large pool looks through all its connections for each request; with a stack for each origin a
request takes the one that was used last.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, cast

from cms.model import msg
from cms.remote import http1
from cms.remote.addresses import Address, Unfit, literal, vet
from cms.remote.connecting import Names, Network

if TYPE_CHECKING:
    import httpcore

    from cms.remote.addresses import Network as IPNetwork

    Kept = http1.Connection | httpcore.AsyncHTTP2Connection
    Connection = Kept | httpcore.AsyncHTTPProxy
else:
    from cms.remote import engine as httpcore

Origin = tuple[str, str, int]
Headers = list[tuple[bytes, bytes]]
_IDLE = 256
"""Connections kept that nobody uses."""


def _proxies_around() -> Mapping[str, str]:
    """Proxies by scheme, as the environment or the system names them."""
    named = any(name.lower().endswith("_proxy") for name in os.environ)
    if not named and sys.platform not in ("darwin", "win32"):
        return {}  # as on most machines: the module takes a while to import
    from urllib.request import getproxies

    return getproxies()


def secure() -> ssl.SSLContext:
    """What TLS connections trust: the system's authorities, and Mozilla's where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class Lease:
    """A request under way: its response, and the connection that it came over."""

    def __init__(self, pool: Pool, origin: Origin, connection: Connection) -> None:
        self._pool = pool
        self._origin = origin
        self.connection = connection
        self.response: httpcore.Response | http1.Response

    async def end(self, *, is_read: bool) -> None:
        """Gives the connection back if all of the response was read, and ends it otherwise."""
        await self.response.aclose()
        await self._pool.give_back(self._origin, self, is_read=is_read)


class Pool:
    """The connections of one run."""

    def __init__(
        self,
        names: Names,
        allowed: Iterable[IPNetwork],
        trust: Callable[[], ssl.SSLContext] = secure,
        proxies: dict[str, str] | None = None,
    ) -> None:
        self._network = Network(names)
        self._allowed = tuple(allowed)
        self._trust = trust
        self._context: ssl.SSLContext | None = None
        self._idle: dict[Origin, list[http1.Connection]] = {}
        self._number_idle = 0
        self._shared: dict[Origin, httpcore.AsyncHTTP2Connection] = {}
        self._open: set[Kept] = set()
        self._has_own_proxies = proxies is not None
        self._proxies = _proxies_around() if proxies is None else proxies
        self._proxy_pools: dict[str, httpcore.AsyncHTTPProxy] = {}

    async def send(self, address: Address, headers: Headers) -> Lease:
        """Asks for what is at an address; the answer's body is not read yet.

        Raises what ``httpcore`` and ``Names.vetted`` raise.
        """
        origin = (address.scheme, address.host, address.port)
        headers = [(b"Host", address.authority.encode()), *headers]
        while True:
            connection, is_used = await self._take(origin)
            lease = Lease(self, origin, connection)
            try:
                if isinstance(connection, http1.Connection):
                    lease.response = await connection.get(address.target, headers)
                else:
                    request = httpcore.Request("GET", _url(address), headers=headers)
                    lease.response = await connection.handle_async_request(request)
            except httpcore.ConnectionNotAvailable:
                self._forget(origin, connection)
            except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
                self._forget(origin, connection)
                await self._drop(connection)
                if not is_used:  # else the server had hung up meanwhile
                    raise
            except BaseException:
                await self._drop(connection)
                raise
            else:
                return lease

    async def give_back(self, origin: Origin, lease: Lease, *, is_read: bool) -> None:
        """What a lease does in the end."""
        connection = lease.connection
        if isinstance(connection, http1.Connection):
            if is_read and connection.is_idle() and self._number_idle < _IDLE:
                self._idle.setdefault(origin, []).append(connection)
                self._number_idle += 1
            else:
                await self._close(connection)
        elif isinstance(connection, httpcore.AsyncHTTP2Connection):
            if not is_read:  # what is left of the answer still comes, so nothing new goes over it
                self._forget(origin, connection)
            if self._shared.get(origin) is not connection and connection.is_idle():
                await self._close(connection)

    async def close_idle(self, origin: Origin) -> None:
        """Ends the connections to an origin that is not asked again."""
        for connection in self._idle.pop(origin, ()):
            self._number_idle -= 1
            await self._close(connection)

    async def aclose(self) -> None:
        """Ends all connections."""
        for connection in list(self._open):
            await self._close(connection)
        for proxy in self._proxy_pools.values():
            await proxy.aclose()
        await asyncio.sleep(0)  # sockets are closed in the loop's next turn, if it has one

    async def _take(self, origin: Origin) -> tuple[Connection, bool]:
        """A connection, and whether it was used before."""
        proxy = self._proxy(origin)
        if proxy is not None:
            return proxy, False
        if origin in self._shared:
            return self._shared[origin], True
        idle = self._idle.get(origin, [])
        while idle:
            self._number_idle -= 1
            connection = idle.pop()
            if not connection.has_expired():
                return connection, True
            await self._close(connection)
        return await self._fresh(origin), False

    async def _fresh(self, origin: Origin) -> Kept:
        """A new connection, of the version that the server prefers."""
        scheme, host, port = origin
        channel = await self._network.connect_tcp(host, port)
        if scheme == "https":
            await channel.start_tls(self._tls(), host)
        fresh: Kept
        if channel.protocol == "h2":
            named = httpcore.Origin(scheme.encode(), host.encode(), port)
            stream = cast("httpcore.AsyncNetworkStream", channel)
            fresh = httpcore.AsyncHTTP2Connection(named, stream)
            self._shared.setdefault(origin, fresh)
        else:
            fresh = http1.Connection(channel)
        self._open.add(fresh)
        return fresh

    def _forget(self, origin: Origin, connection: Connection) -> None:
        if self._shared.get(origin) is connection:
            del self._shared[origin]

    async def _drop(self, connection: Connection) -> None:
        """Ends a connection that failed while it was one request's own."""
        if isinstance(connection, http1.Connection):
            await self._close(connection)

    async def _close(self, connection: Kept) -> None:
        self._open.discard(connection)
        await connection.aclose()

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = self._trust()
            self._context.set_alpn_protocols(["h2", "http/1.1"])
        return self._context

    def _goes_past_proxy(self, host: str) -> bool:
        from urllib.request import proxy_bypass

        return not self._has_own_proxies and bool(proxy_bypass(host))

    def _proxy(self, origin: Origin) -> httpcore.AsyncHTTPProxy | None:
        """The proxy for an origin, which looks names up itself: only the name can be vetted."""
        scheme, host, port = origin
        url = self._proxies.get(scheme) or self._proxies.get("all")
        if not url or self._goes_past_proxy(f"{host}:{port}"):
            return None
        own = literal(host)
        if (own is not None and vet(own, self._allowed)) or host.rstrip(".") == "localhost":
            raise Unfit(msg("leads to {where}", where=msg("this computer or network")))
        if url not in self._proxy_pools:
            self._proxy_pools[url] = httpcore.AsyncHTTPProxy(
                url if "://" in url else f"http://{url}",
                ssl_context=self._tls() if scheme == "https" else None,
                http2=True,
                network_backend=cast("httpcore.AsyncNetworkBackend", Network(None)),
            )
        return self._proxy_pools[url]


def _url(address: Address) -> httpcore.URL:
    return httpcore.URL(
        scheme=address.scheme, host=address.host, port=address.port, target=address.target
    )
