"""What the answer to a request for an image is worth to readers."""

from typing import NamedTuple

from cms.model import Message, msg
from cms.remote.fetching import Answer, Failure, Kind
from cms.remote.sniffing import SHOWN, SIZED, is_page, sniff

SHORTEST = 40
"""Characters of a server's words that a message repeats."""

_GONE = {404, 410}
_EMPTY = {204, 205}
_CONTENT = {200, 203, 206}


class Verdict(NamedTuple):
    """What is known about an image on another host.

    ``message`` completes "the image ..." for all kinds but ``ok``. What holds besides: ``type``,
    ``width`` and ``height`` by its first bytes, ``size`` in bytes (-1 and 0 where unknown), the
    address that it ``moved_to`` for good. ``needs_referer`` tells that readers of the site see it
    and nobody else. ``etag`` and ``modified`` are conditions for the next request.
    """

    kind: Kind
    message: Message | None = None
    status: int = 0
    type: str = ""
    width: int = 0
    height: int = 0
    size: int = -1
    moved_to: str = ""
    needs_referer: bool = False
    etag: str = ""
    modified: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the answer may depend on where a reader comes from."""
        if self.kind == "unverified":
            return 400 <= self.status < 500 and self.status != 429
        return self.kind in ("not-an-image", "empty")


def of_failure(failure: Failure) -> Verdict:
    """The verdict where there is no answer."""
    return Verdict(failure.kind, failure.message)


def of_answer(answer: Answer) -> Verdict:
    """The verdict on an answer that is final."""
    status = answer.status
    if status in _GONE:
        text = msg("is gone: {host} answers {status}", host=answer.address.host, status=status)
        verdict = Verdict("dead", text)
    elif status in _EMPTY or (status == 416 and answer.total == 0):
        verdict = Verdict("empty", msg("is empty: the answer {status} has no data", status=status))
    elif status in _CONTENT:
        verdict = _of_content(answer)
    else:
        text = msg("may be there: {host} answers {status}", host=answer.address.host, status=status)
        verdict = Verdict("unverified", text)
    return verdict._replace(
        status=status,
        moved_to=answer.moved_to,
        etag=answer.headers.get("etag", "")[:200],
        modified=answer.headers.get("last-modified", "")[:200],
    )


def of_both(with_referer: Verdict, without: Verdict, referer: str) -> Verdict:
    """The verdict once an image was asked for as by readers of the site, and as by others."""
    if with_referer.kind == "ok":
        if without.kind == "ok":
            return with_referer if _is_same(with_referer, without) else _stand_in(referer)
        return with_referer._replace(
            needs_referer=without.kind != "unverified" or without.status > 0
        )
    if without.kind == "ok":
        return Verdict("hotlink", msg("is kept from readers of {site}", site=referer))
    return with_referer


def _stand_in(referer: str) -> Verdict:
    return Verdict("hotlink", msg("is replaced by another for readers of {site}", site=referer))


def _is_same(one: Verdict, other: Verdict) -> bool:
    """Whether two answers are about one picture; servers repack pictures as they like."""
    sizes = {(each.width, each.height) for each in (one, other)}
    return len(sizes) == 1 and (one.type != other.type or one.size == other.size)


def _of_content(answer: Answer) -> Verdict:
    if not answer.body:
        if answer.is_cut:
            return Verdict("truncated", msg("is cut off: not a byte of it arrives"))
        return Verdict("empty", msg("is empty: 0 bytes"))
    image = sniff(answer.body)
    if not image.type:
        return Verdict("not-an-image", _instead(answer))
    size = answer.total if answer.total > 0 or not answer.is_whole else len(answer.body)
    if image.type not in SHOWN:
        text = msg("is {type}, which browsers do not show", type=image.type)
        return Verdict("not-an-image", text, type=image.type, size=size)
    declared = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if image.type == "image/svg+xml" and declared != image.type:
        text = (
            msg(
                "is SVG that is sent as {type}, so browsers do not show it",
                type=declared[:SHORTEST],
            )
            if declared
            else msg("is SVG that is sent without a type, so browsers do not show it")
        )
        return Verdict("not-an-image", text, type=image.type, size=size)
    lacks_size = answer.is_whole and image.type in SIZED and not image.width
    if answer.is_cut or lacks_size:
        text = msg("is cut off: {size} bytes arrive", size=len(answer.body))
        return Verdict("truncated", text, type=image.type, size=size)
    return Verdict("ok", None, 0, image.type, image.width, image.height, size)


def _instead(answer: Answer) -> Message:
    if is_page(answer.body):
        return msg("is a web page: {host} answers with HTML", host=answer.address.host)
    declared = answer.headers.get("content-type", "").partition(";")[0].strip()
    if declared and not declared.startswith("image/"):
        return msg(
            "is none: {host} answers with {type}",
            host=answer.address.host,
            type=declared[:SHORTEST],
        )
    return msg("is none: what {host} answers with is no picture", host=answer.address.host)
