"""What the first bytes of a file tell: which type of image it is, and how large."""

import io
from typing import NamedTuple

SHOWN = {
    "image/apng": "png",
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/webp": "webp",
    "image/x-icon": "ico",
}
"""The types of images that every browser shows, with the usual ending of their files."""

SIZED = SHOWN.keys() - {"image/svg+xml", "image/x-icon"}
"""Those whose size is among the first bytes."""

DECISIVE = 4096
"""Bytes that tell the type: where they do not, the rest is no image either."""

_MARK = b"\xef\xbb\xbf"
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")


class Image(NamedTuple):
    """A type, empty for what is no image, and the size in pixels, 0 where it is not known."""

    type: str
    width: int = 0
    height: int = 0


def prepare() -> None:
    """Imports what reads images, which takes as long as some hundred of them."""
    import filetype  # noqa: F401
    import imagesize  # noqa: F401


def sniff(head: bytes | bytearray) -> Image:
    """What a file is by its first bytes."""
    import filetype

    match = filetype.image_match(head)
    kind = match.mime if match else "image/svg+xml" if _is_svg(head) else ""
    if kind not in SIZED:
        return Image(kind)
    import imagesize

    width, height = imagesize.get(io.BytesIO(head))
    return Image(kind, max(0, width), max(0, height))


def is_enough(head: bytes | bytearray) -> bool:
    """Whether more bytes of a file would tell no more about it."""
    if len(head) < 16:
        return False
    image = sniff(head)
    if not image.type:
        return len(head) >= DECISIVE
    return image.width > 0 or image.type not in SIZED


def is_page(head: bytes) -> bool:
    """Whether a file is a web page."""
    start = head[:DECISIVE].removeprefix(_MARK).lstrip().lower()
    return start.startswith(_PAGE)


def _is_svg(head: bytes | bytearray) -> bool:
    """Whether the first element of a text is ``svg``."""
    text = head[:DECISIVE].removeprefix(_MARK)
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        if text.startswith(b"<?", at):
            end = text.find(b"?>", at)
        elif text.startswith(b"<!--", at):
            end = text.find(b"-->", at)
        elif text[at : at + 13].lower() == b"<!doctype svg":
            # A subset in brackets declares entities; drawing programs write one.
            end = text.find(b"]>" if b"[" in text[at : text.find(b">", at)] else b">", at)
        else:
            return text[at : at + 4] == b"<svg" or text[at : at + 9] == b"<svg:svg "
        if end < 0:
            return False
        at = text.index(b">", end) + 1
