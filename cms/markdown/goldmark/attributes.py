"""Attributes in braces, ``{#id .class key="value"}``, which are no text."""

from __future__ import annotations

import re

_NAME = re.compile(rb"[a-zA-Z_:][a-zA-Z0-9_:.-]*")
_ID_OR_CLASS = re.compile(rb"[#.](?:[^ \t\n\r!-/:-@\[-`{-~]|[_:.-])*")
_SPACES = re.compile(rb"[ \t\n\r]*")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*\\"', re.DOTALL)
_NUMBER = re.compile(rb"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?")
_DEEPEST = 50  # maps and lists in each other; nobody writes two
_PUNCTUATION = re.compile(rb"[!-/:-@\[-`{-~]")


def attributes_end(text: bytes, start: int, depth: int = 0) -> int:
    """Where attributes that start here, blanks aside, end; -1 where there are none."""
    at = _skip(text, start)
    if text[at : at + 1] != b"{" or depth > _DEEPEST:
        return -1
    at += 1
    while text[at : at + 1] != b"}":
        at = _attribute_end(text, _skip(text, at), depth)
        if at < 0:
            return -1
        at = _skip(text, at)
        if text[at : at + 1] == b",":
            at = _skip(text, at + 1)
    return at + 1


def trailing_attributes(text: bytes) -> int:
    """Where attributes at the end of a heading start; -1 where there are none."""
    at = 0
    while at < len(text):
        byte = text[at]
        if byte == 10:
            break
        if byte == 92:  # a backslash
            at += 2 if _PUNCTUATION.match(text, at + 1) else 1
            continue
        if byte == 123:
            end = attributes_end(text, at)
            if end >= 0 and not text[end:].strip(b" \t\n\r"):
                return at
        at += 1
    return -1


def _skip(text: bytes, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at


def _attribute_end(text: bytes, at: int, depth: int) -> int:
    short = _ID_OR_CLASS.match(text, at)
    if short:
        return short.end()
    name = _NAME.match(text, at)
    if name is None:
        return -1
    at = _skip(text, name.end())
    if text[at : at + 1] != b"=":
        return -1
    at = _skip(text, at + 1)
    if name[0] == b"class" and text[at : at + 1] != b'"' and not _NAME.match(text, at):
        return -1
    return _value_end(text, at, depth)


def _value_end(text: bytes, at: int, depth: int) -> int:
    first = text[at : at + 1]
    if first == b"{":
        return attributes_end(text, at, depth + 1)
    if first == b"[":
        return _array_end(text, at + 1, depth + 1) if depth < _DEEPEST else -1
    pattern = _STRING if first == b'"' else _NAME if _NAME.match(text, at) else _NUMBER
    match = pattern.match(text, at)
    return match.end() if match else -1


def _array_end(text: bytes, at: int, depth: int) -> int:
    if text[at : at + 1] == b"]":
        return at + 1
    while True:
        at = _value_end(text, _skip(text, at), depth)
        if at < 0:
            return -1
        at = _skip(text, at)
        if text[at : at + 1] == b"]":
            return at + 1
        if text[at : at + 1] == b",":
            at += 1
