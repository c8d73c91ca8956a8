"""Comments in a body that suppress findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from cms.frontmatter.lines import Lines
from cms.model import Span
from cms.suppression.comments import LAST_LINE, Suppression
from cms.suppression.directive import read_directive
from cms.suppression.markdown import Comments, find_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.frontmatter.document import Document

_SIGN = re.compile(rb"(?:<!--\s*|#[ \t]+)(?=cms:)")
_ORG_COMMENT = re.compile(rb"^[ \t]*(#[ \t]+cms:[^\r\n]*)", re.MULTILINE)
_ORG_CODE = re.compile(
    rb"^[ \t]*#\+(?P<side>begin|end)_(?P<kind>src|example|export)\b[^\r\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?[ \t>]*")
_BEHIND = re.compile(rb"[ \t]*(?=[\r\n]|\Z)")


def suppressions_in_body(document: Document) -> Iterator[Suppression]:
    """Those in HTML comments, and behind Org settings also those on Org's comment lines."""
    raw, body = document.raw, document.body
    if raw.find(b"cms:", *body) < 0:
        return
    found = find_comments(raw, body)
    if document.format == "org":
        found = _with_org(raw, body, found)
    blocks = _Blocks(raw, body, found)
    for comment in found.comments:
        sign = _SIGN.match(raw, *comment)
        directive = sign and read_directive(raw, sign.end(), comment.end)
        if directive:
            first, last = (1, LAST_LINE) if directive.of_file else blocks.covered(comment)
            yield Suppression(directive.selectors, first, last, comment, directive.spans)


def _with_org(raw: bytes, body: Span, found: Comments) -> Comments:
    """Whether a body below Org settings is Org or Markdown, its file's name tells, not its text."""
    blocks = list(_org_code(raw, body))
    starts = [block.start for block in blocks]
    comments = list(found.comments)
    for match in _ORG_COMMENT.finditer(raw, *body):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= blocks[before].end:
            comments.append(Span(*match.span(1)))
    return Comments(sorted(comments), sorted(found.code_blocks + blocks))


def _org_code(raw: bytes, body: Span) -> Iterator[Span]:
    """Blocks whose content is no Org; one that never ends is none."""
    edges = list(_ORG_CODE.finditer(raw, *body))
    last_end = {edge["kind"].lower(): edge for edge in edges if edge["side"].lower() == b"end"}
    opened: re.Match[bytes] | None = None
    for edge in edges:
        kind = edge["kind"].lower()
        if opened is None:
            ends = last_end.get(kind)
            if edge["side"].lower() == b"begin" and ends and ends.start() > edge.start():
                opened = edge
        elif edge["side"].lower() == b"end" and kind == opened["kind"].lower():
            yield Span(opened.start(), edge.end())
            opened = None


class _Blocks:
    """What comments of a body stand for."""

    def __init__(self, raw: bytes, body: Span, found: Comments) -> None:
        self.raw = raw
        self.lines = Lines(raw)
        self.found = found
        self.first = self.lines.number(body.start)
        self.last = self.lines.number(max(body.start, body.end - 1))

    def covered(self, comment: Span) -> tuple[int, int]:
        """First and last line: the comment's own, or those of the block below it."""
        first, last = self.lines_of(comment)
        if not self.is_alone(comment):
            return first, last
        below = self.next_content[last + 1 - self.first]
        if below > self.last:
            return first, last
        return below, self.block_end[below - self.first]

    def lines_of(self, span: Span) -> tuple[int, int]:
        return self.lines.number(span.start), self.lines.number(span.end - 1)

    def is_alone(self, comment: Span) -> bool:
        """Whether nothing else is on the lines of a comment, but for signs of a quotation."""
        start = self.lines.start(self.lines.number(comment.start))
        before = _BEFORE.match(self.raw, start, comment.start)
        behind = _BEHIND.match(self.raw, comment.end)
        return behind is not None and before is not None and before.end() == comment.start

    @cached_property
    def next_content(self) -> list[int]:
        """For each line of the body and the one behind: from there the first that is no comment."""
        skipped = {
            line
            for comment in self.found.comments
            if self.is_alone(comment)
            for line in range(self.lines.number(comment.start), self.lines_of(comment)[1] + 1)
        }
        found = [self.last + 1]
        for line in range(self.last, self.first - 1, -1):
            is_content = line not in skipped and not self.is_blank(line)
            found.append(line if is_content else found[-1])
        return found[::-1]

    @cached_property
    def block_end(self) -> list[int]:
        """For each line of the body the last of its block; blank lines in code end no block."""
        in_code = {
            line
            for block in self.found.code_blocks
            for line in range(self.lines.number(block.start), self.lines_of(block)[1])
        }
        ends: list[int] = []
        for line in range(self.last, self.first - 1, -1):
            goes_on = line < self.last and (line in in_code or not self.is_blank(line + 1))
            ends.append(ends[-1] if goes_on else line)
        return ends[::-1]

    def is_blank(self, line: int) -> bool:
        return not self.raw[self.lines.start(line) : self.lines.end(line)].strip()
