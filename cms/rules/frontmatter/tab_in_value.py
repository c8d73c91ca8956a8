"""A tab inside an unquoted text, which Hugo drops.

Hugo's YAML parser removes tabs from unquoted texts and joins what stands around them:
`恒生<TAB>指数` is published as `恒生指数`. Other YAML parsers keep the tab or refuse the line.

Write a space in place of the tab, or put quotes around the value. The fix writes a space.

Flagged::

    ---
    title: Hang⇥Seng
    ---

Fixed::

    ---
    title: Hang Seng
    ---

Clean: ``title: Hang Seng``
Source: go-yaml ``scanner/scanner.go``; runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import rewritten

_TABS = re.compile(rb"[ ]*\t[ \t]*")


@rule("FM054", Severity.WARNING, head_signs=("\t",))
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if document.format != "yaml":
        return
    for entry in document.entries():
        start, end = entry.value_span
        written = document.raw[start:end]
        if written[:1] in (b"'", b'"', b"|", b">", b"[", b"{") or b"\n" in written:
            continue
        at = written.find(b"\t")
        if at >= 0:
            message = msg(
                "Hugo drops this tab, and {key} reads {value}; write a space",
                key=entry.name,
                value=page.data.get(str(entry.key)),
            )
            yield Finding(
                Span(start + at, start + at + 1), message, _spaced(page, Span(start, end))
            )


def _spaced(page: Page, value: Span) -> Fix | None:
    tabs = _TABS.finditer(page.document.raw, *value)
    edits = [Edit(Span(*each.span()), b" ") for each in tabs]
    return rewritten(page, msg("write a space"), *edits)
