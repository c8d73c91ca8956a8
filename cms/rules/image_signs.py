"""Whether a body can have images, told in a few microseconds: most have none."""

from __future__ import annotations

import re
from collections.abc import Collection

from cms.model import Span

# Each begins with a byte that few texts have; that is found several times faster than one of many.
_MARKDOWN = re.compile(rb"!\[")
_BRACKET = re.compile("!【".encode())
_FULL_WIDTH = re.compile(rb"\[(?<=%b\[)" % "！".encode())
_HTML = re.compile(rb"<(?:[iI][mM][gG]|[sS][oO][uU][rR][cC][eE]|[vV][iI][dD][eE][oO])\b")
_FIGURE = re.compile(rb"\{\{[<%]\s*figure\b")
_SOURCE = re.compile(rb"src|SRC")
_FENCE = re.compile(rb"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)
_FENCED = re.compile(
    rb"^ {0,3}(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)\n"
    rb"(?:.*?^ {0,3}(?(1)\1`*|\2~*)[ \t\r]*$|.*\Z)",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(rb"`[^`\n]+`")
_CALL = re.compile(rb"\{\{[<%]")


def without_code(text: bytes) -> bytes:
    """A text without fenced code and code in lines, told by their signs alone."""
    if _FENCE.search(text):
        text = _FENCED.sub(b"", text)
    return _CODE.sub(b"", text)


def has_signs(raw: bytes, body: Span, shortcodes: Collection[str] = ()) -> bool:
    """Whether anything in a body looks like an image; ``shortcodes`` are those of the site."""
    if _MARKDOWN.search(raw, *body):
        return True
    if not raw.isascii() and (_BRACKET.search(raw, *body) or _FULL_WIDTH.search(raw, *body)):
        return True
    if shortcodes and _CALL.search(raw, *body):
        return True
    has_element = _HTML.search(raw, *body) or _FIGURE.search(raw, *body)
    return bool(has_element and _SOURCE.search(raw, *body))
