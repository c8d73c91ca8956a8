"""Full-width punctuation where the format wants ASCII.

TOML and JSON know the ASCII characters `=`, `:`, `,` and brackets only. At `＝`, `：` or `，`
outside quotes Hugo stops and builds nothing, in YAML at `，` between two items in quotes. Inside
quotes they are fine.

Write the ASCII character. The fix does so.

Flagged::

    +++
    title ＝ "标题"
    +++

Fixed::

    +++
    title = "标题"
    +++

Clean::

    +++
    title = "标题，副标题"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from cms.model import Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import replaced

_MEANT = str.maketrans({"、": ",", "【": "[", "】": "]", "\u200b": None, "\ufeff": None})


@rule("FM012", Severity.ERROR, kinds=("full-width-punctuation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    mark = written(page)
    meant = _meant(mark, page.document.format)
    message = msg(
        "{mark} is full-width: Hugo stops and builds nothing; write {meant}", mark=mark, meant=meant
    )
    yield Finding(span, message, _narrow(page, span))


def _meant(mark: str, name: str) -> str:
    meant = normalize("NFKC", mark).translate(_MEANT)
    return meant.replace(":", "=") if name == "toml" else meant


def _narrow(page: Page, span: Span) -> Fix | None:
    """The ASCII characters, unless the mark belongs to a text that lacks quotes."""
    raw = page.document.raw
    mark = raw[slice(*span)].decode("utf-8", "replace")
    meant = _meant(mark, page.document.format)
    if not meant.isascii() or ";" in meant or (meant == "," and _in_text(raw, span)):
        return None
    title = msg("write {meant}", meant=meant) if meant.strip() else msg("write a space")
    return replaced(page, span, meant, title=title)


def _in_text(raw: bytes, span: Span) -> bool:
    """Whether a comma follows anything but a closing quote or bracket, a number or a boolean."""
    before = raw[: span.start].rstrip()
    return not before.endswith((b'"', b"'", b"]", b"}", b"true", b"false")) and not (
        before[-1:].isdigit() and before[-1:].isascii()
    )
