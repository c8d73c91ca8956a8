"""How a YAML front matter writes its keys and values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.texts import Write, rewritten
from cms.hugo.formats.syntax import lower_keys
from cms.hugo.formats.yaml.scalars import read_plain

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]+)*")
_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"[ \t]*{_BREAK}[ \t\r\n]*"
_DOUBLE = re.compile(
    rf"\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}|\\[^\r\n]"
    rf"|\\{_BREAK}[ \t]*|{_FOLD}|.",
    re.DOTALL,
)
_SINGLE = re.compile(rf"''|{_FOLD}|.", re.DOTALL)
_PLAIN = re.compile(rf"{_FOLD}|.", re.DOTALL)
_BLOCK_HEADER = re.compile(
    r"(?P<mark>[|>])(?P<keep>[-+]?)(?P<rest>[0-9]?[-+]?[ \t]*(?:#[^\r\n]*)?)"
    r"(?P<newline>\r\n|\r|\n)(?P<blank>(?:[ \t]*(?:\r\n|\r|\n))*)(?P<indent>[ \t]*)"
)
_SAFE_PLAIN = re.compile(
    r"(?:[^\W_]|[_./（(“‘《【「『…—])(?:[^\s:#\x00-\x1f]| (?! )|:(?=[^\s:])|(?<=\S)#)*"
)
_FLOW_MARKS = re.compile(r"""[,\[\]{}"']""")
# Hugo takes these for text, and most other readers of YAML do not.
_MORE_TO_OTHERS = re.compile(
    r"(?i:y|yes|n|no|on|off)|[-+]?[0-9._]+(?:e[-+]?[0-9]+)?|[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?"
)
_UNPRINTABLE = re.compile("[\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'["\\\\]|{_UNPRINTABLE.pattern}')
_SIMPLE_KEY = re.compile(r"[^\W\d][\w.-]*")


class YAMLStyle:
    """See ``cms.frontmatter.patch.style.Style``."""

    colon = ": "

    def __init__(self, document: Document) -> None:
        self.document = document

    def read(self, value: Any) -> Any:
        """What becomes of a value: moments are texts here."""
        return as_texts(value)

    # keys

    def keys(self, name: str, old: str = "") -> Iterator[str]:
        if old[:1] == '"':
            yield f'"{_double(name)}"'
        elif old[:1] == "'" and (single := _single(name)) is not None:
            yield f"'{single}'"
        if _SIMPLE_KEY.fullmatch(name) and isinstance(read_plain(name), str):
            yield name
        yield f'"{_double(name)}"'

    # values

    def values(self, value: Any, old: str = "", like: str = "", *, flow: bool) -> Iterator[str]:
        properties = PROPERTIES.match(old)
        front = properties[0] if properties else ""
        for text in self._values(value, old[len(front) :], like, flow):
            yield front + text
        if front:
            yield from self._values(value, "", like, flow)

    def _values(self, value: Any, old: str, like: str, flow: bool) -> Iterator[str]:
        value = without_moments(value)
        if isinstance(value, str):
            yield from self._texts(value, old, old or like, flow)
        elif isinstance(value, list):
            yield from self._joined("[]", [("", each) for each in value], like)
        elif isinstance(value, dict):
            members = [(f"{next(self.keys(key))}: ", each) for key, each in value.items()]
            yield from self._joined("{}", members, "")
        elif (word := _word(value)) is not None:
            yield word

    def _joined(self, pair: str, members: list[tuple[str, Any]], like: str) -> Iterator[str]:
        """A collection in brackets, its members as they are nicest and then as they are surest."""
        choices = [
            (name, list(self._values(value, "", like, flow=True))) for name, value in members
        ]
        if all(texts for _, texts in choices):
            for which in (0, -1):
                inner = ", ".join(name + texts[which] for name, texts in choices)
                yield pair[0] + inner + pair[1]

    # texts

    def _texts(self, text: str, old: str, like: str, flow: bool) -> Iterator[str]:
        changed = self._changed(old, text) if old else None
        if changed is not None:
            yield changed
        quote = like[:1] if like[:1] in ("'", '"') else ""
        if not quote and old[:1] in ("|", ">"):
            yield from _blocks(old, text)
        if not quote and (like or self.preferred == "") and is_safe_plain(text, flow):
            yield text
        single = _single(text)
        if single is not None and (quote or self.quote) == "'":
            yield f"'{single}'"
        yield f'"{_double(text)}"'

    def _changed(self, old: str, text: str) -> str | None:
        """The old text as it is written with only what differs replaced."""
        was = _read(old)
        if was is None:
            return None
        mark = old[0]
        if mark in ("|", ">"):
            return _changed_block(old, was, text)
        inner = old[1:-1] if mark in ("'", '"') else old
        pattern, spell = _SPELLINGS.get(mark, (_PLAIN, _plain))
        for breaks_of_crlf in (1, 2):
            pieces = [
                (each, _meaning(each, mark, breaks_of_crlf)) for each in pattern.findall(inner)
            ]
            if "".join(value for _, value in pieces) == was:
                changed = rewritten(pieces, text, spell)
                return changed if changed is None or inner == old else mark + changed + mark
        return None

    # blocks

    def block(self, value: Any) -> str | None:
        """A list or mapping on lines of its own, at column 0; None for one without members.

        The items of a list stand as far to the right as in other lists.
        """
        value = without_moments(value)
        if not value or not isinstance(value, (list, dict)):
            return None
        offset = 2 if self.list_offset is None else self.list_offset
        if isinstance(value, list) and not any(isinstance(each, (list, dict)) for each in value):
            return "\n".join(f"{' ' * offset}- {self._plainest(each)}" for each in value)
        from cms.frontmatter.patch.nested import block_of

        return block_of(value, offset, self._plainest)

    def _plainest(self, value: Any) -> str:
        return next(self._values(value, "", "", flow=False))

    def has_blocks(self, value: Any) -> bool:
        """Whether a list is to be a block: others are, or an item of it is no scalar."""
        nested = any(isinstance(each, (dict, list, tuple)) and each for each in value)
        return nested or self.list_offset is not None

    @cached_property
    def list_offset(self) -> int | None:
        """How far dashes stand to the right of their key; None where lists are in brackets."""
        raw = self.document.raw
        offsets: Counter[int | None] = Counter()
        above: list[int] = []  # the column of the key at each depth, -1 for an item
        starts: list[int] = []
        for depth, (key, _, key_span, (start, _)) in self.document.walk():
            above[depth:] = [-1 if isinstance(key, int) else _column(raw, key_span[0])]
            starts[depth:] = [start]
            if key == 0 and depth and above[depth - 1] >= 0:
                first = starts[depth - 1]
                is_block = raw[first : first + 1] == b"-"
                offsets[_column(raw, first) - above[depth - 1] if is_block else None] += 1
        return offsets.most_common(1)[0][0] if offsets else None

    # habits of the author

    @property
    def preferred(self) -> str:
        """How most texts are written: the quote, or nothing for plain ones."""
        return self.quote if self._marks["'"] + self._marks['"'] > self._marks[""] else ""

    @property
    def quote(self) -> str:
        """The quote for texts that need one."""
        return "'" if self._marks["'"] > self._marks['"'] else '"'

    @cached_property
    def _marks(self) -> Counter[str]:
        raw = self.document.raw
        counted: Counter[str] = Counter()
        for _, (key, _, _, (start, end)) in self.document.walk():
            written = raw[start:end].decode("utf-8", "replace")
            if written[:1] in ("'", '"'):
                counted[written[0]] += 1
            elif written and written[0] not in "[{&*!|>-" and "\n" not in written:
                counted[""] += isinstance(read_plain(written), str) or isinstance(key, int)
        return counted


def _column(raw: bytes, offset: int) -> int:
    return offset - 1 - max(raw.rfind(b"\n", 0, offset), raw.rfind(b"\r", 0, offset))


def as_texts(value: Any) -> Any:
    """A value as a front matter without moments holds it, its mappings as Hugo keeps them."""
    value = without_moments(value)
    return lower_keys(value) if isinstance(value, dict) else value


def without_moments(value: Any) -> Any:
    """A copy with texts in place of dates and times, and lists in place of tuples."""
    if isinstance(value, dict):
        return {key: without_moments(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_moments(each) for each in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def is_safe_plain(text: str, flow: bool) -> bool:
    """Whether a text may stand without quotes, to Hugo and to other readers."""
    return bool(
        _SAFE_PLAIN.fullmatch(text)
        and not text.endswith((" ", ":"))
        and not _MORE_TO_OTHERS.fullmatch(text)
        and not _UNPRINTABLE.search(text)
        and not (flow and _FLOW_MARKS.search(text))
        and isinstance(read_plain(text), str)
    )


def _word(value: Any) -> str | None:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = repr(value).replace("inf", ".inf").replace("nan", ".nan")
        return text.replace("e", ".0e") if "e" in text and "." not in text else text
    return str(value) if isinstance(value, int) else None


# spelling


def _double(text: str) -> str:
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    form = "\\x{:02x}" if code < 256 else "\\u{:04x}"
    return _ESCAPES.get(character) or form.format(code)


def _single(text: str) -> str | None:
    return None if _UNPRINTABLE.search(text) else text.replace("'", "''")


def _plain(text: str) -> str | None:
    return None if _UNPRINTABLE.search(text) else text


_SPELLINGS: dict[str, tuple[re.Pattern[str], Write]] = {
    '"': (_DOUBLE, _double),
    "'": (_SINGLE, _single),
}


def _read(written: str) -> str | None:
    """The text that a scalar on its own means."""
    from cms.hugo.formats.yaml import decode_yaml

    data = decode_yaml(f"k: {written}\n").data
    value = data and data.get("k")
    if value is not None and not isinstance(value, (str, list, dict)):
        return written
    return value if isinstance(value, str) else None


def _meaning(written: str, mark: str, breaks_of_crlf: int) -> str:
    if written[0] == "\\" and mark == '"':
        return _read(f'"{written}"') or ""
    if written == "''" and mark == "'":
        return "'"
    if written.strip(" \t\r\n") or not written.strip(" \t"):
        return written
    breaks = len(re.findall("\r\n|\r|\n" if breaks_of_crlf == 1 else "[\r\n]", written))
    return " " if breaks == 1 else "\n" * (breaks - 1)


# block scalars


def _changed_block(old: str, was: str, text: str) -> str | None:
    header = _BLOCK_HEADER.match(old)
    if header is None or not was.strip("\n"):
        return None
    inner = old[header.end() :]
    ending = was[len(was.rstrip("\n")) :]
    if text[len(text.rstrip("\n")) :] != ending or not text.rstrip("\n"):
        return None
    width = len(header["indent"])
    fold = re.compile(rf"((?:{_BREAK}[ \t]*)*{_BREAK}[ ]{{0,{width}}}|.)")
    is_folded = header["mark"] == ">"
    pieces = [(each, _meaning_in_block(each, is_folded)) for each in fold.findall(inner)]
    if "".join(value for _, value in pieces) != was.rstrip("\n"):
        return None
    changed = rewritten(pieces, text.rstrip("\n"), _spelling_in_block(header, is_folded))
    return None if changed is None else header[0] + changed


def _meaning_in_block(written: str, is_folded: bool) -> str:
    if "\n" not in written and "\r" not in written:
        return written
    breaks = len(re.findall("\r\n|\r|\n", written))
    if is_folded:
        return " " if breaks == 1 else "\n" * (breaks - 1)
    return "\n" * breaks


def _spelling_in_block(header: re.Match[str], is_folded: bool) -> Callable[[str], str | None]:
    line_break = header["newline"] + header["indent"]

    def spell(text: str) -> str | None:
        lines = text.split("\n")
        if any(map(_UNPRINTABLE.search, lines)):
            return None
        return (header["newline"] * is_folded + line_break).join(lines)

    return spell


def _blocks(old: str, text: str) -> Iterator[str]:
    """The whole text in lines below the old header, or one that keeps as many breaks at the end."""
    header = _BLOCK_HEADER.match(old)
    body = text.rstrip("\n")
    if header is None or not body or _UNPRINTABLE.search(body.replace("\n", "")):
        return
    newline, indent = header["newline"], header["indent"]
    gap = newline * (2 if header["mark"] == ">" else 1)
    lines = gap.join(indent + line if line else "" for line in body.split("\n"))
    keeps = [header["keep"], {0: "-", 1: ""}.get(len(text) - len(body))]
    for keep in keeps:
        if keep is not None:
            yield header["mark"] + keep + header["rest"] + newline + lines
