"""How a YAML front matter writes its keys and values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.yaml_scalars import (
    blocks,
    changed_text,
    in_double_quotes,
    in_single_quotes,
    is_safe_plain,
)
from cms.hugo.formats.syntax import lower_keys
from cms.hugo.formats.yaml.scalars import read_plain

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]+)*")
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
            yield f'"{in_double_quotes(name)}"'
        elif old[:1] == "'" and (single := in_single_quotes(name)) is not None:
            yield f"'{single}'"
        if _SIMPLE_KEY.fullmatch(name) and isinstance(read_plain(name), str):
            yield name
        yield f'"{in_double_quotes(name)}"'

    # values

    def values(self, value: Any, old: str = "", like: str = "", *, flow: bool) -> Iterator[str]:
        properties = _PROPERTIES.match(old)
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
        changed = changed_text(old, text) if old else None
        if changed is not None:
            yield changed
        quote = like[:1] if like[:1] in ("'", '"') else ""
        if not quote and old[:1] in ("|", ">"):
            yield from blocks(old, text)
        if not quote and (like or self.preferred == "") and is_safe_plain(text, flow):
            yield text
        single = in_single_quotes(text)
        if single is not None and (quote or self.quote) == "'":
            yield f"'{single}'"
        yield f'"{in_double_quotes(text)}"'

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


def _word(value: Any) -> str | None:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = repr(value).replace("inf", ".inf").replace("nan", ".nan")
        return text.replace("e", ".0e") if "e" in text and "." not in text else text
    return str(value) if isinstance(value, int) else None
