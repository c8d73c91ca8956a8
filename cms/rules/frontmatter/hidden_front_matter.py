"""Front matter that does not start the file, so that Hugo takes it for text.

Only spaces, tabs, line breaks and one byte order mark may stand before it. After a heading, an
HTML comment, an ideographic space, or in a file saved as UTF-16, Hugo sees no front matter: the
page has no title and no date, `draft: true` does not hold it back, and the block is printed on
the page. The dashes of a Chinese keyboard open none either.

Move the block to the start of the file, between two lines of `---`. The fix deletes invisible
characters before it, and writes `---` for other dashes. It is unsafe where the page would no longer
be published, as with `draft: true`.

Flagged::

    <!-- 2025 年 -->
    ---
    title: 标题
    draft: true
    ---

Flagged::

    ——
    title: 标题
    ——
    正文

Fixed::

    ---
    title: 标题
    ---
    正文

Clean::

    ---
    title: 标题
    draft: true
    ---
    <!-- 2025 年 -->

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import splice
from cms.frontmatter.recoding import UTF16_MARKS, in_utf8
from cms.model import Change, Edit, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import level_of

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(rb"(?:---|\+\+\+)[ \t]*\r?(?:\n|\Z)")
_DASHES = re.compile(
    rb"^(?:\xe2\x80[\x92-\x95]|\xe2\x94\x80|\xef\xbc\x8d|(\xef\xbc\x8b))+", re.MULTILINE
)


@rule("FM005", Severity.ERROR, kinds=("unseen",))
def check(page: Page) -> Iterator[Finding]:
    block = page.document.unseen
    if block is None:
        return
    message = msg(
        "Hugo sees no front matter here and prints these lines on the page, because {obstacle}",
        obstacle=_obstacle(page.document.raw, block),
    )
    yield Finding(block, message, _shown(page, block))


def _shown(page: Page, block: Span) -> Fix | None:
    """The block where Hugo sees it, if nothing stands before it that somebody wrote."""
    raw = page.document.raw
    edits = _edits(raw, block)
    after = parse(splice(raw, edits))
    if not edits or after.problem is not None or not after.data:
        return None
    changes = tuple(Change((key,), value) for key, value in after.data.items())
    return Fix(msg("put it at the start"), tuple(edits), level_of(page, edits), changes)


def _edits(raw: bytes, block: Span) -> list[Edit]:
    start = len(_BOM) * raw.startswith(_BOM)
    before = raw[start : block.start].decode("utf-8", "replace")
    if raw.startswith(UTF16_MARKS):
        text = in_utf8(raw, "UTF-16")
        return [] if text is None else [Edit(Span(0, len(raw)), text)]
    if any(map(str.isprintable, before.replace("\u3000", ""))):
        return []
    edits = [Edit(Span(start, block.start), b"")] if before else []
    if _FENCE.match(raw, block.start):
        return edits
    fences = list(_DASHES.finditer(raw[slice(*block)]))
    for each in {found.start(): found for found in (*fences[:1], *fences[-1:])}.values():
        span = Span(block.start + each.start(), block.start + each.end())
        edits.append(Edit(span, b"+++" if each[1] else b"---"))
    return edits


def _obstacle(raw: bytes, block: Span) -> Message:
    if raw.startswith(UTF16_MARKS):
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
