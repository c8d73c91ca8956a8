"""YAML text to tokens, cut where goccy/go-yaml 1.19 cuts them (``scanner/scanner.go``).

The differences from YAML as other parsers read it are deliberate:

- A line continues a plain scalar while it is indented deeper than ``parent``, the column of the
  last key, dash or question mark; a colon then makes a key of all of it.
- A deeper line that starts with ``-`` turns a plain scalar into one that swallows every deeper
  line whole, colons and comments included.
- A comment ends a plain scalar for good.
- Tabs inside a plain scalar vanish. A tab where a line's content would start is refused.
- Inside ``{ }`` a colon needs no blank behind it, unless a colon or a slash is near.
- ``<<`` in front of a colon is a merge key even in the middle of a word, which it drops.
- ``!`` starts a tag that runs to the next blank, whatever it is made of.
- What follows a quoted scalar of several lines is taken for the start of its last line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cms.hugo.formats.yaml.folding import Block, read_block, read_folded, read_header
from cms.hugo.formats.yaml.plain import Plain, line_start, value_end
from cms.hugo.formats.yaml.quoted import read_double, read_single
from cms.hugo.formats.yaml.tokens import KNOWN_TAGS, QUOTED, RefusalError, Token

_SPACES = re.compile(r" +")
_BLANKS = re.compile(r"[ \t]+")
_COMMENT = re.compile(r"[^\r\n]*[\r\n]?")  # of a CRLF the second half is a line of its own
_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HARMLESS = re.compile(r"[^ \t\r\n:#<,\[\]{}]+(?: +[^ \t\r\n:#<,\[\]{}]+)*")
_HARMLESS_WORD = re.compile(r"[^ \t\r\n:#<,\[\]{}]+")
_BREAK = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"---(?=[ \t\r\n]|\Z)|\.\.\.(?!\.)")
_MERGE = re.compile(r"<<(?!<)[ :]*?:(?=[ \r\n])")
_TAG = re.compile(r"![^ \r\n{}]*")
_TAG_IN_FLOW = re.compile(r"![^ \r\n{},]*")


def scan(text: str) -> list[Token]:
    """The tokens of ``text``; raises ``RefusalError``."""
    return _Scanner(text).scan()


class _Scanner:
    """Handlers of single characters, tabled below, return whether they took the character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.before: Token | None = None  # the last token, if no comment follows it
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
        self.cleared = 0  # where the source of the next token starts
        self.plain: Plain | None = None

    def scan(self) -> list[Token]:
        text, size = self.text, len(self.text)
        while self.at < size:
            char = text[self.at]
            if self.line_start and char not in " \t\r\n":
                self.enter_line()
            handlers = _STARTING if self.plain is None else _WITHIN
            handler = handlers.get(char)
            if handler is None or not handler(self):
                self.collect()
        self.flush()
        return self.tokens

    def advance(self, count: int) -> None:
        self.at += count
        self.column += count

    @property
    def in_flow(self) -> bool:
        return self.brackets > 0 or self.braces > 0

    # lines

    def enter_line(self) -> None:
        """The first character of a line decides whether it continues what is above it."""
        self.line_start = False
        self.deeper = 0 < self.parent < self.column
        if self.column <= self.parent and self.plain and not self.plain.ghost:
            self.flush()

    def start_line(self, breaks: int) -> None:
        self.line += breaks
        self.column = 1
        self.line_start = True
        self.indented = self.deeper = False
        self.naming = ""

    def line_break(self) -> bool:
        match = _BREAK.match(self.text, self.at)
        assert match is not None
        if self.plain is None:
            self.cleared = self.at  # blanks at the end of a line are forgotten
        else:
            self.plain.line_break(self.line_start, self.indented)
            if self.naming or match.end() == len(self.text):
                self.flush()
        self.at = match.end()
        self.start_line(1)
        return True

    def spaces(self) -> bool:
        match = _SPACES.match(self.text, self.at)
        assert match is not None
        self.advance(match.end() - self.at)
        if self.line_start:
            self.indented = True
            return True
        if self.naming:
            self.flush()
            self.naming = "%" if self.naming == "%" else ""
        if self.plain:
            self.plain.gap += match[0]
        return True

    def tab(self) -> bool:
        if self.parent < self.column or (self.plain and not self.parent):
            # The column stays: to goccy/go-yaml the tab was never there.
            self.indented = True
            self.at += 1
            return True
        if self.line_start and not self.in_flow:
            blanks = _BLANKS.match(self.text, self.at)
            assert blanks is not None
            raise RefusalError("tab-indentation", self.at, blanks.end())
        if self.plain:
            self.plain.gap += "\t"
        self.advance(1)
        return True

    def comment(self) -> bool:
        if self.plain and self.text[self.at - 1] not in " \t\r\n":
            return False
        self.flush()
        self.before = None
        match = _COMMENT.match(self.text, self.at)
        assert match is not None
        self.at = self.cleared = match.end()
        self.start_line(1)
        return True

    # plain scalars

    def collect(self) -> None:
        """Adds the character at hand, whatever it is, and the harmless ones behind it."""
        start = self.at
        match = (_HARMLESS_WORD if self.naming else _HARMLESS).match(self.text, start + 1)
        end = match.end() if match else start + 1
        if self.plain is None or self.plain.ghost:
            self.plain = Plain(start, self.line, self.column)
        self.plain.add(self.text[start:end], end, self.line)
        self.deeper = False
        self.advance(end - start)

    def flush(self) -> Token | None:
        """Ends the plain scalar being collected, if there is one."""
        plain, self.plain = self.plain, None
        if plain is None:
            return None
        before = self.before
        as_text = before and before.kind == "tag" and before.text not in KNOWN_TAGS
        return self.add(plain.token("text" if as_text else "plain"))

    # tokens

    def add(self, token: Token) -> Token:
        self.tokens.append(token)
        self.before = token
        self.cleared = self.at
        return token

    def emit(self, kind: str, length: int = 1) -> bool:
        start, end = self.at, self.at + length
        token = Token(kind, kind, self.line, self.column, start, end, self.line)
        self.advance(length)
        self.add(token)
        return True

    def ahead(self) -> str:
        """The next character but one, or nothing at the end of the text."""
        return self.text[self.at + 1 : self.at + 2]

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
            if following == "/" or (self.before and self.before.kind == ":"):
                return False
        elif following and following not in " \t\r\n":
            return False
        self.refuse_tab_before()
        key = self.flush()
        if key is None and self.before and self.before.kind in QUOTED:
            key = self.before
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
        self.plain = None
        self.parent = self.column
        return self.emit("<<", 2)

    def comma(self) -> bool:
        if not self.in_flow:
            return False
        self.flush()
        return self.emit(",")

    def open(self) -> bool:
        if self.plain and not self.in_flow:
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
        if char == "]" and self.brackets <= 0 and self.plain:
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
        return not self.indented and self.named()

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
            self.add(Token("tag", match[0], self.line, self.column, start, end, self.line))
        # What follows on this line is taken to stand one column further left than it does.
        self.column += end - start - (following != " ")
        self.at = self.cleared = end + (following == " ")
        return True

    def reserved(self) -> bool:
        end = value_end(self.text, self.at)
        raise RefusalError("reserved-character", self.at, end, self.text[self.at])

    # scalars that are read in one go

    def quote(self) -> bool:
        start, single = self.at, self.text[self.at] == "'"
        quoted = (read_single if single else read_double)(self.text, start, self.parent)
        kind, end = "single" if single else "double", quoted.end
        line, column, breaks = self.line, self.column, len(_BREAK.findall(self.text, start, end))
        token = Token(kind, quoted.value, line, column, start, end, line + breaks, breaks > 0)
        if breaks:
            self.start_line(breaks)
            self.at = line_start(self.text, end, since=start)
        self.advance(end - self.at)
        self.at += quoted.skipped
        self.column += quoted.skipped_columns
        self.add(token)
        return True

    def block(self) -> bool:
        if self.column == 1:
            self.parent = 1
        header = read_header(self.text, self.at)
        plain = Plain(self.at, self.line, self.column)
        below = _REST_OF_LINE.match(self.text, header.end)
        assert below is not None
        self.line += 1
        block = read_block(self.text, below.end(), self.parent, header)
        if block.below and (block.unfinished or not (block.value or self.column > 1)):
            source = self.text[self.at : header.end]
            raise RefusalError("bad-block-header", self.at, header.end, source)
        self.take(plain, block, "block")
        if block.below and block.raw and not block.value:
            indent = _SPACES.match(self.text, self.at)
            column = len(indent[0]) + 1 if indent else 1
            self.plain = Plain(self.at + column - 1, self.line, column)
            self.plain.add(block.raw, self.plain.start + 1, self.line)
            self.plain.ghost = True
        return True

    def dash_within(self) -> bool:
        """Behind a plain scalar a dash on a deeper line makes all that follows a part of it."""
        if self.marker():
            return True
        plain = self.plain
        if plain is None or not self.deeper:
            return False
        begun = "".join(plain.pieces) + plain.gap
        block = read_folded(self.text, self.at, self.parent, self.column, begun)
        if block.next_at == len(self.text):
            plain.move_to_end(self.text, self.line + block.lines)
        elif block.below and plain.column == 1:
            raise RefusalError("bad-indentation", self.at, self.at + 1)
        self.take(plain, block, "text")
        return True

    def take(self, plain: Plain, block: Block, kind: str) -> None:
        """Ends a scalar with lines that were read in one go and goes on behind them."""
        self.plain = None
        plain.pieces = [block.value]
        plain.end = block.end
        self.at = block.next_at
        self.add(plain.token(kind))
        self.parent = block.parent
        self.start_line(block.lines)


_Handlers = dict[str, Callable[[_Scanner], bool]]

_WITHIN: _Handlers = {
    " ": _Scanner.spaces,
    "\t": _Scanner.tab,
    **dict.fromkeys("\r\n", _Scanner.line_break),
    ":": _Scanner.colon,
    "#": _Scanner.comment,
    "<": _Scanner.merge,
    ",": _Scanner.comma,
    **dict.fromkeys("[{", _Scanner.open),
    **dict.fromkeys("]}", _Scanner.close),
    ".": _Scanner.marker,
    "-": _Scanner.dash_within,
}
"""Characters that mean something while a plain scalar is being collected."""

_STARTING: _Handlers = _WITHIN | {
    "-": _Scanner.dash,
    **dict.fromkeys("'\"", _Scanner.quote),
    **dict.fromkeys("|>", _Scanner.block),
    "!": _Scanner.tag,
    "%": _Scanner.percent,
    "?": _Scanner.question,
    **dict.fromkeys("&*", _Scanner.named),
    **dict.fromkeys("@`", _Scanner.reserved),
}
"""Characters that mean something where a token may start."""
