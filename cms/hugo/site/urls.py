"""The text of URLs: which characters Hugo drops from names, and how it escapes the rest.

Follows Hugo ``common/paths/path.go`` and ``url.go``, ``common/urls/baseURL.go``, and Go's
``net/url``.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import NamedTuple
from unicodedata import category, normalize
from urllib.parse import quote, unquote_to_bytes

from cms.hugo.content.paths import lower

# ASCII only: a set with Chinese characters takes milliseconds to compile.
_PLAIN = re.compile(r"[a-z0-9./\\_#+~@-]*")
_PLAIN_PATH = re.compile("(?:/[a-z0-9_~@-][a-z0-9_~@.-]*)+")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ALLOWED = frozenset(r"./\_#+~-@%")
_SPACES = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_BESIDE_HYPHEN = re.compile(" +(?=-)|(?<=-) +")
_RUN = re.compile(" +")
_PATH_SAFE = "$&+,/:;=@-_.~"
_PATH_AS_WRITTEN = re.compile(r"(?:[A-Za-z0-9$&+,/:;=@_.~!'()*\[\]-]|%[0-9A-Fa-f]{2})*")
_HOST_SAFE = "!$&'()*+,;=:@[]%"
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)?(//[^/?#]*)?([^?#]*)(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class UrlError(ValueError):
    """A URL that Go cannot parse, on which Hugo's build panics."""


class UrlStyle(NamedTuple):
    """The site settings ``disablePathToLower`` and ``removePathAccents``."""

    keep_case: bool = False
    remove_accents: bool = False


PLAIN_STYLE = UrlStyle()


def sanitise(text: str, style: UrlStyle = PLAIN_STYLE) -> str:
    """What is left of a path, slug or title in a URL before it is escaped.

    Letters, digits and marks of any script stay, and ``. / \\ _ # + ~ - @`` and ``%XX``. A run of
    white space inside becomes a hyphen, all else is dropped.
    """
    if _PLAIN.fullmatch(text):
        return text
    kept = _drop(text)
    if style.remove_accents:
        bare = "".join(char for char in normalize("NFD", kept) if category(char) != "Mn")
        kept = normalize("NFC", bare)
    return kept if style.keep_case else lower(kept)


def is_plain_path(path: str) -> bool:
    """Whether neither Hugo nor Go changes a path, but for the escapes of Chinese characters.

    False for some that they do not change either.
    """
    if not path.isascii():
        path = path.translate(_LETTERS)
    return _PLAIN_PATH.fullmatch(path) is not None


class _Letters(dict[int, str]):
    """A letter for each Chinese character, and a space for others outside of ASCII."""

    def __missing__(self, code: int) -> str:
        letter = chr(code) if code < 0x80 else "a" if 0x4E00 <= code <= 0x9FFF else " "
        self[code] = letter
        return letter


_LETTERS = _Letters()


def urlize(text: str, style: UrlStyle = PLAIN_STYLE) -> str:
    """What is left of a text that takes the place of a permalink token.

    Hugo escapes it here and unescapes it later, on which way an empty fragment gets lost.
    """
    text = sanitise(text, style)
    return text[:-1] if text.endswith("#") and text.count("#") == 1 else text


def _drop(text: str) -> str:
    if "%" in text:
        text = _BAD_ESCAPE.sub("", text)
    kept = text.translate(_KEPT)
    if " " in kept:
        kept = _BESIDE_HYPHEN.sub("", kept.strip(" "))
        return _RUN.sub("-", kept)
    return kept


class _Kept(dict[int, "str | None"]):
    """What is left of each character, found when it is first met: a space of white space."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kind = category(char)
        kept: str | None = None
        if char in _ALLOWED or kind[0] in "LM" or kind == "Nd":
            kept = char
        elif char in _SPACES:
            kept = " "
        self[code] = kept
        return kept


_KEPT = _Kept()


def escape_path(path: str) -> str:
    """A path as Go's ``url.URL`` prints it; an escape or a legal character is left as it is.

    Raises ``UrlError`` for control characters and for a ``%`` that begins no escape.
    """
    if _CONTROL.search(path) or _BAD_ESCAPE.search(path):
        raise UrlError(path)
    if _PATH_AS_WRITTEN.fullmatch(path):
        return path
    return quote(unquote_to_bytes(path), safe=_PATH_SAFE)


def escape_url(link: str) -> str:
    """Like ``escape_path`` for a link whose query, from the first ``?`` on, stays untouched."""
    path, mark, query = link.partition("?")
    if _CONTROL.search(query):
        raise UrlError(link)
    return escape_path(path) + mark + query


def unescape_query(text: str) -> str:
    """Follows ``url.QueryUnescape`` where Hugo ignores its error: a bad ``%`` empties the text."""
    if _BAD_ESCAPE.search(text):
        return ""
    if "%" not in text and "+" not in text:
        return text
    return unquote_to_bytes(text.replace("+", " ")).decode("utf-8", "replace")


def clean(path: str) -> str:
    """Follows Go's ``path.Clean``: dots resolved, slashes single, none at the end."""
    path = normpath(path)
    return path[1:] if path.startswith("//") else path


class BaseUrl(NamedTuple):
    """A language's ``baseURL``: ``text`` ends in a slash, ``path`` is unescaped and does not."""

    text: str
    path: str

    def absolute(self, link: str, protocol: str = "") -> str:
        """The permalink of a link below the base URL, maybe with a protocol of its own."""
        text = protocol + self.text.split("://")[-1] if protocol else self.text
        return text + link.removeprefix("/")

    def relative(self, link: str) -> str:
        """The link with the base URL's own path before it, as ``.RelPermalink`` has it."""
        if not self.path:
            return link
        joined = clean(f"{self.path}/{link}")
        return f"{joined}/" if link.endswith("/") else joined


def base_url(text: str) -> BaseUrl:
    """Reads a ``baseURL``; raises ``UrlError`` where Go cannot."""
    scheme, host, path, rest = _URL.fullmatch(text.strip()).groups("")  # type: ignore[union-attr]
    if _BAD_ESCAPE.search(path) or _CONTROL.search(text):
        raise UrlError(text)
    if not path.endswith("/"):
        path += "/"
    start = lower(scheme) + (f"//{quote(host[2:], safe=_HOST_SAFE)}" if host else "")
    plain = unquote_to_bytes(path).decode("utf-8", "replace")
    return BaseUrl(start + escape_path(path) + rest, plain.removesuffix("/"))
