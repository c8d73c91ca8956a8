"""Lines below `...` in the front matter.

In YAML a line `...` ends a document. Hugo reads the first document only and closes the front
matter at `---`: everything between is dropped without a word, be it keys or, where `...` was
meant to close the front matter, the text of the page up to its first `---`.

Write `---` in place of `...`, or delete it.

Flagged::

    ---
    title: 标题
    ...
    date: 2025-02-07
    ---

Clean::

    ---
    title: 标题
    date: 2025-02-07
    ---

Source: go-yaml ``decode.go``, Hugo ``parser/metadecoders/decoder.go``, and runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

_DOTS = re.compile(rb"^\.\.\.(?=[\t ]*(?:#|\r?$))", re.MULTILINE)
_CONTENT = re.compile(rb"^(?!\.\.\.)[\t ]*[^\s#]", re.MULTILINE)


@rule("FM052", Severity.ERROR, head_signs=("\n...",))
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if document.format != "yaml":
        return
    start, end = document.head
    for dots in _DOTS.finditer(document.raw, start, end):
        if not _CONTENT.search(document.raw, start, dots.start()):
            start = dots.end()  # Hugo skips a document without content
            continue
        if _CONTENT.search(document.raw, dots.end(), end):
            message = msg(
                "... ends the YAML here, and Hugo drops the lines from here to ---; "
                "write --- in its place, or delete it"
            )
            yield Finding(Span(*dots.span()), message)
        return
