"""How a TOML front matter writes its keys and values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.texts import rewritten
from cms.hugo.formats.syntax import lower_keys

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_BASIC = re.compile(
    r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[\t ]*\r?\n[\t \r\n]*|\\.|\r\n|.",
    re.DOTALL,
)
_LITERAL = re.compile(r"\r\n|.", re.DOTALL)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\b": "\\b",
    "\f": "\\f",
}
_SEPARATOR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ])[0-9]")


class TOMLStyle:
    """See ``cms.frontmatter.patch.style.Style``."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def read(self, value: Any) -> Any:
        return lower_keys(value) if isinstance(value, dict) else value

    def keys(self, name: str, old: str = "") -> Iterator[str]:
        if old[:1] == "'" and not _CONTROL.search(name) and "'" not in name:
            yield f"'{name}'"
        elif _BARE_KEY.fullmatch(name) and old[:1] != '"':
            yield name
        yield _basic(name)

    @cached_property
    def colon(self) -> str:
        """The equals sign as most entries have it; the usual one where they are aligned."""
        raw, seen = self.document.raw, Counter[str]()
        for _, (_, _, key, value) in self.document.walk():
            between = raw[key[1] : value[0]].decode("utf-8", "replace")
            if between.strip(" \t") == "=":
                seen[between] += 1
        return "=" if seen["="] > sum(seen.values()) / 2 else " = "

    def values(self, value: Any, old: str = "", like: str = "", *, flow: bool) -> Iterator[str]:  # noqa: ARG002
        if isinstance(value, str):
            yield from self._texts(value, old, old or like)
        elif isinstance(value, (list, tuple)):
            choices = [list(self.values(each, like=like, flow=True)) for each in value]
            yield from _joined("[", choices, "]")
        elif isinstance(value, dict):
            choices = [
                [
                    f"{next(self.keys(key))} = {text}"
                    for text in self.values(each, like=like, flow=True)
                ]
                for key, each in value.items()
            ]
            yield from _joined("{ " if value else "{", choices, " }" if value else "}")
        elif (word := _word(value, old)) is not None:
            yield word

    def _texts(self, text: str, old: str, like: str) -> Iterator[str]:
        changed = _changed(old, text) if old[:1] in ("'", '"') else None
        if changed is not None:
            yield changed
        quote = like[:1] if like[:1] in ("'", '"') else self._quote
        if quote == "'" and not _CONTROL.search(text) and "'" not in text:
            yield f"'{text}'"
        yield _basic(text)

    @cached_property
    def _quote(self) -> str:
        raw = self.document.raw
        starts = Counter(raw[entry.value_span[0] :][:1] for _, entry in self.document.walk())
        return "'" if starts[b"'"] > starts[b'"'] else '"'


def read_moment(text: str) -> Any:
    """The date, the time or both that a text without quotes means; None for any other."""
    from cms.hugo.formats.mistakes import ReadingError
    from cms.hugo.formats.toml.scalars import read_atom

    try:
        value, end = read_atom(text, 0) or (None, 0)
    except ReadingError:
        return None
    return None if end < len(text) or isinstance(value, (bool, int, float)) else value


def _joined(opening: str, choices: list[list[str]], closing: str) -> Iterator[str]:
    if all(choices):
        for which in (0, -1):
            yield opening + ", ".join(texts[which] for texts in choices) + closing


def _word(value: Any, old: str) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        separator = _SEPARATOR.match(old)
        text = value.isoformat(separator[1] if separator else "T")
        return text.replace("+00:00", "Z") if old[-1:] in ("Z", "z") else text
    if isinstance(value, (date, time)):
        return value.isoformat()
    return repr(value) if isinstance(value, (int, float)) else None


def _basic(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text)


def _escaped_in_lines(text: str) -> str:
    return "\n".join(map(_escaped, text.split("\n")))


def _literal(text: str) -> str | None:
    return None if "'" in text or _CONTROL.search(text) else text


def _changed(old: str, text: str) -> str | None:
    """The old text as it is written with only what differs replaced."""
    from cms.hugo.formats.toml.scalars import read_string

    quote = old[:3] if old[:3] in ('"""', "'''") else old[0]
    start = len(quote)
    if len(quote) == 3:
        start += len(old[3:]) - len(re.sub(r"\A\r?\n", "", old[3:]))
    inner = old[start : -len(quote)]
    if quote[0] == "'":
        pieces = [(each, each) for each in _LITERAL.findall(inner)]
        spell = _literal
    else:
        pieces = [
            (each, read_string(f'"""{each}"""', 0)[0]) if each[0] == "\\" else (each, each)
            for each in _BASIC.findall(inner)
        ]
        spell = _escaped_in_lines if len(quote) == 3 else _escaped
    changed = rewritten(pieces, text, spell)
    return None if changed is None else old[:start] + changed + quote
