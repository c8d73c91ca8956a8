"""Start tags in raw HTML, with where their attributes stand, as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SIGN = re.compile(rb"<(?:!--|([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(
    rb"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)?))?"
)
_TAG_END = re.compile(rb"[\s/]*>")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_CANDIDATE = re.compile(rb"[\s,]*([^\s,](?:[^\s]*[^\s,])?)(,|[^,(]*(?:\([^)]*\)[^,(]*)*(?:,|\Z))?")
_RAW_TEXT = frozenset([b"script", b"style", b"textarea", b"title", b"xmp"])


class Attribute(NamedTuple):
    """``start`` and ``end`` enclose the value without its quotes."""

    value: str
    start: int
    end: int


class Element(NamedTuple):
    """A start tag; names in lower case, of attributes that stand twice the first."""

    name: str
    start: int
    end: int
    attributes: dict[str, Attribute]


def find_elements(text: bytes) -> Iterator[Element]:
    """The start tags outside of comments, scripts and other raw text."""
    at = 0
    while sign := _SIGN.search(text, at):
        name = sign[1]
        if name is None:
            at = _behind(text, b"-->", sign.end() - 2)
            continue
        attributes, at = read_attributes(text, sign.end())
        if at < 0:
            return
        lower = name.lower()
        yield Element(lower.decode("utf-8", "replace"), sign.start(), at, attributes)
        if lower in _RAW_TEXT:
            close = re.compile(rb"(?i)</%b(?=[\s/>])" % re.escape(lower)).search(text, at)
            at = close.end() if close else len(text)


def read_attributes(text: bytes, at: int) -> tuple[dict[str, Attribute], int]:
    """The attributes of a tag and where it ends; -1 where it does not."""
    found: dict[str, Attribute] = {}
    while True:
        end = _TAG_END.match(text, at)
        if end:
            return found, end.end()
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            return found, -1
        group = match.lastindex or 1
        start, stop = match.span(group) if group > 1 else (match.end(), match.end())
        value = decode_value(text[start:stop])
        found.setdefault(match[1].decode("utf-8", "replace").lower(), Attribute(value, start, stop))
        at = match.end()


def decode_value(written: bytes) -> str:
    """An attribute's value with its character references resolved."""
    value = written.decode("utf-8", "replace")
    if "&" not in value:
        return value
    from html import unescape

    return _REFERENCE.sub(lambda match: unescape(match[0]), value)


def candidates(text: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The addresses of a ``srcset`` that stands here, without what tells their sizes."""
    at = start
    while match := _CANDIDATE.match(text, at, end):
        yield match.span(1)
        at = match.end()


def _behind(text: bytes, sign: bytes, at: int) -> int:
    found = text.find(sign, at)
    return found + len(sign) if found >= 0 else len(text)
