"""Characters as goldmark classes them, and the bytes and names that stand for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["space", "punctuation", "other"]

_UNESCAPED = re.compile(rb"\\([!-/:-@\[-`{-~])")
_NUMERIC = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]{1,7}));")
_NAMED = re.compile(rb"&([a-zA-Z0-9]+;)")
_SPACES = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}


@lru_cache(maxsize=4096)
def kind_of(char: str) -> Kind:
    """What a character counts as beside ``*``: symbols are punctuation, U+3000 is a space."""
    if char in _SPACES:
        return "space"
    from unicodedata import category

    return "punctuation" if category(char)[0] in "PS" else "other"


def char_before(source: bytes, at: int) -> str:
    """The character that ends before a byte; U+FFFD for what is no UTF-8."""
    start = at - 1
    while start > 0 and source[start] & 0xC0 == 0x80:
        start -= 1
    return char_at(source, start)


def char_at(source: bytes, at: int) -> str:
    """The character that starts at a byte."""
    first = source[at]
    if first < 0x80:
        return chr(first)
    size = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    try:
        return source[at : at + size].decode()
    except UnicodeDecodeError:
        return "\ufffd"


def unescape(text: bytes) -> bytes:
    """A destination or title without backslashes before punctuation and with references resolved.

    In goldmark's order: what a backslash kept from being a reference is one all the same.
    """
    if b"\\" in text:
        text = _UNESCAPED.sub(rb"\1", text)
    if b"&" in text:
        text = _NAMED.sub(_named, _NUMERIC.sub(_numeric, text))
    return text


def decode(text: bytes) -> str:
    return unescape(text).decode("utf-8", "replace")


def decode_text(text: bytes) -> str:
    """Text as it is shown: what a backslash escapes is no reference."""
    if b"\\" not in text and b"&" not in text:
        return text.decode("utf-8", "replace")
    pieces = _UNESCAPED.split(text)
    shown = [_NAMED.sub(_named, _NUMERIC.sub(_numeric, piece)) for piece in pieces[::2]]
    escaped = [*pieces[1::2], b""]
    return b"".join(map(bytes.__add__, shown, escaped)).decode("utf-8", "replace")


def _numeric(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16) if match[1] else _decimal(match[2])
    valid = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
    return chr(code if valid else 0xFFFD).encode()


def _decimal(digits: bytes) -> int:
    """Go reads a number with a leading zero as octal, here too."""
    try:
        return int(digits, 8 if digits[:1] == b"0" and len(digits) > 1 else 10)
    except ValueError:
        return 0


def _named(match: re.Match[bytes]) -> bytes:
    from html.entities import html5

    return html5[name].encode() if (name := match[1].decode()) in html5 else match[0]
