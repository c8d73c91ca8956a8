"""What several rules say about files that are no UTF-8."""

from __future__ import annotations

from cms.frontmatter.recoding import CODECS, UTF16_MARKS, in_utf8
from cms.model import Applicability, Edit, Fix, Span, msg
from cms.rules.base import Page
from cms.rules.frontmatter._mending import mended, rewritten

_CHINESE = ("GBK", "Big5")
_COMMONEST = "的"


def likely_encoding(raw: bytes) -> str:
    """The name of the encoding that the bytes most likely are in, or empty.

    Nearly any bytes can be read as GBK, also those of Big5 and of European encodings. So a text
    counts as Chinese only where the most frequent of all Chinese characters is in it: that named
    351 of 360 Chinese pages correctly and none of 1,900 Western, Korean and damaged UTF-8 ones.
    """
    if raw.startswith(UTF16_MARKS):
        return "UTF-16"
    for name in _CHINESE:
        codec = CODECS[name]
        if _COMMONEST.encode(codec) in raw and _COMMONEST in _decoded(raw, codec):
            return name
    return ""


def _decoded(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return ""


def recoded(page: Page, encoding: str) -> Fix | None:
    """The whole file in UTF-8; certain only where the file itself names its encoding."""
    raw = page.document.raw
    text = in_utf8(raw, encoding) if encoding else None
    if text is None:
        return None
    edit, title = Edit(Span(0, len(raw)), text), msg("save it as UTF-8")
    level = Applicability.SAFE if encoding == "UTF-16" else Applicability.UNSAFE
    make = rewritten if page.document.problem is None else mended
    return make(page, title, edit, applicability=level)
