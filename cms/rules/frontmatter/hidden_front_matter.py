"""Front matter that does not start the file, so that Hugo takes it for text.

Only spaces, tabs, line breaks and one byte order mark may stand before it. After a heading, an
HTML comment, an ideographic space, or in a file saved as UTF-16, Hugo sees no front matter: the
page has no title and no date, `draft: true` does not hold it back, and the block is printed on
the page. The dashes of a Chinese keyboard open none either.

Move the block to the start of the file, between two lines of `---`.

Flagged::

    <!-- 2025 年 -->
    ---
    title: 标题
    draft: true
    ---

Clean::

    ---
    title: 标题
    draft: true
    ---
    <!-- 2025 年 -->

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import Page, rule

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@rule("FM005", Severity.ERROR)
def check(page: Page) -> Iterator[Finding]:
    block = page.document.unseen
    if block is None:
        return
    message = msg(
        "Hugo sees no front matter here and prints these lines on the page, because {obstacle}",
        obstacle=_obstacle(page.document.raw, block),
    )
    yield Finding(block, message)


def _obstacle(raw: bytes, block: Span) -> Message:
    if raw.startswith(_UTF16_MARKS):
        return msg("the file is UTF-16; save it as UTF-8")
    before = (
        raw[: block.start].decode("utf-8", "replace").removeprefix("\ufeff").strip(" \t\r\n\v\f")
    )
    if not before:
        opening = raw[block.start : block.end].decode("utf-8", "replace").split(maxsplit=1)[0]
        return msg("{opening} is not its delimiter; write ---", opening=opening)
    if before.startswith("<!--"):
        return msg("a comment stands before it; move the comment below")
    if before.isprintable():
        return msg("text stands before it; move the text below")
    return msg("an invisible U+{code:04X} stands before it; remove it", code=ord(before[0]))
