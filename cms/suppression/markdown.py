"""HTML comments in a Markdown body, told from those that code only shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from cms.model import Span

_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n)?")
_BLANKS = re.compile(rb"[ \t]*")
_MARKER = re.compile(rb"[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)+")
_FENCE = re.compile(
    rb"(?P<before>[ \t]*(?P<quote>>)?[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*)"
    rb"(?P<fence>`{3,}(?![^\r\n]*`)|~{3,})"
)
_OPEN_COMMENT = re.compile(rb"[ \t]*(?:>[ \t]*)*(?=<!--)")
_HIGHLIGHT = re.compile(rb"\{\{[<%][ \t]*highlight(?=[ \t])")
_HIGHLIGHT_END = re.compile(rb"\{\{[<%][ \t]*/[ \t]*highlight[ \t]*[>%]\}\}")
_RUN = re.compile(rb"`+")
_TOKEN = re.compile(rb"\\[!-/:-@\[-`{-~]|`+|<!--")


class Comments(NamedTuple):
    """Spans of comments, and of code blocks from their first lines to behind their last."""

    comments: list[Span]
    code_blocks: list[Span]


def find_comments(raw: bytes, body: Span) -> Comments:
    """Follows CommonMark as far as it decides between comments and code.

    A comment at the start of a line runs to its end whatever stands between, any other one ends in
    its paragraph. Lists count for the indentation that makes code, tables and HTML do not.
    """
    scanner = _Scanner(raw, body)
    scanner.scan()
    return Comments(scanner.comments, scanner.code_blocks)


class _Scanner:
    def __init__(self, raw: bytes, body: Span) -> None:
        self.raw = raw
        self.at, self.end = body
        self.comments: list[Span] = []
        self.code_blocks: list[Span] = []
        self.after_blank = True  # whether indented code may begin
        self.content = 0  # column of the content of the list item around, 0 outside of lists
        self.highlights = _HIGHLIGHT.search(raw, *body) is not None

    def scan(self) -> None:
        while self.at < self.end:
            if not self.line(self.at).strip():
                self.after_blank = True
                self.at = self.line_end(self.at)
            elif self.is_indented_code():
                self.at = self.line_end(self.at)
            elif not self.code_block() and not self.comment_block():
                self.paragraph()

    def line(self, start: int) -> bytes:
        return self.raw[start : self.line_end(start)]

    def line_end(self, start: int) -> int:
        """Where the next line starts."""
        match = _LINE.match(self.raw, start, self.end)
        return match.end() if match else self.end

    # blocks

    def is_indented_code(self) -> bool:
        line = self.line(self.at)
        blanks = _BLANKS.match(line)
        indent = len(blanks[0].expandtabs(4)) if blanks else 0
        marker = _MARKER.match(line)
        if self.after_blank and indent >= self.content + 4:
            return True
        if marker:
            self.content = len(marker[0].expandtabs(4))
        elif self.after_blank and indent < self.content:
            self.content = 0
        self.after_blank = False
        return False

    def code_block(self) -> bool:
        """Passes a fenced code block, or a shortcode that highlights code."""
        end = self.fence_end(self.at) or self.highlight_end(self.at)
        if end:
            self.code_blocks.append(Span(self.at, end))
            self.at = end
        return bool(end)

    def fence_end(self, start: int) -> int:
        """Where the fenced block that starts here ends; 0 where none does."""
        opening = _FENCE.match(self.raw, start, self.end)
        if opening is None:
            return 0
        fence = opening["fence"]
        closing = re.compile(rb"[ \t>]*%b{%d,}[ \t]*[\r\n]*\Z" % (fence[:1], len(fence)))
        at = self.line_end(start)
        while at < self.end:
            line = self.line(at)
            if opening["quote"] and not line.lstrip(b" \t").startswith(b">"):
                return at  # the quotation ends, and the code with it
            at += len(line)
            if closing.match(line):
                return at
        return self.end

    def highlight_end(self, start: int) -> int:
        """Where the line with the end of a highlight shortcode on this line ends, else 0."""
        if not self.highlights or not _HIGHLIGHT.search(self.raw, start, self.line_end(start)):
            return 0
        closing = _HIGHLIGHT_END.search(self.raw, start, self.end)
        self.highlights = closing is not None  # else not looked for again
        return self.line_end(closing.end()) if closing else 0

    def comment_block(self) -> bool:
        """Passes a comment that starts a line, and what else is on its last line."""
        opening = _OPEN_COMMENT.match(self.raw, self.at, self.end)
        if opening is None:
            return False
        start, line_end = opening.end(), self.at
        while start >= 0:
            closing = self.raw.find(b"-->", start + 4, self.end)
            if closing < 0:
                line_end = self.end
                break
            self.comments.append(Span(start, closing + 3))
            if closing >= line_end:
                line_end = self.line_end(closing + 3)
            start = self.raw.find(b"<!--", closing + 3, line_end)
        self.at = line_end
        return True

    def paragraph(self) -> None:
        """Passes lines up to one that is blank or starts another block."""
        start = self.at
        self.at = self.line_end(start)
        while self.at < self.end and self.goes_on():
            self.at = self.line_end(self.at)
        self.inline(start, self.at)

    def goes_on(self) -> bool:
        line = self.line(self.at)
        if not line.strip() or _OPEN_COMMENT.match(line) or _FENCE.match(line):
            return False
        marker = _MARKER.match(line)
        if marker:
            self.content = len(marker[0].expandtabs(4))
        return not (self.highlights and _HIGHLIGHT.search(line))

    # inside paragraphs

    def inline(self, at: int, end: int) -> None:
        """Passes a paragraph: backslashes, code and comments, whichever begins first."""
        runs = _Backticks(self.raw, at, end)
        while token := _TOKEN.search(self.raw, at, end):
            at = token.end()
            if token[0] == b"<!--":
                closing = self.raw.find(b"-->", at, end)
                if closing < 0:
                    return
                self.comments.append(Span(token.start(), closing + 3))
                at = closing + 3
            elif token[0].startswith(b"`"):
                at = runs.end_after(at, len(token[0]))


class _Backticks:
    """The runs of backticks in a paragraph by their lengths."""

    def __init__(self, raw: bytes, start: int, end: int) -> None:
        self.ends: dict[int, list[int]] = {}
        for run in _RUN.finditer(raw, start, end):
            self.ends.setdefault(len(run[0]), []).append(run.end())

    def end_after(self, at: int, length: int) -> int:
        """Where the code span ends whose opening run ends here; the same place if nowhere."""
        ends = self.ends.get(length, [])
        number = bisect_right(ends, at)
        return ends[number] if number < len(ends) else at
