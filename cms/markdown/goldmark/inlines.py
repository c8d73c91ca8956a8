"""Inlines of one block, read mark by mark in goldmark's order.

Follows goldmark's ``parser/parser.go`` and its inline parsers by their priorities, with those of
Hugo's extensions. Bare addresses are looked for behind a space, some marks and any other inline:
so quotes that the typographer replaces count, though nothing is replaced here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cms.markdown.goldmark.autolinks import EMAIL, URI, bare_address
from cms.markdown.goldmark.characters import char_at, char_before
from cms.markdown.goldmark.definitions import (
    find_closure,
    normal_label,
    read_destination,
    read_title,
    skip_spaces,
)
from cms.markdown.goldmark.delimiters import Delimiter, match_delimiters
from cms.markdown.goldmark.html_blocks import ATTRIBUTES
from cms.markdown.goldmark.inline_nodes import (
    AutoLink,
    CodeSpan,
    Dropped,
    Link,
    LinkTarget,
    Node,
    RawHtml,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cms.markdown.goldmark.blocks import Target
    from cms.markdown.goldmark.paragraphs import Flat
    from cms.markdown.options import MarkdownOptions

_OPEN_TAG = re.compile(rb"<[A-Za-z][A-Za-z0-9-]*" + ATTRIBUTES + rb"(?:[ \t]|\r?\n)*/?>")
_CLOSE_TAG = re.compile(rb"</[A-Za-z][A-Za-z0-9-]*(?:[ \t]|\r?\n)*>")
_TASK = re.compile(rb"\[[ \t\n\r\fxX]\][ \t\n\r\f]*")
_BACKTICKS = re.compile(rb"`+")
_LONGEST_LABEL = 999
_SPACE = 32
_PUNCTUATION = frozenset(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

Parser = Callable[["InlineReader", int], int]
"""Reads what starts at an offset; where it ends, or -1 where nothing does."""


class Bracket(NamedTuple):
    """An opening bracket: ``text`` is behind it; what was found before it is counted."""

    start: int
    text: int
    is_image: bool
    nodes: int
    delimiters: int


class InlineReader:
    """Reads the text of one block into ``nodes``.

    ``footnotes`` are the labels that footnotes define, ``used`` gets those referred to.
    ``asks`` tells whether a definition could make something an image. ``groups`` are the runs of
    ``*`` and the like that could find each other: those of each link, and those around.
    """

    def __init__(
        self,
        flat: Flat,
        source: bytes,
        options: MarkdownOptions,
        targets: Mapping[str, Target],
        footnotes: frozenset[bytes] = frozenset(),
        starts_item: bool = False,
    ) -> None:
        self.flat = flat
        self.text = flat.text
        self.source = source
        self.options = options
        self.targets = targets
        self.footnotes = footnotes
        self.starts_item = starts_item
        self.used: set[bytes] = set()
        self.asks = False
        self.nodes: list[Node | Delimiter] = []
        self.delimiters: list[Delimiter] = []
        self.groups: list[list[Delimiter]] = []
        self.brackets: list[Bracket] = []
        self.line_end = 0
        self._runs: dict[int, list[int]] | None = None

    def read(self) -> list[Node | Delimiter]:
        text = self.text
        may_link = b"://" in text or b"www." in text or b"@" in text
        parsers, marks = _parsers(self.options, may_link)
        at = 0
        escaped = False
        while at < len(text):
            end = text.find(b"\n", at)
            self.line_end = end + 1 if end >= 0 else len(text)
            at, escaped = self._piece(at, self._limit(at, end), parsers, marks, escaped)
        self._match(0)
        return self.nodes

    def _match(self, first: int) -> None:
        """Lets the delimiters from one on find each other; no later one can."""
        group = self.delimiters[first:]
        del self.delimiters[first:]
        if group:
            match_delimiters(group)
            self.groups.append(group)

    def _limit(self, at: int, end: int) -> int:
        """Where the line's marks end: before its line feed and what makes that a hard break."""
        if end < 0:
            return len(self.text)
        line = self.text[at:end].removesuffix(b"\r")
        if line.endswith(b"\\") and line[-2:-1] != b"\\":
            return at + len(line) - 1
        if line.endswith(b"  "):
            return at + len(line) - 2
        return end

    def _piece(
        self,
        start: int,
        limit: int,
        parsers: Mapping[int, tuple[Parser, ...]],
        marks: re.Pattern[bytes],
        escaped: bool,
    ) -> tuple[int, bool]:
        """Goes to the end of the line or of the next inline; tells whether a backslash waits."""
        text = self.text
        at = start
        while at < limit:
            byte = text[at]
            is_space = byte in (_SPACE, 9)
            is_punctuation = byte in _PUNCTUATION
            if (
                at == start
                or (is_punctuation and not escaped)
                or (is_space and not (escaped and self.options.escaped_space))
            ):
                key = byte if is_punctuation else _SPACE
                for parse in parsers.get(key, ()):
                    end = parse(self, at)
                    if end >= 0:
                        return end, escaped
            at += 1
            if escaped:
                escaped = False
            elif byte == 92:  # a backslash
                escaped = True
                continue
            mark = marks.search(text, at, limit)
            at = mark.start() if mark else limit
        return self.line_end, escaped

    # marks around text

    def code_span(self, at: int) -> int:
        text = self.text
        opening = _BACKTICKS.match(text, at)
        end = opening.end() if opening else at
        starts = self._code_marks().get(end - at, [])
        index = bisect_left(starts, end)
        if index < len(starts):
            closing = starts[index] + end - at
            self.nodes.append(CodeSpan(at, closing, end - at))
            return closing
        return end

    def _code_marks(self) -> dict[int, list[int]]:
        """Where runs of backticks start, by their lengths."""
        if self._runs is None:
            self._runs = {}
            for run in _BACKTICKS.finditer(self.text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        return self._runs

    def emphasis(self, at: int) -> int:
        return self._delimiter(at, 1)

    def tilde(self, at: int) -> int:
        """What strikes through, or what is lowered: one mark or two."""
        return self._delimiter(at, 1, 2)

    def pair(self, at: int) -> int:
        """What is deleted, inserted or marked: two marks."""
        return self._delimiter(at, 2, 2)

    def superscript(self, at: int) -> int:
        return self._delimiter(at, 1, 2, as_letters="+-'")

    def _delimiter(self, at: int, fewest: int, most: int = 0, as_letters: str = "") -> int:
        text = self.text
        mark = text[at]
        end = at + 1
        while end < self.line_end and text[end] == mark:
            end += 1
        before = self._before(at)
        if end - at < fewest or (most and (end - at > most or before == chr(mark))):
            return -1
        after = char_at(text, end) if end < self.line_end else " "
        if end - at == 1 and after in as_letters:
            after = "z"
        found = Delimiter(mark, at, end - at, before, after)
        self.nodes.append(found)
        self.delimiters.append(found)
        return end

    def _before(self, at: int) -> str:
        """The character before, which may be the sign of a quotation around the line."""
        return char_before(self.source, self.flat.place(at)) if at else "\n"

    # brackets

    def task_box(self, at: int) -> int:
        box = _TASK.match(self.text, at) if self.starts_item and at == 0 else None
        if box is None:
            return -1
        self.nodes.append(Dropped(at, box.end()))
        return box.end()

    def footnote(self, at: int) -> int:
        start = at + (self.text[at] == 33)  # an exclamation mark
        if self.text[start + 1 : start + 2] != b"^":
            return -1
        end = find_closure(self.text, start + 2, b"[")
        label = self.text[start + 2 : end]
        if not 0 <= end < self.line_end or label not in self.footnotes:
            return -1
        self.used.add(label)
        self.nodes.append(Dropped(start, end + 1))
        return end + 1

    def image_bracket(self, at: int) -> int:
        return self._open(at, 2) if self.text[at + 1 : at + 2] == b"[" else -1

    def link_bracket(self, at: int) -> int:
        return self._open(at, 1)

    def _open(self, at: int, size: int) -> int:
        bracket = Bracket(at, at + size, size == 2, len(self.nodes), len(self.delimiters))
        self.brackets.append(bracket)
        return at + size

    def close_bracket(self, at: int) -> int:
        brackets = self.brackets
        if not brackets:
            return -1
        bracket = brackets.pop()
        if brackets and brackets[-1].text - brackets[0].start >= _LONGEST_LABEL:
            return -1
        inside = self.nodes[bracket.nodes :]
        if not bracket.is_image and any(node.has_link for node in inside):
            return -1
        found = self._target(bracket, at)
        if found is None:
            return -1
        target, end = found
        self._match(bracket.delimiters)
        span, text = (bracket.start, end), (bracket.text, at)
        self.nodes[bracket.nodes :] = [Link(span, text, bracket.is_image, target, inside)]
        return end

    def _target(self, bracket: Bracket, at: int) -> tuple[LinkTarget, int] | None:
        """What a closing bracket links to, and where that ends."""
        follows = self.text[at + 1 : at + 2]
        if follows == b"(":
            found = self._in_parentheses(at + 2)
            if found:
                return found
        self.asks = self.asks or bracket.is_image
        label = bracket.text, at
        end = at + 1
        if follows == b"[":
            closing = find_closure(self.text, at + 2, b"[")
            if closing >= 0:
                end = closing + 1
                if self.text[at + 2 : closing].strip(b" \t\n\r"):
                    label = at + 2, closing
        return self._defined(label, end)

    def _in_parentheses(self, start: int) -> tuple[LinkTarget, int] | None:
        text = self.text
        at = skip_spaces(text, start)
        if text[at : at + 1] == b")":
            return LinkTarget((at, at)), at + 1
        destination = read_destination(text, at)
        if destination is None:
            return None
        target = destination.start, destination.stop
        at = skip_spaces(text, destination.end)
        if text[at : at + 1] == b")":
            return LinkTarget(target), at + 1
        title = read_title(text, at)
        if title is None:
            return None
        at = skip_spaces(text, title.end)
        if text[at : at + 1] != b")":
            return None
        return LinkTarget(target, (title.start, title.stop)), at + 1

    def _defined(self, label: tuple[int, int], end: int) -> tuple[LinkTarget, int] | None:
        start, stop = label
        if not self.targets or stop - start > _LONGEST_LABEL:
            return None
        target = self.targets.get(normal_label(self.text[start:stop]))
        return (LinkTarget((0, 0), None, target), end) if target else None

    # what stands for itself

    def angle_address(self, at: int) -> int:
        text = self.text
        email = EMAIL.match(text, at + 1, self.line_end)
        match = email or URI.match(text, at + 1, self.line_end)
        if match is None or text[match.end() : match.end() + 1] != b">":
            return -1
        prefix = "mailto" if email and not match[0].lower().startswith(b"mailto:") else ""
        self.nodes.append(AutoLink(at, match.end() + 1, match.span(), prefix))
        return match.end() + 1

    def raw_html(self, at: int) -> int:
        text = self.text
        follows = text[at + 1 : at + 2]
        if follows.isalnum():
            tag = _OPEN_TAG.match(text, at)
            end = tag.end() if tag else -1
        elif follows == b"/":
            tag = _CLOSE_TAG.match(text, at)
            end = tag.end() if tag else -1
        else:
            end = _declaration_end(text, at)
        if end >= 0:
            self.nodes.append(RawHtml(at, end))
        return end

    def bare_link(self, at: int) -> int:
        if self.brackets:
            return -1
        start = at + (self.text[at] in b" *_~(")
        found = bare_address(self.text, start, self.line_end)
        if found is None:
            return -1
        end, prefix = found
        self.nodes.append(AutoLink(start, end, (start, end), prefix))
        return end

    def typography(self, at: int) -> int:
        """Passes what would be replaced; only that it is an inline of its own counts here."""
        text = self.text[at : min(at + 3, self.line_end)]
        if text in (b"---", b"..."):
            return at + 3
        if text[:2] in (b"--", b"<<", b">>"):
            return at + 2
        if text[:1] not in (b"'", b'"'):
            return -1
        end = at + 1
        while end < self.line_end and self.text[end] == text[0]:
            end += 1
        after = char_at(self.text, end) if end < self.line_end else " "
        quote = Delimiter(text[0], at, end - at, self._before(at), after)
        if quote.can_open and not quote.can_close:
            return at + 1
        is_apostrophe = text[:1] == b"'" and len(text) > 2 and not text[1:2].isdigit()
        return at + 1 if is_apostrophe else -1

    def passthrough(self, at: int) -> int:
        """Passes what is left to mathematics, or an opening sign behind two backslashes."""
        text = self.text
        pairs = self.options.passthrough
        pair = next((pair for pair in pairs if text.startswith(pair[0], at)), None)
        if pair is None:
            if self.line_end - at > 2 and text.startswith(b"\\\\", at):
                for opening, _ in pairs:
                    if text.startswith(opening, at + 2):
                        return at + 2 + len(opening)
            return -1
        opening, closing = pair
        end = text.find(closing, at + len(opening))
        if end < 0:
            return at + len(opening)
        if end == at + len(opening):
            return -1
        self.nodes.append(Dropped(at, end + len(closing)))
        return end + len(closing)


def _declaration_end(text: bytes, at: int) -> int:
    """Where a comment, an instruction, a declaration or character data ends; -1 for none."""
    if text.startswith(b"<!--", at):
        for empty in (b"<!-->", b"<!--->"):
            if text.startswith(empty, at):
                return at + len(empty)
        return _behind(text, b"-->", at + 4)
    if text.startswith(b"<?", at):
        return _behind(text, b"?>", at)
    if text[at + 1 : at + 2] == b"!" and b"A" <= text[at + 2 : at + 3] <= b"Z":
        return _behind(text, b">", at)
    return _behind(text, b"]]>", at) if text.startswith(b"<![CDATA[", at) else -1


def _behind(text: bytes, sign: bytes, at: int) -> int:
    found = text.find(sign, at)
    return found + len(sign) if found >= 0 else -1


@lru_cache(maxsize=64)
def _parsers(
    options: MarkdownOptions, may_link: bool
) -> tuple[dict[int, tuple[Parser, ...]], re.Pattern[bytes]]:
    """Which parsers to try at which byte, in order, and where one of them may have work."""
    read = InlineReader
    table: list[tuple[bool, bytes, Parser]] = [
        (options.task_list, b"[", read.task_box),
        (True, b"`", read.code_span),
        (options.footnote, b"![", read.footnote),
        (True, b"!", read.image_bracket),
        (True, b"[", read.link_bracket),
        (True, b"]", read.close_bracket),
        (bool(options.passthrough), _passthrough_marks(options), read.passthrough),
        (True, b"<", read.angle_address),
        (True, b"<", read.raw_html),
        (options.delete, b"~", read.pair),
        (True, b"*_", read.emphasis),
        (options.strikethrough, b"~", read.tilde),
        (options.insert, b"+", read.pair),
        (options.mark, b"=", read.pair),
        (options.superscript, b"^", read.superscript),
        (options.subscript, b"~", read.tilde),
        (options.linkify and may_link, b" *_~(", read.bare_link),
        (options.typographer, b"<", read.typography),
        (options.typographer and may_link, b"'\"-.>", read.typography),
    ]
    parsers: dict[int, tuple[Parser, ...]] = {}
    for is_on, triggers, parser in table:
        for byte in triggers if is_on else b"":
            parsers[byte] = (*parsers.get(byte, ()), parser)
    marks = b"".join(re.escape(bytes([byte])) for byte in sorted(parsers))
    blanks = b"\t" if _SPACE in parsers else b""
    return parsers, re.compile(rb"[\\%b%b]" % (marks, blanks))


def _passthrough_marks(options: MarkdownOptions) -> bytes:
    return bytes({opening[0] for opening, _ in options.passthrough} | {92})
