"""A list item that YAML joins to the text above it.

A dash counts only in the column of its siblings. Indented deeper, or behind a no-break or
ideographic space, it is text, and YAML joins the line to the one above: two tags become one
called `港股 - A股`.

Start all dashes of a list in the same column, after spaces. The fix does so where the item that the
line is joined to is one line.

Flagged::

    ---
    tags:
      - 港股
        - A股
    ---

Fixed::

    ---
    tags:
      - 港股
      - A股
    ---

Clean::

    ---
    tags:
      - 港股
      - A股
    ---

Source: YAML 1.2, section 7.3.3; runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cms.model import Edit, Finding, Fix, Route, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._indentation import evened
from cms.rules.frontmatter._mending import line_start, rewritten

_DASH = re.compile(rb"(?:^|[\r\n])(?:[ \t]|\xc2\xa0|\xe3\x80\x80)*(-)(?=[ \t])")
_FIRST = re.compile(rb"([ ]*)-[ ]+")
_LATER = re.compile(rb"((?:[ \t]|\xc2\xa0|\xe3\x80\x80)*)-[ \t]")
_STYLED = (b"'", b'"', b"|", b">", b"[", b"{", b"&", b"!")


@rule("FM057", Severity.ERROR, head_signs=("- ", "-\t"))
def check(page: Page) -> Iterator[Finding]:
    if page.document.format != "yaml":
        return
    for route in _texts_with_dash(page.data):
        start, end = page.document.value_span(route) or (0, 0)
        written = page.document.raw[start:end]
        if written.startswith(_STYLED):
            continue
        for found in _DASH.finditer(written):
            message = msg(
                "this dash begins no list item, and its line is joined to the text above; "
                "start it in the column of its siblings, after spaces"
            )
            dash = Span(start + found.start(1), start + found.end(1))
            yield Finding(dash, message, _aligned(page, route, Span(start, end)))


def _aligned(page: Page, route: Route, item: Span) -> Fix | None:
    """All dashes within an item put into its column, if each line below its first has one."""
    raw = page.document.raw
    title = msg("start it in the column of its siblings")
    if len(route) < 2:
        is_list = all(map(_LATER.match, raw[slice(*item)].splitlines()))
        return rewritten(page, title, *evened(page.document).edits) if is_list else None
    first = line_start(raw, item.start)
    before = _FIRST.fullmatch(raw, first, item.start)
    lines = raw[slice(*item)].splitlines(keepends=True)
    if before is None or not all(map(_LATER.match, lines[1:])):
        return None
    at, edits = item.start, []
    for line in lines:
        if found := _LATER.match(line):
            edits.append(Edit(Span(at, at + found.end(1)), before[1]))
        at += len(line)
    return rewritten(page, title, *edits)


def _texts_with_dash(data: Mapping[str, Any]) -> Iterator[Route]:
    for key, value in data.items():
        if isinstance(value, str):
            if "- " in value:
                yield (key,)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str) and "- " in item:
                    yield (key, index)
