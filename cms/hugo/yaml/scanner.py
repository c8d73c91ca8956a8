"""YAML text to tokens, cut where goccy/go-yaml 1.19 cuts them.

The differences from YAML as other parsers read it are here and are deliberate:

- A line continues a plain scalar while it is indented deeper than ``parent``, the column of the
  last key, dash or question mark; a colon then makes a key of all of it.
- A deeper line that starts with ``-`` turns a plain scalar into one that swallows every deeper
  line whole, colons and comments included.
- A comment ends a plain scalar for good.
- Tabs inside a plain scalar vanish. A tab where a line's content would start is refused.
- Inside ``{ }`` a colon needs no blank behind it, unless a colon or a slash is near.
- ``<<`` in front of a colon is a merge key even in the middle of a word, which it drops.
- ``!`` starts a tag that runs to the next blank, whatever it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cms.hugo.yaml.folding import Block, read_block, read_folded, read_header
from cms.hugo.yaml.quoted import read_double, read_single
from cms.hugo.yaml.tokens import QUOTED, SCALAR_TAGS, RefusalError, Token

_SPACES = re.compile(r" +")
_COMMENT = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_RUN = re.compile(r"[^ \t\r\n:#<,\[\]{}]+(?: +[^ \t\r\n:#<,\[\]{}]+)*")
_WORD = re.compile(r"[^ \t\r\n:#<,\[\]{}]+")
_BREAK = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"---(?=[ \t\r\n]|\Z)|\.\.\.(?!\.)")
_MERGE = re.compile(r"<<(?!<)[ :]*?:(?=[ \r\n])")
_TAG = re.compile(r"![^ \r\n{}]*")
_TAG_IN_FLOW = re.compile(r"![^ \r\n{},]*")
_PLAIN_VALUE = re.compile(r"[^\r\n]*?(?=[ \t]*(?:[ \t]#|[\r\n]|\Z))")

_READABLE_TAGS = SCALAR_TAGS | {"!!seq", "!!map", "!!omap", "!!set", "!!merge"}
"""Tags that let the scalar behind them keep its own type; behind others it is text."""


def scan(text: str) -> list[Token]:
    """The tokens of ``text``; raises ``RefusalError``."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.at = 0
        self.line = 1
        self.column = 1
        self.parent = 0  # column that the lines of a scalar must exceed, 0 before any key
        self.line_start = True
        self.indented = False  # blanks precede on this line
        self.deeper = False  # at the first character of a line that exceeds the parent
        self.brackets = 0
        self.braces = 0
        self.naming = ""  # the & or * or % whose name is being read
        self.cleared = 0  # offset behind the last token
        self.plain = ""  # the plain scalar being collected, without blanks at its end
        self.gap = ""  # what stands between it and the next piece
        self.plain_start = self.plain_end = 0
        self.plain_line = self.plain_column = self.plain_last_line = 0
        self.broken = False  # the plain scalar has gone over a line break
        self.ghost = ""  # blank lines of an empty block scalar, which act as a plain scalar

        starting: dict[str, Callable[[], bool]] = {
            "-": self.dash,
            "'": self.quote,
            '"': self.quote,
            "|": self.block,
            ">": self.block,
            "!": self.tag,
            "%": self.percent,
            "?": self.question,
            "&": self.named,
            "*": self.named,
            "@": self.reserved,
            "`": self.reserved,
        }
        self.within: dict[str, Callable[[], bool]] = {
            " ": self.spaces,
            "\t": self.tab,
            "\r": self.line_break,
            "\n": self.line_break,
            ":": self.colon,
            "#": self.comment,
            "<": self.merge,
            ",": self.comma,
            "[": self.open,
            "{": self.open,
            "]": self.close,
            "}": self.close,
            ".": self.marker,
            "-": self.dash_within,
        }
        self.starting = self.within | starting

    def scan(self) -> list[Token]:
        text, size = self.text, len(self.text)
        while self.at < size:
            char = text[self.at]
            if self.line_start and char not in " \t\r\n":
                self.enter_line()
            read = (self.within if self.plain or self.ghost else self.starting).get(char)
            if read is None or not read():
                self.collect()
        self.flush()
        return self.tokens

    # lines

    def enter_line(self) -> None:
        """The first character of a line decides whether it continues what is above it."""
        self.line_start = False
        self.deeper = 0 < self.parent < self.column
        if self.plain and self.column <= self.parent:
            self.flush()

    def spaces(self) -> bool:
        match = _SPACES.match(self.text, self.at)
        assert match is not None
        count = match.end() - self.at
        self.advance(count)
        if self.line_start:
            self.indented = True
            return True
        if self.naming:
            self.flush()
            if self.naming != "%":
                self.naming = ""
        if self.plain:
            self.gap += " " * count
        return True

    def tab(self) -> bool:
        if self.parent < self.column or (self.plain and not self.parent):
            # The column stays: to goccy/go-yaml the tab was never there.
            self.indented = True
            self.at += 1
            return True
        if self.line_start and not self.in_flow:
            blanks = re.compile(r"[ \t]+").match(self.text, self.at)
            assert blanks is not None
            raise RefusalError("tab-indentation", self.at, blanks.end())
        if self.plain:
            self.gap += "\t"
        self.advance(1)
        return True

    def line_break(self) -> bool:
        match = _BREAK.match(self.text, self.at)
        assert match is not None
        if self.plain:
            self.break_plain(last=match.end() == len(self.text))
        else:
            self.cleared = self.at  # blanks at the end of a line are forgotten
        self.at = match.end()
        self.line += 1
        self.start_line()
        return True

    def break_plain(self, last: bool) -> None:
        blank = self.line_start
        if not self.broken:
            self.broken = True
            self.plain_column += self.gap.count(" ")
        if last or self.naming:
            self.flush()
        elif not blank:
            self.gap = " "
        elif self.indented or self.gap == " ":
            self.gap = "\n"
        else:
            self.gap += "\n"

    def start_line(self) -> None:
        self.column = 1
        self.line_start = True
        self.indented = self.deeper = False
        self.naming = ""

    def comment(self) -> bool:
        if self.plain and self.text[self.at - 1] not in " \t\r\n":
            return False
        self.flush()
        match = _COMMENT.match(self.text, self.at)
        assert match is not None
        self.at = self.cleared = match.end()
        self.line += 1
        self.start_line()
        return True

    # plain scalars

    def collect(self) -> None:
        """Adds the character at hand, whatever it is, and the harmless ones behind it."""
        start = self.at
        match = (_WORD if self.naming else _RUN).match(self.text, start + 1)
        end = match.end() if match else start + 1
        if not self.plain:
            self.plain_start = start
            self.plain_line = self.line
            self.plain_column = self.column
        self.plain += self.gap + self.text[start:end]
        self.gap = self.ghost = ""
        self.plain_end = end
        self.plain_last_line = self.line
        self.deeper = False
        self.advance(end - start)

    def flush(self) -> Token | None:
        """Ends the plain scalar being collected, if there is one."""
        if not self.plain:
            return self.end_ghost() if self.ghost else None
        before = self.tokens[-1] if self.tokens else None
        text_only = before and before.kind == "tag" and before.text not in _READABLE_TAGS
        return self.end_plain("text" if text_only else "plain", self.plain, self.plain_end)

    def end_ghost(self) -> Token:
        self.plain_start, self.plain_line, self.plain_column = self.at, self.line, self.column
        return self.end_plain("plain", self.ghost, self.at)

    def end_plain(self, kind: str, text: str, end: int) -> Token:
        token = Token(
            kind,
            text,
            self.plain_line,
            self.plain_column,
            self.plain_start,
            end,
            self.plain_last_line,
            self.broken,
        )
        self.tokens.append(token)
        self.cleared = self.at
        self.drop_plain()
        return token

    def drop_plain(self) -> None:
        self.plain = self.gap = self.ghost = ""
        self.broken = False

    # tokens

    def emit(self, kind: str, length: int = 1) -> bool:
        end = self.at + length
        token = Token(kind, kind, self.line, self.column, self.at, end, self.line)
        self.tokens.append(token)
        self.advance(length)
        self.cleared = self.at
        return True

    def advance(self, count: int) -> None:
        self.at += count
        self.column += count

    @property
    def in_flow(self) -> bool:
        return self.brackets > 0 or self.braces > 0

    def ahead(self, count: int = 1) -> str:
        """The character ``count`` places ahead, or nothing at the end of the text."""
        return self.text[self.at + count : self.at + count + 1]

    def refuse_tab_before(self) -> None:
        """A tab must not stand between an indicator and the key or dash behind it."""
        start = self.cleared + self.text.startswith(" ", self.cleared)
        if self.text.startswith("\t", start):
            raise RefusalError("tab-indentation", start, start + 1)

    def colon(self) -> bool:
        following = self.ahead()
        if self.naming:
            return False
        if self.braces > 0:
            if following == "/" or (self.tokens and self.tokens[-1].kind == ":"):
                return False
        elif following and following not in " \t\r\n":
            return False
        self.refuse_tab_before()
        key = self.flush()
        if key is None and self.tokens and self.tokens[-1].kind in QUOTED:
            key = self.tokens[-1]
        if key is not None:
            self.parent = key.column
        return self.emit(":")

    def dash(self) -> bool:
        if self.marker():
            return True
        following = self.ahead()
        if following and following not in "\0 \t\r\n":
            return False
        self.refuse_tab_before()
        self.parent = self.column
        return self.emit("-")

    def dash_within(self) -> bool:
        if self.marker():
            return True
        if not self.deeper:
            return False
        block = read_folded(self.text, self.at, self.column, self.plain + self.gap)
        if block.next_at == len(self.text):
            self.place_at_end(block.lines)
        elif block.below and self.plain_column == 1:
            raise RefusalError("bad-indentation", self.at, self.at + 1)
        self.take(block, "text")
        return True

    def place_at_end(self, lines: int) -> None:
        """A scalar cut off by the end of the text is taken to stand there."""
        line_break = self.text.endswith("\n") + self.text.endswith(("\r", "\r\n"))
        end = len(self.text) - line_break
        last_break = max(self.text.rfind("\n", 0, end), self.text.rfind("\r", 0, end))
        self.plain_line = self.line + lines - (line_break > 0)
        self.plain_column = end - last_break - (line_break == 0)

    def marker(self) -> bool:
        """``---`` or ``...``: the boundary of a document."""
        if self.column > 1 or self.indented or not _MARKER.match(self.text, self.at):
            return False
        kind = self.text[self.at] * 3
        self.flush()
        if kind == "---":
            self.parent = 0
        return self.emit(kind, 3)

    def merge(self) -> bool:
        if not _MERGE.match(self.text, self.at):
            return False
        self.drop_plain()
        self.parent = self.column
        return self.emit("<<", 2)

    def comma(self) -> bool:
        if not self.in_flow:
            return False
        self.flush()
        return self.emit(",")

    def open(self) -> bool:
        if (self.plain or self.ghost) and not self.in_flow:
            return False
        self.flush()
        char = self.text[self.at]
        self.brackets += char == "["
        self.braces += char == "{"
        return self.emit(char)

    def close(self) -> bool:
        char = self.text[self.at]
        if char == "}" and self.braces <= 0:
            return False
        if char == "]" and self.brackets <= 0 and (self.plain or self.ghost):
            return False
        self.flush()
        self.brackets -= char == "]"
        self.braces -= char == "}"
        return self.emit(char)

    def named(self) -> bool:
        char = self.text[self.at]
        self.emit(char)
        self.naming = char
        return True

    def percent(self) -> bool:
        if self.indented:
            return False
        self.emit("%")
        self.naming = "%"
        return True

    def question(self) -> bool:
        if self.ahead() not in (" ", "\t"):
            return False
        self.parent = self.column
        return self.emit("?")

    def tag(self) -> bool:
        if self.naming == "%":
            return False
        match = (_TAG_IN_FLOW if self.in_flow else _TAG).match(self.text, self.at)
        assert match is not None
        start, end = match.span()
        following = self.text[end : end + 1]
        if following and following in "{}":
            raise RefusalError("bad-tag", start, end + 1, match[0])
        if following:
            self.tokens.append(
                Token("tag", match[0], self.line, self.column, start, end, self.line)
            )
        # What follows on this line is taken to stand one column further left than it does.
        self.column += end - start - (following != " ")
        self.at = self.cleared = end + (following == " ")
        return True

    def reserved(self) -> bool:
        match = _PLAIN_VALUE.match(self.text, self.at)
        assert match is not None
        raise RefusalError("reserved-character", self.at, match.end(), self.text[self.at])

    # scalars that are read in one go

    def quote(self) -> bool:
        start, char = self.at, self.text[self.at]
        read = read_single if char == "'" else read_double
        quoted = read(self.text, start, self.parent)
        source = self.text[start : quoted.end]
        breaks = len(_BREAK.findall(source))
        kind = "single" if char == "'" else "double"
        last_line = self.line + breaks
        self.tokens.append(
            Token(
                kind,
                quoted.value,
                self.line,
                self.column,
                start,
                quoted.end,
                last_line,
                breaks > 0,
            )
        )
        self.line = last_line
        if breaks:
            self.column = len(source) - max(source.rfind("\r"), source.rfind("\n"))
            self.naming = ""
        else:
            self.column += len(source)
        self.at = self.cleared = quoted.end + quoted.skipped
        self.column += quoted.skipped
        self.drop_plain()
        return True

    def block(self) -> bool:
        if self.column == 1:
            self.parent = 1
        start = self.at
        header = read_header(self.text, start)
        below = _COMMENT.match(self.text, header.end)
        assert below is not None
        self.plain_start = start
        self.plain_line = self.plain_last_line = self.line
        self.plain_column = self.column
        self.at = below.end()
        self.line += 1
        block = read_block(self.text, self.at, self.parent, header)
        if block.below and (block.unfinished or not (block.value or self.plain_column > 1)):
            raise RefusalError("bad-block-header", start, header.end, self.text[start : header.end])
        self.take(block, "block")
        if block.below and not block.value:
            self.ghost = block.blank
        return True

    def take(self, block: Block, kind: str) -> None:
        """Ends a scalar with lines that were read in one go and goes on behind them."""
        self.line += block.lines
        self.at = block.next_at
        self.plain_last_line = self.line
        self.end_plain(kind, block.value, block.end)
        self.parent = block.parent
        self.start_line()
