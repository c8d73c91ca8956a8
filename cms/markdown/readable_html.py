"""What readers read of raw HTML: the text between tags, and a few attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cms.markdown.html_elements import Attribute, read_attributes

ATTRIBUTES = ("alt", "title", "aria-label")
"""Attributes whose values readers see or hear."""

VERBATIM = frozenset(
    ["code", "pre", "samp", "script", "style", "template", "textarea", "tt", "xmp", "math"]
)
"""Elements whose content stays what it is."""

_WITHIN_WORDS = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins",
        "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "wbr",
    )
)  # fmt: skip
_TAG = re.compile(rb"<(?:!--|[!?]|(/?)([a-zA-Z][^\s/>]*))")
_OPENING = re.compile(rb"(?i)<(?:!--|(%b)(?=[\s>/]))" % b"|".join(map(str.encode, VERBATIM)))
_KEEP = re.compile(rb"<!--\s*cms:\s*(?:(keep)|end-keep)\s*-->")


class Tag(NamedTuple):
    """A tag or a comment; ``name`` in lower case is empty for what is no element."""

    name: str
    start: int
    end: int
    closes: bool
    attributes: dict[str, Attribute]

    @property
    def joins(self) -> bool:
        """Whether words go on behind it."""
        return self.name in _WITHIN_WORDS or not self.name


def find_tags(text: bytes) -> Iterator[Tag]:
    """All tags and comments, a tag that never ends included; scripts and the like hold none."""
    at = 0
    while sign := _TAG.search(text, at):
        name = sign[2]
        start = sign.start()
        if name is None:
            end_sign = b"-->" if sign[0] == b"<!--" else b">"
            at = _behind(text, end_sign, sign.end() - (sign[0] == b"<!--") * 2)
            is_open = sign[0] == b"<!--" and not text.endswith(end_sign, start, at)
            yield Tag(COMMENT if is_open else "", start, at, False, {})
            continue
        attributes, at = read_attributes(text, sign.end())
        at = len(text) if at < 0 else at
        lower = name.lower()
        yield Tag(lower.decode("utf-8", "replace"), start, at, bool(sign[1]), attributes)
        if lower in (b"script", b"style", b"textarea", b"xmp") and not sign[1]:
            close = re.compile(rb"(?i)</%b(?=[\s/>])" % lower).search(text, at)
            at = close.start() if close else len(text)


def keep_mark(comment: bytes) -> str:
    """``keep`` or ``end`` where a comment begins or ends what is to be kept as it is."""
    match = _KEEP.fullmatch(comment.strip())
    return "" if match is None else "keep" if match[1] else "end"


COMMENT = "!--"
"""Stands for a comment that its block does not end."""


class Nesting:
    """Which element with verbatim content is open, or that a comment is."""

    __slots__ = ("depth", "name")

    def __init__(self) -> None:
        self.name = ""
        self.depth = 0

    def meet(self, tag: Tag) -> None:
        """Takes note of a tag."""
        if not self.name:
            if tag.name == COMMENT or (tag.name in VERBATIM and not tag.closes):
                self.name, self.depth = tag.name, 1
        elif tag.name == self.name:
            self.depth += -1 if tag.closes else 1
            if not self.depth:
                self.name = ""

    def is_open_behind(self, text: bytes, at: int) -> bool:
        """Whether what is open here ends later in a text; what never ends was a slip."""
        end = b"-->" if self.name == COMMENT else b"</%b" % self.name.encode()
        return text.find(end, at) >= 0


def may_leave_open(text: bytes) -> bool:
    """Whether an element with verbatim content, or a comment, may go on behind a blank line."""
    for sign in _OPENING.finditer(text):
        end = b"-->" if sign[1] is None else b"</%b" % sign[1]
        if text.find(b"\n", sign.end(), text.find(end, sign.end()) + 1) >= 0:
            return True
    return False


def _behind(text: bytes, sign: bytes, at: int) -> int:
    found = text.find(sign, at)
    return found + len(sign) if found >= 0 else len(text)
