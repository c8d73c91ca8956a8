"""A value that keeps its typographic quotes.

YAML knows straight quotes only: in `“a.png”` the quotes are part of the value. A title may well
be a quotation, but an image, a layout, an address or a tag in such quotes is not the one that was
meant. Hugo does not say so: the image is missing, the alias leads nowhere, the tag is a new one.

Write straight quotes, or none. Where the quotes are meant, put straight ones around them. The fix
writes straight ones.

Flagged: ``thumbnail: “a.png”``
Fixed: ``thumbnail: "a.png"``
Flagged: ``tags: [“新闻”, “科技”]``
Fixed: ``tags: ["新闻", "科技"]``
Clean: ``thumbnail: "a.png"``
Clean: ``tags: ["“双减”"]``
Clean: ``title: “双减”``
Source: go-yaml ``scanner/scanner.go``, and runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Change, Edit, Finding, Fix, Route, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix

_KEYS = (
    *("aliases", "categories", "images", "layout", "tags"),
    *("thumbnail", "translationkey", "type", "url"),
)
_PROPERTIES = re.compile(rb"(?:[&!]\S*\s+)+")
_CLOSING = {"“": "”", "‘": "’", "”": "”", "’": "’", "「": "」", "『": "』", "＂": "＂", "＇": "＇"}


@rule("FM047", Severity.ERROR, keys=_KEYS, head_signs=tuple(_CLOSING))
def check(page: Page) -> Iterator[Finding]:
    for key in page.data.keys() & _KEYS:
        values = _values(page, key)
        # One term in quotes among others without is a term that has quotes.
        if all(_is_quoted(page, route, value) for route, value in values.items()):
            for route, value in values.items():
                message = msg(
                    "YAML knows straight quotes only, so {written} keeps its quotes; write {meant}",
                    written=value,
                    meant=str(value)[1:-1],
                )
                yield Finding(route, message, _straight(page, route, str(value)))


def _straight(page: Page, route: Route, value: str) -> Fix | None:
    span = _without_properties(page, route)
    title = msg("write straight quotes")
    if span is None or any(mark in value for mark in '"\\\n'):
        from cms.frontmatter.patch import replace_value

        return fix(title, replace_value(page.document, route, value[1:-1]))
    first, last = (len(mark.encode()) for mark in (value[0], value[-1]))
    edits = (
        Edit(Span(span.start, span.start + first), b'"'),
        Edit(Span(span.end - last, span.end), b'"'),
    )
    return Fix(title, edits, Applicability.SAFE, (Change(route, value[1:-1]),))


def _values(page: Page, key: str) -> dict[Route, object]:
    value = page.data.get(key)
    if isinstance(value, list):
        return {(key, index): item for index, item in enumerate(value)}
    return {(key,): value}


def _is_quoted(page: Page, route: Route, value: object) -> bool:
    if not isinstance(value, str) or value[:1] not in _CLOSING or len(value) < 3:
        return False
    if _CLOSING[value[0]] != value[-1]:
        return False
    span = _without_properties(page, route)
    return span is not None and page.document.raw.startswith(value[0].encode(), span.start)


def _without_properties(page: Page, route: Route) -> Span | None:
    """Where a value stands, its anchor and tag left out."""
    span = page.document.value_span(route)
    if span is None:
        return None
    before = _PROPERTIES.match(page.document.raw, *span)
    return Span(before.end(), span.end) if before else span
