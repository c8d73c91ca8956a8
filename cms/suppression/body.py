"""Comments in a body that suppress findings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cms.frontmatter.split import BOM
from cms.model import Span
from cms.suppression.comments import LAST_LINE, Suppression
from cms.suppression.directive import read_directive
from cms.suppression.lines import Lines
from cms.suppression.markdown import Comments, find_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.frontmatter.document import Document

_SIGN = re.compile(rb"(?:<!--\s*|#[ \t]+)(?=cms:)")
_ORG_COMMENT = re.compile(rb"^[ \t]*(#[ \t]+cms:[^\r\n]*)", re.MULTILINE)
_ORG_CODE = re.compile(
    rb"^[ \t]*#\+begin_(src|example|export)\b.*?^[ \t]*#\+end_\1[^\r\n]*",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)


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
    blocks = [Span(*match.span()) for match in _ORG_CODE.finditer(raw, *body)]
    comments = [
        Span(*match.span(1))
        for match in _ORG_COMMENT.finditer(raw, *body)
        if not any(block.start <= match.start() < block.end for block in blocks)
    ]
    return Comments(sorted(found.comments + comments), sorted(found.code_blocks + blocks))


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
        first, last = self.lines_of(comment)
        before = self.raw[self.lines.start(first) : comment.start]
        behind = self.raw[comment.end : self.lines.end(last)]
        return not before.removeprefix(BOM).strip(b" \t>") and not behind.strip()

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
