"""TLS, HTTP/2, IPv6, proxies and connections that are kept: over real sockets."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from cms.remote.connecting import NoSuchHost, resolve
from cms.remote.pool import Pool
from tests.remote.asking import Clock, Setting, check
from tests.remote.server import Reply, Table, image, jpeg, png, serving

trustme = pytest.importorskip("trustme")

PNG = image(png())
NAMES = {"img.example.net": ["127.0.0.1"], "six.example.net": ["::1"]}


class Authority:
    """A certificate authority, and servers that it vouches for."""

    def __init__(self) -> None:
        self._authority = trustme.CA()

    def server(self, name: str, *protocols: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(name).configure_cert(context)
        if protocols:
            context.set_alpn_protocols(list(protocols))
        return context

    def trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self._authority.configure_trust(context)
        return context


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def setting(trust: Callable[[], ssl.SSLContext] = ssl.create_default_context) -> Setting:
    return Setting(NAMES, trust=trust)


@pytest.mark.parametrize("protocols", [(), ("http/1.1",), ("h2",), ("h2", "http/1.1")])
def test_hosts_with_tls(tmp_path: Path, authority: Authority, protocols: tuple[str, ...]) -> None:
    table: Table = {f"/{n}.png": PNG for n in range(40)}
    table |= {"/gone.png": Reply(404), "/moved.png": Reply(301, b"", {"Location": "/1.png"})}
    with serving(table, authority.server("img.example.net", *protocols)) as server:
        base = f"https://img.example.net:{server.port}"
        found = check([base + path for path in table], tmp_path, None, setting(authority.trust))
    kinds = [each.kind for each in found.values()]
    assert kinds.count("ok") == 41
    assert found[base + "/gone.png"].kind == "dead"
    assert found[base + "/moved.png"].moved_to == base + "/1.png"
    assert server.most_at_once <= 6


def test_with_http2_a_large_image_does_not_hold_up_others(
    tmp_path: Path, authority: Authority
) -> None:
    large = image(jpeg(800, 600) + bytes(60_000), "image/jpeg")
    table: Table = {f"/{n}.jpg": large for n in range(60)}
    with serving(table, authority.server("img.example.net", "h2")) as server:
        base = f"https://img.example.net:{server.port}"
        found = check([base + path for path in table], tmp_path, None, setting(authority.trust))
    assert {(each.kind, each.width) for each in found.values()} == {("ok", 800)}


@pytest.mark.parametrize(
    ("name", "trusts", "said"),
    [
        ("img.example.net", False, "cannot be trusted"),
        ("other.example.net", True, "cannot be trusted"),
    ],
)
def test_a_certificate_that_does_not_fit(
    tmp_path: Path, authority: Authority, name: str, trusts: bool, said: str
) -> None:
    trust = authority.trust if trusts else ssl.create_default_context
    with serving({"/a.png": PNG}, authority.server(name)) as server:
        url = f"https://img.example.net:{server.port}/a.png"
        verdict = check([url], tmp_path, None, setting(trust))[url]
        assert server.asked == []
    assert verdict.kind == "unverified"
    assert said in str(verdict.message)


def test_a_server_without_tls(tmp_path: Path) -> None:
    with serving({"/a.png": PNG}) as server:
        url = f"https://img.example.net:{server.port}/a.png"
        verdict = check([url], tmp_path, None, setting()._replace(timeout=0.4))[url]
    assert verdict.kind == "unverified"


@pytest.mark.parametrize("host", ["[::1]", "six.example.net"])
def test_hosts_with_ipv6(tmp_path: Path, host: str) -> None:
    with serving({"/a.png": PNG}, hosts=("::1",)) as server:
        url = f"http://{host}:{server.port}/a.png"
        assert check([url], tmp_path, None, setting())[url].kind == "ok"
    assert server.asked[0].headers["host"] == f"{host}:{server.port}"


def test_connections_are_kept(tmp_path: Path) -> None:
    table: Table = {f"/{n}.png": PNG for n in range(200)}
    with serving(table) as server:
        base = f"http://img.example.net:{server.port}"
        check([base + path for path in table], tmp_path, None, setting())
    assert server.connections <= 6


def test_a_connection_that_the_server_has_ended_is_opened_again(tmp_path: Path) -> None:
    table: Table = {f"/{n}.png": image(png(), connection="close") for n in range(20)}
    with serving(table) as server:
        base = f"http://img.example.net:{server.port}"
        found = check([base + path for path in table], tmp_path, Clock(), setting())
    assert {each.kind for each in found.values()} == {"ok"}


def test_a_proxy_is_asked_for_public_hosts_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy looks names up, so only what says by itself where it leads can be vetted."""
    with serving({}) as proxy:
        urls = ["http://img.example.com/a.png", "http://10.0.0.1/a.png", "http://localhost/a.png"]
        proxy.table["http://img.example.com:80/a.png"] = PNG
        proxies = {"http": f"http://127.0.0.1:{proxy.port}"}
        original = Pool.__init__

        def with_proxy(self: Pool, *args: object, **_: object) -> None:
            original(self, *args, proxies=proxies)  # type: ignore[arg-type]

        monkeypatch.setattr(Pool, "__init__", with_proxy)
        found = check(urls, tmp_path, None, Setting(allowed=()))
    assert [found[url].kind for url in urls] == ["ok", "refused", "refused"]
    assert proxy.paths == ["http://img.example.com:80/a.png"]


@pytest.mark.parametrize(("is_online", "expected"), [(True, NoSuchHost), (False, socket.gaierror)])
def test_without_a_network_no_host_is_said_not_to_exist(
    monkeypatch: pytest.MonkeyPatch, is_online: bool, expected: type[Exception]
) -> None:
    async def resolved() -> list[str]:
        def unknown(*_: object, **__: object) -> None:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
        return await resolve("img.example.net")

    monkeypatch.setattr("cms.remote.connecting._is_online", lambda: is_online)
    with pytest.raises(expected):
        asyncio.run(resolved())
