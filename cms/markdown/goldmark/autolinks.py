"""Addresses that are links without brackets: in angle brackets, or bare in the text."""

from __future__ import annotations

import re

EMAIL = re.compile(
    rb"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
    rb"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    rb"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
URI = re.compile(rb"[A-Za-z][A-Za-z0-9.+-]{1,32}:[^<>\x00-\x20]*")
_HOST = rb"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_PATH = rb"""(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'">^{}\[\]`SIGN]*)?"""
_URL = re.compile(
    rb"(?:http|https|ftp)://" + _HOST + rb"(?::[0-9]+)?" + _PATH.replace(b"SIGN", b"$")
)
_WWW = re.compile(rb"www\." + _HOST + _PATH.replace(b"SIGN", b""))
_SCHEMES = (b"http:", b"https:", b"ftp:")
_ENDING_REFERENCE = re.compile(rb"&?[a-zA-Z0-9]+;\Z")
_PUNCTUATION = re.compile(rb"[!-/:-@\[-`{-~]")
_TRAILING = b"?!.,:*_~"


def bare_address(text: bytes, start: int, stop: int) -> tuple[int, str] | None:
    """Where the address ends that starts here on a line, and what to put before it.

    ``https`` stands for the scheme that the site sets for addresses without one.
    """
    prefix = ""
    end = -1
    if text.startswith(_SCHEMES, start):
        end = _end(_URL, text, start, stop)
    if end < 0 and text.startswith(b"www.", start):
        end, prefix = _end(_WWW, text, start, stop), "https"
    if end < 0:
        end, prefix = _email_end(text, start, stop), "mailto"
        return (end, prefix) if end >= 0 else None
    bare = len(text[start:end].rstrip(_TRAILING))
    return _without_ending(text, start, start + bare), prefix


def _end(pattern: re.Pattern[bytes], text: bytes, start: int, stop: int) -> int:
    match = pattern.match(text, start, stop)
    return match.end() if match else -1


def _without_ending(text: bytes, start: int, end: int) -> int:
    """Leaves out parentheses opened before the address, or a character reference."""
    last = text[end - 1 : end]
    if last == b")":
        return end - max(0, text.count(b")", start, end) - text.count(b"(", start, end))
    reference = _ENDING_REFERENCE.search(text, start, end) if last == b";" else None
    if reference and reference[0][:1] == b"&":
        return reference.start()
    return end


def _email_end(text: bytes, start: int, stop: int) -> int:
    if _PUNCTUATION.match(text, start):
        return -1
    end = _end(EMAIL, text, start, stop)
    if end < 0 or text.find(b".", text.find(b"@", start), end - 1) < 0:
        return -1
    end -= text[end - 1 : end] == b"."
    return -1 if end < stop and text[end : end + 1] in (b"-", b"_") else end
