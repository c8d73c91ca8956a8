"""Asks for what is at an address: follows redirects, and stops when it has read enough."""

import asyncio
import ssl
import sys
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

from cms.model import Message, msg
from cms.remote.addresses import Address, Unfit, read_address
from cms.remote.connecting import NoSuchHost
from cms.remote.http1 import Response
from cms.remote.pool import Headers, Pool

if TYPE_CHECKING:
    import httpcore
else:
    from cms.remote import engine as httpcore

REDIRECTS = 8
"""How many are followed."""

REST = 64 * 1024
"""Bytes that are read to keep a connection, where nobody wants them."""

_MOVED = {301: True, 302: False, 303: False, 307: False, 308: True}
"""Redirects, and whether they are for good."""


Kind = Literal[
    "ok",
    "dead",  # gone for sure
    "unverified",  # nobody can tell from here, or not now
    "refused",  # not to be asked: readers do not get there either
    "not-an-image",
    "empty",
    "truncated",
    "hotlink",  # readers elsewhere see it, those of the site do not
]
"""What an image may be to readers."""


class Request(NamedTuple):
    """What to ask, and how much of it to read.

    At most ``most`` bytes are read, and as few as are ``enough``. With ``is_part`` no more than
    those are asked for.
    """

    address: Address
    referer: str = ""
    conditions: Headers = []  # noqa: RUF012 (a default that nobody changes)
    enough: Callable[[bytes | bytearray], bool] = lambda _: False
    most: int = REST
    is_part: bool = True


class Answer(NamedTuple):
    """What a server said in the end.

    ``body`` is the beginning, or all of it where ``is_whole``; ``total`` is the length of all in
    bytes as the server has it, -1 where it does not say. ``is_cut`` tells that less came than the
    server had promised. ``moved_to`` is where the address has moved for good.
    """

    address: Address
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_whole: bool = False
    total: int = -1
    is_cut: bool = False
    moved_to: str = ""


class Failure(Exception):  # noqa: N818 (what it is about may not be an error)
    """There is no answer that says more than ``kind``; ``message`` completes "the image ...".

    What ``may_pass`` can be tried again. ``of_host`` is what befell the host and not one address.
    """

    def __init__(
        self, kind: Kind, message: Message, *, may_pass: bool = False, of_host: bool = False
    ) -> None:
        super().__init__(kind, message)
        self.kind = kind
        self.message = message
        self.may_pass = may_pass
        self.of_host = of_host


class Fetcher:
    """Fetches over a pool, one request in ``timeout`` seconds with all its redirects."""

    def __init__(self, pool: Pool, user_agent: str, timeout: float) -> None:
        self._pool = pool
        self._timeout = timeout
        self._headers = [
            (b"User-Agent", user_agent.encode()),
            (b"Accept", b"image/*,*/*;q=0.8"),
            (b"Accept-Encoding", b"identity"),
        ]

    async def fetch(self, request: Request) -> Answer:
        """The answer; raises ``Failure``."""
        host = request.address.host
        try:
            async with _within(self._timeout):
                return await self._follow(request)
        except TimeoutError:
            text = msg("did not answer within {seconds:g} s", seconds=self._timeout)
            raise Failure("unverified", text, may_pass=True, of_host=True) from None
        except Unfit as unfit:
            raise Failure("refused", unfit.message) from None
        except NoSuchHost as none:
            text = msg("is on a host that does not exist: {host}", host=str(none))
            raise Failure("dead", text) from None
        except ssl.SSLCertVerificationError as error:
            text = msg("cannot be trusted: {reason}", reason=error.verify_message)
            raise Failure("unverified", text, of_host=True) from None
        except ssl.SSLError as error:
            text = msg("has no secure connection: {reason}", reason=error.reason or "TLS")
            raise Failure("unverified", text, of_host=True) from None
        except (httpcore.ConnectError, httpcore.ProxyError) as error:
            reason = str(error) or "no answer"
            text = msg("has no connection to {host}: {reason}", host=host, reason=reason)
            raise Failure("unverified", text, may_pass=True, of_host=True) from None
        except OSError as error:
            reason = error.strerror or "no answer"
            text = msg("has no connection to {host}: {reason}", host=host, reason=reason)
            raise Failure("unverified", text, may_pass=True, of_host=True) from None
        except (httpcore.NetworkError, httpcore.ProtocolError):
            text = msg("got an answer that breaks off or is no HTTP")
            raise Failure("unverified", text, may_pass=True) from None
        except Failure:
            raise
        except Exception as error:  # servers make libraries stumble in ways that nobody lists
            text = msg("got an answer that nobody understands: {what}", what=type(error).__name__)
            raise Failure("unverified", text) from error

    async def _follow(self, request: Request) -> Answer:
        moved_to, is_for_good, has_cookie = "", True, False
        seen: set[Address] = set()
        while True:
            answer = await self._once(request)
            location = answer.headers.get("location")
            if answer.status not in _MOVED or not location:
                return answer._replace(moved_to=moved_to) if moved_to else answer
            has_cookie = has_cookie or "set-cookie" in answer.headers
            seen.add(request.address)
            address = read_address(location, request.address)
            request = request._replace(address=address)
            is_for_good = is_for_good and _MOVED[answer.status]
            moved_to = str(address) if is_for_good else moved_to
            if address in seen or len(seen) > REDIRECTS:
                text = msg("leads in circles, or through more than {most} others", most=REDIRECTS)
                # What hands out cookies may lead browsers out of the circle.
                raise Failure("unverified" if has_cookie else "dead", text)

    async def _once(self, request: Request) -> Answer:
        lease = await self._pool.send(request.address, [*self._headers, *_asked(request)])
        reading = _Reading(request, lease.response)
        try:
            await reading.read()
        except (httpcore.NetworkError, httpcore.ProtocolError):
            reading.is_cut = True
        finally:
            await lease.end(is_read=reading.is_read)
        return reading.answer()


if sys.version_info >= (3, 11):
    _within = asyncio.timeout  # a quarter of what anyio's costs
else:
    import anyio

    @asynccontextmanager
    async def _within(seconds: float) -> AsyncIterator[None]:
        with anyio.fail_after(seconds):
            yield


def _asked(request: Request) -> Iterator[tuple[bytes, bytes]]:
    yield from request.conditions
    if request.referer:
        yield b"Referer", request.referer.encode()
    if request.is_part:
        yield b"Range", b"bytes=0-%d" % (request.most - 1)


class _Reading:
    """The body of one response, as far as it is wanted."""

    def __init__(self, request: Request, response: "httpcore.Response | Response") -> None:
        self._request = request
        self._response = response
        self.headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        self.is_read = False
        self.is_cut = False
        self._body = bytearray()

    async def read(self) -> None:
        """Reads until there is enough; a short rest too, so that the connection can be kept."""
        decode = _decoder(self.headers.get("content-encoding", "").strip().lower())
        length = _number(self.headers.get("content-length", ""))
        is_short = 0 <= length <= min(REST, self._request.most)  # all of it is read in any case
        received, is_enough = 0, self._response.status in _MOVED
        async for piece in self._response.aiter_stream():
            received += len(piece)
            if not is_enough:
                room = self._request.most - len(self._body)
                self._body += decode(piece, room)[:room]
                full = len(self._body) >= self._request.most
                is_enough = full or (not is_short and self._request.enough(self._body))
            if is_enough and not 0 <= length - received <= REST:
                return
        self.is_read = True

    def answer(self) -> Answer:
        """What was read, with what the headers say of all of it."""
        status, headers = self._response.status, self.headers
        total = _number(headers.get("content-length", ""))
        if status in (206, 416):
            total = _number(headers.get("content-range", "").rpartition("/")[2])
        is_part = status == 206 and total != len(self._body)
        is_whole = self.is_read and not is_part and not self.is_cut
        if "content-encoding" in headers:
            total = -1
        return Answer(
            self._request.address, status, headers, bytes(self._body), is_whole, total, self.is_cut
        )


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    """Unpacks pieces of a body, each to no more than so many bytes."""
    if encoding in ("", "identity"):
        return lambda piece, _: piece
    if encoding not in ("gzip", "x-gzip", "deflate"):
        text = msg("is packed in a way that was not asked for: {encoding}", encoding=encoding[:40])
        raise Failure("unverified", text)
    unpacking = zlib.decompressobj(47)

    def unpack(piece: bytes, room: int) -> bytes:
        try:
            return unpacking.decompress(unpacking.unconsumed_tail + piece, max(1, room))
        except zlib.error:
            text = msg("is said to be packed as {encoding} and is not", encoding=encoding)
            raise Failure("not-an-image", text) from None

    return unpack


def retry_after(answer: Answer, now: float) -> float:
    """Seconds that a server asks to wait; 0 where it does not. ``now`` is in seconds since 1970."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else -1
