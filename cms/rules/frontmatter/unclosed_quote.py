"""A quoted text that never ends.

Without its closing quote a text runs to the end of the front matter: Hugo stops and builds
nothing. A line that starts with the delimiter `---` or `+++` ends the front matter inside quotes,
too.

Close the quotes with the same character. The fix does so at the end of the line, or where a quote
of another kind stands there.

Flagged: ``title: "标题``
Fixed: ``title: "标题"``
Flagged: ``title: "标题”``
Fixed: ``title: "标题"``
Clean: ``title: "标题"``
Source: go-yaml ``scanner/scanner.go``, go-toml ``unstable/scanner.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import line_end, line_start, mended, value_at

_TOML_KEY = re.compile(rb"""[ \t]*["']?[\w.-]+["']?[ \t]*=[ \t]*""")
_OPENING = tuple(each.encode() for each in "“‘„〝＂＇")
_CLOSING = {b'"': ("”", "“", "＂", "〞", "'"), b"'": ("’", "‘", "＇", '"')}


@rule("FM016", Severity.ERROR, kinds=("unclosed-quote",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "the quote opened here never closes: Hugo stops and builds nothing; "
        "close it with the same character"
    )
    yield Finding(span, message, _closed(page, span))


def _closed(page: Page, span: Span) -> Fix | None:
    whole = _text(page, span)
    if whole is None:
        return None
    text = page.document.raw[slice(*whole)]
    quote = text[:1]
    if quote in text[1:] or text.endswith(b"\\") or not text[1:].strip():
        return None
    for other in _CLOSING.get(quote, ()):
        # Behind an opening quote it is a part of the text.
        if text.endswith(other.encode()) and not any(each in text[:-3] for each in _OPENING):
            last = Span(whole.end - len(other.encode()), whole.end)
            return mended(page, msg("write a straight quote"), Edit(last, quote))
    behind = Span(whole.end, whole.end)
    return mended(page, msg("close the quotes"), Edit(behind, quote))


def _text(page: Page, span: Span) -> Span | None:
    """The text up to the end of its line, if it stands behind a key and nothing is unclear."""
    document, start = page.document, span.start
    if document.format == "yaml":
        value = value_at(document, start)
        return value.span if value else None
    end = line_end(document.raw, start)
    before = _TOML_KEY.fullmatch(document.raw, line_start(document.raw, start), start)
    if document.format != "toml" or before is None or b"#" in document.raw[start:end]:
        return None
    return Span(start, start + len(document.raw[start:end].rstrip()))
