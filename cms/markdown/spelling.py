"""How an address is written where it stands: which characters have to be escaped, and how."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from cms.model import Edit, Span

_PARTS = re.compile(
    r"(?P<host>(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*)?(?P<path>[^?#]*)(?P<rest>.*)", re.DOTALL
)
_WRITTEN_PATH = re.compile(rb"(?:[^?#&\\]|&(?!#))*")
_BARE = re.compile(r"[\w.-]+")
_ESCAPED_LETTER = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")
_ALWAYS = "%?#\t\n\r"
_SYNTAX = {
    "inline": " <>\"'`|&*\\[]",
    "angle": "<>`|&\\",
    "reference": " <>\"'`&\\",
    "autolink": ' <>"`|\\',
    "html": " <>\"'`&",
    "srcset": " <>\"'`&,",
    "ref": '"`\\<>{}',
    "shortcode": ' "`\\<>{}',
    "value": "",
}
"""Characters that would mean something where an address stands, by form."""


class Parts(NamedTuple):
    """An address taken apart; ``rest`` begins with ``?`` or ``#``."""

    host: str
    path: str
    rest: str

    @property
    def plain(self) -> str:
        """The path without escapes."""
        return unquote(self.path)


class Written(NamedTuple):
    """An address, read, and where it is written; ``form`` is that of a ``Reference``."""

    text: str
    span: Span
    form: str


def parts(text: str) -> Parts:
    """Takes an address apart."""
    match = _PARTS.fullmatch(text)
    assert match is not None  # anything matches
    return Parts(match["host"] or "", match["path"], match["rest"])


def escape(path: str, like: str, form: str) -> str:
    """A path with the escapes it needs; letters are escaped where those of ``like`` are."""
    special = _ALWAYS + _SYNTAX[form]
    if form in ("inline", "reference") and not _is_balanced(path):
        special += "()"
    if _ESCAPED_LETTER.search(like):
        safe = "".join(char for char in "/$&+,:;=@-_.~!*'()[]|" if char not in special)
        return quote(path, safe=safe)
    return "".join(_escaped(char) if char in special else char for char in path)


def edit(raw: bytes, written: Written, path: str, text: str) -> Edit:
    """What makes of an address one with another ``path``; ``text`` is all of it."""
    start, end = written.span
    source = raw[start:end]
    if _is_bare(raw, written):
        return replace(raw, written, text)
    host = parts(written.text).host.encode()
    match = _WRITTEN_PATH.match(source)
    size = match.end() if match else 0
    is_plain = source[:size].decode("utf-8", "replace") == _until_rest(written.text)
    if is_plain and source.startswith(host):
        return Edit(Span(start + len(host), start + size), path.encode())
    return Edit(written.span, text.encode())


def replace(raw: bytes, written: Written, text: str) -> Edit:
    """What makes of an address another one, which has no characters to escape."""
    if _is_bare(raw, written) and not _BARE.fullmatch(text):
        text = f'"{text}"'
    return Edit(written.span, text.encode())


def form_between(raw: bytes, span: Span, form: str) -> str:
    """The form of an address in Markdown, with that between angle brackets told apart."""
    is_link = form in ("inline", "reference")
    return "angle" if is_link and raw[span.start - 1 : span.start] == b"<" else form


def _is_bare(raw: bytes, written: Written) -> bool:
    """Whether a parameter of a shortcode stands there without quotes."""
    start = written.span.start
    return written.form == "shortcode" and raw[start - 1 : start] not in (b'"', b"`")


def _until_rest(text: str) -> str:
    host, path, _ = parts(text)
    return host + path


def _escaped(char: str) -> str:
    return f"%{ord(char):02X}"


def _is_balanced(path: str) -> bool:
    depth = 0
    for char in path:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0
