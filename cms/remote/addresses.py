"""Addresses of other hosts as browsers read them, and which of them are public."""

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from cms.errors import ConfigError
from cms.model import Message, msg

IP = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_PORTS = {"http": 80, "https": 443}
_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?]*))?([^?]*)(\?.*)?", re.DOTALL)
_EDGES = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?")
_FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_IN_PATH = re.compile(rb"[^!$-;=@-_a-z|~]")
_IN_QUERY = re.compile(rb"[^!$-&(-;=?-~]")
_DOT = re.compile("%2e", re.IGNORECASE)

_PRIVATE_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",  # the metadata of virtual machines, on a public address
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
_PUBLIC_V6 = IPv6Network("2000::/3")
_PRIVATE_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")


class Address(NamedTuple):
    """An address that can be asked. ``host`` is in ASCII, IPv6 without brackets.

    ``target`` is the path with the query, percent-encoded.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in a ``Referer``."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.origin + self.target


class Unfit(Exception):  # noqa: N818 (nothing went wrong: an address says what it says)
    """An address that is not asked; the message completes "it ..."."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def read_address(text: str, base: Address | None = None, scheme: str = "https") -> Address:
    """The address that a browser makes of ``text``; raises ``Unfit`` where it asks nothing.

    ``base`` is what a relative one starts from, ``scheme`` that of the page around ``//host``.
    """
    text = text.strip(_EDGES).translate(_INSIDE).partition("#")[0]
    match = _PARTS.fullmatch(_with_slashes(text, base))
    assert match is not None
    written, authority, path, query = match.groups()
    scheme = (written or (base.scheme if base else scheme)).lower()
    if scheme not in _PORTS:
        raise Unfit(msg("is no address of the web but one of {scheme}", scheme=f"{scheme}:"))
    if authority is None:
        if base is None:
            raise Unfit(msg("names no host"))
        return base._replace(target=_target(path or base.target.partition("?")[0], query, base))
    host, port = _host_and_port(authority)
    return Address(scheme, host, port or _PORTS[scheme], _target(path, query, None))


def vet(address: IP, allowed: Iterable[Network] = ()) -> Message | None:
    """Why an address must not be asked, in a word for people; None where it may be.

    What leads to an IPv4 address through another one is judged as that.
    """
    if any(address.version == network.version and address in network for network in allowed):
        return None
    if isinstance(address, IPv4Address):
        return _kind_of(address) if any(address in each for each in _PRIVATE_V4) else None
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return vet(inner, allowed)
    if address in _PUBLIC_V6 and not any(address in each for each in _PRIVATE_V6):
        return None
    return _kind_of(address)


def literal(host: str) -> IP | None:
    """The IP address that a host in ASCII is itself, if it is one."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """The networks of the setting ``allow``; raises ``ConfigError`` for what is none."""
    try:
        return tuple(ip_network(text, strict=False) for text in texts)
    except ValueError as error:
        raise ConfigError(f"remote-images.allow: {error}", 'allow = ["10.0.0.0/8"]') from None


def _kind_of(address: IP) -> Message:
    if address.is_loopback or address.is_unspecified:
        return msg("this computer")
    if address.is_link_local:
        return msg("the local network")
    return msg("no public host")


def _with_slashes(text: str, base: Address | None) -> str:
    """Backslashes count as slashes, and any number of them leads to a host."""
    path, mark, query = text.partition("?")
    path = path.replace("\\", "/")
    scheme, colon, rest = path.partition(":")
    if colon and scheme.lower() in _PORTS and (base is None or rest.startswith("/")):
        path = f"{scheme}://{rest.lstrip('/')}"
    return path + mark + query


@lru_cache(maxsize=1024)
def _host_and_port(authority: str) -> tuple[str, int]:
    before, sign, behind = authority.rpartition("@")
    if sign and before:
        # Browsers show no images from such addresses, and a password is nobody's business.
        raise Unfit(msg("holds a user name or a password"))
    match = _HOST_AND_PORT.fullmatch(behind)
    if match is None or int(match[2] or 0) > 0xFFFF:
        raise Unfit(msg("names no host"))
    return read_host(match[1]), int(match[2] or 0)


def read_host(text: str) -> str:
    """A host's name in ASCII, or its IP address in the usual spelling; raises ``Unfit``."""
    if text.startswith("["):
        address = literal(text[1:-1])
        if not isinstance(address, IPv6Address) or "%" in text:
            raise Unfit(msg("has a host that is no IPv6 address"))
        return str(address)
    host = _in_ascii(unquote_to_bytes(text))
    if not host.strip(".") or _FORBIDDEN.search(host) or len(host) > 255 or ".." in host:
        raise Unfit(msg("has a host that nobody can have"))
    labels = host.rstrip(".").split(".")
    return _ipv4(labels) if _NUMBER.fullmatch(labels[-1]) else host


def _in_ascii(raw: bytes) -> str:
    if raw.isascii():
        return raw.decode("ascii").lower()
    import idna

    try:
        return idna.encode(raw.decode("utf-8"), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise Unfit(msg("has a host that nobody can have")) from None


def _ipv4(labels: list[str]) -> str:
    """Decimal, octal and hexadecimal numbers, of which the last fills what is left."""
    numbers = [_number(label) for label in labels]
    *first, last = numbers
    if len(numbers) > 4 or any(not 0 <= each <= 255 for each in first):
        raise Unfit(msg("has a host that nobody can have"))
    if not 0 <= last < 256 ** (4 - len(first)):
        raise Unfit(msg("has a host that nobody can have"))
    high = sum(each << 8 * (3 - place) for place, each in enumerate(first))
    return str(IPv4Address(high + last))


def _number(label: str) -> int:
    """A number as in C, or -1."""
    if not _NUMBER.fullmatch(label):
        return -1
    try:
        if label[:2].lower() == "0x":
            return int(label[2:] or "0", 16)
        return int(label, 8 if len(label) > 1 and label[0] == "0" else 10)
    except ValueError:
        return -1


def _target(path: str, query: str | None, base: Address | None) -> str:
    if base is not None and not path.startswith("/"):
        path = base.target.partition("?")[0].rpartition("/")[0] + "/" + path
    kept: list[str] = []
    segments = [_DOT.sub(".", each) if len(each) <= 6 else each for each in path.split("/")[1:]]
    for segment in segments:
        if segment == ".." and kept:
            kept.pop()
        elif segment not in (".", ".."):
            kept.append(segment)
    if segments and segments[-1] in (".", ".."):
        kept.append("")
    encoded = _encoded("/" + "/".join(kept), _IN_PATH)
    return encoded + (_encoded(query, _IN_QUERY) if query else "")


def _encoded(text: str, unsafe: re.Pattern[bytes]) -> str:
    raw = text.encode("utf-8", "replace")
    return unsafe.sub(lambda found: b"%%%02X" % found[0][0], raw).decode("ascii")
