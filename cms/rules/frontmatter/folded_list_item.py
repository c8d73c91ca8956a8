"""A list item that YAML joins to the text above it.

A dash counts only in the column of its siblings. Indented deeper, or behind a no-break or
ideographic space, it is text, and YAML joins the line to the one above: two tags become one
called `港股 - A股`.

Start all dashes of a list in the same column, after spaces.

Flagged::

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

from cms.model import Finding, Route, Severity, Span, msg
from cms.rules.base import Page, rule

_DASH = re.compile(rb"(?:^|[\r\n])(?:[ \t]|\xc2\xa0|\xe3\x80\x80)*(-)(?=[ \t])")
_STYLED = (b"'", b'"', b"|", b">", b"[", b"{", b"&", b"!")


@rule("FM057", Severity.ERROR)
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
            yield Finding(Span(start + found.start(1), start + found.end(1)), message)


def _texts_with_dash(data: Mapping[str, Any]) -> Iterator[Route]:
    for key, value in data.items():
        if isinstance(value, str):
            if "- " in value:
                yield (key,)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str) and "- " in item:
                    yield (key, index)
