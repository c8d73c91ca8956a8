"""A bracket without its partner.

A `[` or `{` that never closes, or a closing one that nothing opened: Hugo stops and builds
nothing. A full-width bracket closes nothing.

Close the bracket with an ASCII one, or put the value into quotes. The fix closes it at the end of
the line in keys such as `tags`, and writes an ASCII bracket where a full-width one stands there.

Flagged: ``tags: [新闻, 科技``
Fixed: ``tags: [新闻, 科技]``
Flagged: ``tags: [新闻, 科技］``
Fixed: ``tags: [新闻, 科技]``
Clean: ``tags: [新闻, 科技]``
Source: go-yaml ``parser/parser.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import LISTS, line_end, line_start, mended, value_at

_CLOSING = {"[": "]", "{": "}"}
_WIDE = {"[": ("］", "】"), "{": ("｝",)}
_TOML_KEY = re.compile(rb"""[ \t]*["']?([\w.-]+)["']?[ \t]*=[ \t]*""")


@rule("FM019", Severity.ERROR, kinds=("unclosed-flow", "unopened-flow"))
def check(page: Page) -> Iterator[Finding]:
    span, bracket = page.problem
    if bracket in _CLOSING:
        message = msg(
            "this {bracket} is not closed: Hugo stops and builds nothing; "
            "close it with an ASCII {closing}, or put a text into quotes",
            bracket=bracket,
            closing=_CLOSING[bracket],
        )
    else:
        message = msg(
            "nothing opens this {bracket}: Hugo stops and builds nothing; "
            "delete it, or put a text into quotes",
            bracket=bracket,
        )
    yield Finding(span, message, _closed(page, span, bracket))


def _closed(page: Page, span: Span, bracket: str) -> Fix | None:
    key, whole = _line(page, span)
    text = page.document.raw[slice(*whole)].decode("utf-8", "replace")
    if not text.startswith(bracket) or bracket not in _CLOSING:
        return None
    closing = _CLOSING[bracket].encode()
    if text.endswith(_WIDE[bracket]):
        last = Span(whole.end - len(text[-1].encode()), whole.end)
        return mended(page, msg("write an ASCII bracket"), Edit(last, closing))
    if key not in LISTS or text.count(bracket) > text.count(closing.decode()) + 1:
        return None
    end = whole.end - text.endswith(",")
    return mended(page, msg("close the bracket"), Edit(Span(end, whole.end), closing))


def _line(page: Page, span: Span) -> tuple[str, Span]:
    """The key before the bracket, and what stands on its line from there."""
    document, start = page.document, span.start
    if document.format == "yaml":
        value = value_at(document, start)
        return (value.key, value.span) if value else ("", Span(start, start))
    end = line_end(document.raw, start)
    before = _TOML_KEY.fullmatch(document.raw, line_start(document.raw, start), start)
    if document.format != "toml" or before is None or b"#" in document.raw[start:end]:
        return "", Span(start, start)
    text = document.raw[start:end].rstrip()
    return before[1].decode("utf-8", "replace").lower(), Span(start, start + len(text))
