"""Where the address of an image or a link leads: for Go, which templates ask, and for a browser.

Follows Go ``net/url`` and the WHATWG URL standard, and Hugo ``transform/urlreplacers`` for sites
that rewrite addresses.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from cms.hugo.config import LanguageConfig
from cms.hugo.fields.values import to_bool
from cms.hugo.site.urls import UrlError, base_url

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WRAPPING = "".join(map(chr, range(0x21)))
_DROPPED = str.maketrans("", "", "\t\n\r")
_WEB = frozenset({"http:", "https:"})


class GoUrl(NamedTuple):
    """What ``urls.Parse`` gives a template: the scheme without its colon, the unescaped path."""

    scheme: str
    path: str


def parse_go_url(text: str) -> GoUrl:
    """Follows ``url.Parse``; raises ``UrlError`` where it fails, which stops Hugo."""
    text, _, fragment = text.partition("#")
    if _CONTROL.search(text) or _BAD_ESCAPE.search(fragment):
        raise UrlError(text)
    found = _SCHEME.match(text)
    scheme = found[0] if found else ""
    rest = text[len(scheme) :].partition("?")[0]
    if not rest.startswith("/"):
        if scheme:
            return GoUrl(scheme[:-1].lower(), "")
        if ":" in rest.partition("/")[0]:
            raise UrlError(text)
    if rest.startswith("//") and (scheme or not rest.startswith("///")):
        _, slash, path = rest[2:].partition("/")
        rest = slash + path
    if _BAD_ESCAPE.search(rest):
        raise UrlError(text)
    return GoUrl(scheme[:-1].lower(), unquote_to_bytes(rest).decode("utf-8", "replace"))


class Root(NamedTuple):
    """Where a language's pages are on the web: host in lower case, path without a slash behind.

    With ``rewrites`` Hugo makes ``/a.png`` lead below the path; ``is_cut`` tells that it takes a
    path that is already written off first. ``folder`` is the language's own in the publish folder
    of a site with several hosts, with a slash in front.
    """

    host: str
    path: str
    rewrites: bool
    is_cut: bool
    folder: str = ""


def root_of(language: LanguageConfig, *, is_multihost: bool) -> Root:
    """The root of a language; raises ``UrlError`` for a ``baseURL`` that is none."""
    base = base_url(language.base_url)
    canonifies = to_bool(language.settings.get("canonifyurls"))
    rewrites = canonifies or to_bool(language.settings.get("relativeurls"))
    host = base.text.partition("//")[2].partition("/")[0].lower()
    folder = f"/{language.code}" if is_multihost else ""
    return Root(host, base.path, rewrites, canonifies, folder)


class Request(NamedTuple):
    """What a browser asks for.

    ``target`` is a file in the publish folder with a slash in front; it is None for another host,
    another scheme, the page itself, and where the request ``leaves`` the site's part of its host.
    ``leads_elsewhere`` tells hosts and schemes of others.
    """

    target: str | None
    leaves: bool = False
    leads_elsewhere: bool = False


_ELSEWHERE = Request(None, leads_elsewhere=True)


def request(destination: str, page_url: str, root: Root) -> Request:
    """What a browser asks for on a page with this ``.RelPermalink``."""
    address = destination.strip(_WRAPPING).translate(_DROPPED)
    found = _SCHEME.match(address)
    if found and found[0].lower() not in _WEB:
        return _ELSEWHERE
    rest = address[found.end() :] if found else address
    rest = re.split(r"[?#]", rest, maxsplit=1)[0].replace("\\", "/")
    is_whole = bool(found) or rest.startswith("//")
    if is_whole:
        host, slash, path = rest.lstrip("/").partition("/")
        if host.lower() != root.host or not rest.startswith("//"):
            return _ELSEWHERE
        rest = slash + path
    if not rest:
        return Request(None)
    if root.rewrites and rest.startswith("/") and not is_whole:
        if root.is_cut:
            rest = f"/{rest.removeprefix(root.path).lstrip('/')}"
        return Request(root.folder + _resolved("/", rest))
    # Pages of a site that makes its addresses canonical do not know of the path in front.
    above = "" if page_url.startswith(f"{root.path}/") else root.path
    path = _resolved(above + unquote(page_url), rest)
    if not path.startswith(f"{root.path}/"):
        return Request(None, leaves=True)
    return Request(root.folder + path.removeprefix(root.path))


def _resolved(page: str, path: str) -> str:
    """The path that a link leads to, unescaped; ``page`` ends in a slash or its own name."""
    if not path.startswith("/"):
        start = page.rpartition("/")[0]
    else:
        start, path = "", path[1:]
    segments = start.split("/")[1:]
    parts = [unquote_to_bytes(part).decode("utf-8", "replace") for part in path.split("/")]
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        if part == "..":
            segments = segments[:-1]
        elif part != ".":
            segments.append(part)
        if is_last and part in (".", ".."):
            segments.append("")
    return "/" + "/".join(segments)
