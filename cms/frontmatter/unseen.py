"""Front matter that an author wrote and Hugo takes for body, without a word.

Hugo looks for a delimiter behind ASCII blanks and one byte order mark only. Anything else in
front of it, visible or not, makes the whole file body: the page has no title, date or language.
"""

from __future__ import annotations

import re

from cms.frontmatter.split import split
from cms.model import Span

_WITHIN = 1 << 16
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

# No-break, typographic and ideographic spaces, zero width characters, further byte order marks.
_INVISIBLE = (
    rb"[\x00-\x20] | \xc2[\x85\xa0\xad] | \xe1\x9a\x80 | \xe2\x80[\x80-\x8f\xa8-\xaf]"
    rb"| \xe2\x81[\x9f-\xaf] | \xe3\x80\x80 | \xef\xbb\xbf"
)
_NOTHING_TO_SEE = re.compile(rb"(?: %b | <!--.*?--> )*" % _INVISIBLE, re.DOTALL | re.VERBOSE)
_FENCE_LINE = re.compile(rb"^(?:---|\+\+\+)[\t ]*(?=\r|$)", re.MULTILINE)
_DASHES = rb"(?: \xe2\x80[\x92-\x95] | \xe2\x94\x80 | \xef\xbc[\x8b\x8d] )+"
_DASHED_BLOCK = re.compile(
    rb"(?: %b ) [\t ]*\r?\n (.*?) ^(?: %b | --- | \+\+\+ ) [\t ]*\r?(?:\n|\Z)" % (_DASHES, _DASHES),
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_CODE_FENCE = re.compile(rb"^[\t ]*(?:```|~~~)", re.MULTILINE)
_LINES_OF_TEXT = 10
# A line of front matter at column 0: a key, an item, a comment, a closing bracket, a table.
_KEY = re.compile(rb"""["']?[\w\x80-\xff][\w\x80-\xff .-]*["']?[\t ]*(?::|=|\xef\xbc\x9a)""")
_LINE = re.compile(rb"[\t #\]}]|-\s|\[[\w.\[\x80-\xff-]+\]|" + _KEY.pattern)


def unseen_front_matter(raw: bytes) -> Span | None:
    """The block with its delimiters, in a file in which Hugo finds no front matter."""
    if encoding := _UTF16.get(raw[:2]):
        return _in_utf16(raw, encoding)
    start = raw.startswith(b"\xef\xbb\xbf") * 3
    window = raw[: start + _WITHIN]
    prelude = _NOTHING_TO_SEE.match(window)
    return _block_at(window, prelude.end() if prelude else 0) or _block_below_text(window)


def _in_utf16(raw: bytes, encoding: str) -> Span | None:
    text = raw[2 : 2 + _WITHIN].decode(encoding, "replace")
    recoded = text.encode("utf-8", "replace")
    parts = split(recoded)
    if not parts.format or not _reads_like_front_matter(recoded[slice(*parts.head)]):
        return None
    block = recoded[: parts.body.start].decode()
    return Span(2, 2 + len(block.encode(encoding)))


def _block_at(window: bytes, start: int) -> Span | None:
    rest = window[start:]
    parts = split(rest)
    if parts.format and not parts.problem:
        if _reads_like_front_matter(rest[slice(*parts.head)]):
            return Span(start, start + parts.body.start)
    elif (dashed := _DASHED_BLOCK.match(rest)) and _reads_like_front_matter(dashed[1]):
        return Span(start, start + dashed.end())
    return None


def _block_below_text(window: bytes) -> Span | None:
    """A block below a few lines of text, as long as those open no example of code."""
    fence = _FENCE_LINE.search(window)
    if fence is None or _CODE_FENCE.search(window, 0, fence.start()):
        return None
    if window.count(b"\n", 0, fence.start()) > _LINES_OF_TEXT:
        return None
    return _block_at(window, fence.start())


def _reads_like_front_matter(head: bytes) -> bool:
    """Whether there is a key, and no line that could only be prose."""
    lines = [line for line in head.splitlines() if line.strip()]
    if head.startswith((b"{", b"#+")):
        return True
    return any(_KEY.match(line) for line in lines) and all(_LINE.match(line) for line in lines)
