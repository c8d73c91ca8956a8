"""Files that are no UTF-8, as what they would be in it."""

from __future__ import annotations

from collections.abc import Iterator

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
CODECS = {"UTF-16": "utf-16", "GBK": "gb18030", "Big5": "big5"}
"""Encodings by the names that messages give them."""


def in_utf8(raw: bytes, encoding: str) -> bytes | None:
    """The same text in UTF-8; None where it is none in the encoding."""
    try:
        return raw.decode(CODECS[encoding]).encode()
    except UnicodeError:
        return None


def is_recoded(old: bytes, new: bytes) -> bool:
    """Whether ``new`` is the text of ``old``, which was no UTF-8, in UTF-8."""
    return not _is_utf8(old) and new in _readings(old)


def _readings(raw: bytes) -> Iterator[bytes | None]:
    if raw.startswith(UTF16_MARKS):
        yield in_utf8(raw, "UTF-16")
    else:
        yield from (in_utf8(raw, name) for name in ("GBK", "Big5"))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
