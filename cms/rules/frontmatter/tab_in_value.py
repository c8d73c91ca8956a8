"""A tab inside an unquoted text, which Hugo drops.

Hugo's YAML parser removes tabs from unquoted texts and joins what stands around them:
`恒生<TAB>指数` is published as `恒生指数`. Other YAML parsers keep the tab or refuse the line.

Write a space in place of the tab, or put quotes around the value.

Flagged::

    ---
    title: Hang⇥Seng
    ---

Clean: ``title: Hang Seng``
Source: go-yaml ``scanner/scanner.go``; runs of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("FM054", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if document.format != "yaml" or document.raw.find(b"\t", *document.head) < 0:
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
            yield Finding(Span(start + at, start + at + 1), message)
