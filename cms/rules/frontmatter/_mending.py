"""Fixes of front matter that Hugo cannot read.

Nobody knows what such a front matter holds, so these fixes promise no values. Each is sure by the
place it is made in, and only made where Hugo stumbles there no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import same, splice
from cms.hugo.fields.reserved import RESERVED
from cms.model import REMOVED, Applicability, Change, Edit, Fix, Message, Span, msg
from cms.rules.base import Page

TEXTS = frozenset({"description", "lead", "linktitle", "subtitle", "summary", "title"})
"""Keys whose values are prose, in lower case: what looks like anything else in them is text."""

LISTS = frozenset({"aliases", "authors", "categories", "images", "keywords", "series", "tags"})
"""Keys whose values are lists of texts."""

_KEYED = re.compile(
    rb"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)
    (?: (?P<quote>["']?)(?P<key>[^\s"'#:\[{][^:"'\r\n]*?)(?P=quote)[ \t]*:[ \t]+ )?""",
    re.VERBOSE,
)
_ASCII_KEY = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NAME = re.compile(rb"(?:^|[ \t])([A-Za-z]+):(?=[ \t]|$)")
_COMMENT = re.compile(rb"[ \t]+#(?P<glued>[^\s#])?")


class Value(NamedTuple):
    """A value of YAML on the line of its key or dash; ``key`` is empty behind a dash."""

    key: str
    span: Span

    @property
    def is_prose(self) -> bool:
        return self.key in TEXTS

    @property
    def is_text(self) -> bool:
        """Whether Hugo wants a text there, or does not mind one."""
        known = RESERVED.get(self.key)
        return known is None or known.wanted in ("text", "texts")


def mended(
    page: Page,
    title: Message,
    *edits: Edit,
    applicability: Applicability = Applicability.SAFE,
) -> Fix | None:
    """A fix with these edits; None where Hugo still stumbles at the same place, or within them."""
    edits = tuple(sorted(edits))
    old = page.document.problem
    if not edits or old is None:
        return None
    new = parse(splice(page.document.raw, edits)).problem
    grown = sum(len(text) - (span.end - span.start) for span, text in edits)
    if new is not None and (
        new[:2] == old[:2] or edits[0].span.start <= new.start < edits[-1].span.end + grown
    ):
        return None
    return Fix(title, edits, applicability)


def rewritten(
    page: Page,
    title: Message,
    *edits: Edit,
    applicability: Applicability = Applicability.SAFE,
) -> Fix | None:
    """As ``mended``, for front matter that Hugo reads: it promises what Hugo reads afterwards.

    So the caller says what that has to be, by the edits it makes.
    """
    old = page.document.data
    after = parse(splice(page.document.raw, edits))
    if not edits or after.problem is not None:
        return None
    gone = tuple(Change((key,), REMOVED) for key in old.keys() - after.data.keys())
    new = tuple(
        Change((key,), value)
        for key, value in after.data.items()
        if key not in old or not same(old[key], value)
    )
    return Fix(title, edits, applicability, (*gone, *new))


def level_of(page: Page, edits: Iterable[Edit]) -> Applicability:
    """Safe, unless the edits publish the page or withdraw it."""
    after = parse(splice(page.document.raw, edits))
    is_kept = _is_published(page) == _is_published(Page(page.site, page.file, after))
    return Applicability.SAFE if is_kept else Applicability.UNSAFE


def _is_published(page: Page) -> bool:
    from cms.hugo.time.dates import is_expired, is_future

    if page.document.problem or page.fields.refusals or page.fields.draft or page.dates.failed:
        return False
    now = page.site.now_beside(page.dates.publish_date.unix, page.dates.expiry_date.unix)
    return not is_future(page.dates, now) and not is_expired(page.dates, now)


def replaced(
    page: Page,
    span: Span,
    text: str,
    applicability: Applicability = Applicability.SAFE,
    title: Message | None = None,
) -> Fix | None:
    """A fix that writes ``text`` in place of ``span``."""
    said = title or msg("write {text}", text=text.strip())
    return mended(page, said, Edit(span, text.encode()), applicability=applicability)


def written(page: Page, span: Span) -> str:
    """What stands there, whole; bytes that are no UTF-8 as surrogates."""
    return page.document.raw[slice(*span)].decode("utf-8", "surrogateescape")


def line_start(raw: bytes, at: int) -> int:
    return max(raw.rfind(b"\n", 0, at), raw.rfind(b"\r", 0, at)) + 1


def line_end(raw: bytes, at: int) -> int:
    """Where the line ends, its line break left out."""
    found = (raw.find(end, at) for end in (b"\n", b"\r"))
    return min((end for end in found if end >= 0), default=len(raw))


def is_plain_name(name: str) -> bool:
    """Whether a word can only be meant for a key, as one of Hugo's or of a theme."""
    return _ASCII_KEY.fullmatch(name) is not None


def names_a_key(text: bytes) -> bool:
    """Whether a text names one of Hugo's keys: a line break may have been lost in front of it."""
    return any(name.decode().lower() in RESERVED for name in _NAME.findall(text))


# Values of YAML


def value_at(document: Document, start: int) -> Value | None:
    """The value that starts here, if it is all that its line holds behind a key or dashes.

    None where it goes on below, or where a ``#`` behind it may belong to it.
    """
    raw = document.raw
    first = max(line_start(raw, start), document.head.start)
    before = _KEYED.fullmatch(raw, first, start)
    if document.format != "yaml" or before is None:
        return None
    end = line_end(raw, start)
    comment = _COMMENT.search(raw, start, end)
    if comment is not None:
        if comment["glued"]:
            return None
        end = comment.start()
    text = raw[start:end].rstrip(b" \t")
    if not text or goes_on(document, start, len(before["indent"])):
        return None
    key = (before["key"] or b"").decode("utf-8", "replace").lower()
    return Value(key, Span(start, start + len(text)))


def goes_on(document: Document, at: int, column: int) -> bool:
    """Whether a line below the one at ``at`` stands deeper than a column: it may belong to it."""
    raw = document.raw
    below = raw[line_end(raw, at) : document.head.end].decode("utf-8", "replace")
    following = next((line for line in below.splitlines() if line.strip()), "")
    return len(following) - len(following.lstrip(" \t")) > column


def in_quotes(
    page: Page, span: Span, applicability: Applicability = Applicability.SAFE
) -> Fix | None:
    """Puts quotes around a text: double ones, or those that need no escapes in it."""
    return mended(
        page, msg("put quotes around it"), *quotation(page, span), applicability=applicability
    )


def text_from(page: Page, inner: Span, quote: bytes) -> list[Edit]:
    """Edits that make one text of what is between two quotes: other quotes, else escapes."""
    raw, name = page.document.raw, page.document.format
    text = raw[slice(*inner)]
    other = b'"' if quote == b"'" else b"'"
    around = Span(inner.start - 1, inner.start), Span(inner.end, inner.end + 1)
    if name != "json" and other not in text and b"\\" not in text:
        return [Edit(each, other) for each in around]
    places = [at for at in range(*inner) if raw[at : at + 1] == quote and raw[at - 1] != 0x5C]
    if quote == b"'":
        return [Edit(Span(at, at), b"'") for at in places] if name == "yaml" else []
    return [Edit(Span(at, at), b"\\") for at in places]


def quotation(page: Page, span: Span) -> list[Edit]:
    """Edits that quote a text; in JSON, and where TOML has no other way, with escapes."""
    raw, name = page.document.raw, page.document.format
    start, end = span
    text = raw[start:end]
    single = (b'"' in text or b"\\" in text) and name != "json"
    if single and name == "toml" and b"'" in text:
        single = False
    quote, marks = (b"'", b"'") if single else (b'"', b'"\\')
    escape = b"'" if single else b"\\"
    inner = [
        Edit(Span(at, at), escape)
        for at in range(start, end)
        if raw[at] in marks and not (single and name == "toml")
    ]
    if inner and inner[0].span.start == start:
        inner[0] = Edit(Span(start, start), quote + escape)
        return [*inner, Edit(Span(end, end), quote)]
    return [Edit(Span(start, start), quote), *inner, Edit(Span(end, end), quote)]
