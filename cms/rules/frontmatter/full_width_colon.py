"""A full-width colon after a key.

YAML knows the ASCII colon only. With `：` the line is text without a key: Hugo stops and builds
nothing. Inside a value a full-width colon is fine.

Write `: `, an ASCII colon and a space. The fix does so, and is unsafe where the key is no ASCII
word and the line may be prose.

Flagged: ``title：标题``
Fixed: ``title: 标题``
Flagged: ``摘要：标题``
Fixed (unsafe): ``摘要: 标题``
Clean: ``title: 标题：副标题``
Source: go-yaml ``scanner/scanner.go`` (scanMapDelim).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import is_plain_name, replaced

_BLANKS = re.compile(rb"(?:[ \t]|\xc2\xa0|\xe3\x80\x80)*")


@rule("FM010", Severity.ERROR, kinds=("full-width-colon",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "the colon after {key} is full-width: Hugo stops and builds nothing; "
        "write an ASCII colon and a space",
        key=key,
    )
    yield Finding(span, message, _narrow(page, span, key))


def _narrow(page: Page, span: Span, key: str) -> Fix | None:
    """An ASCII colon, and one space for all that are behind the colon now, wide ones too."""
    blanks = _BLANKS.match(page.document.raw, span.end)
    end = blanks.end() if blanks else span.end
    behind = page.document.raw[span.end : end].decode()
    at_line_end = page.document.raw[end : end + 1] in (b"", b"\n", b"\r")
    applicability = Applicability.SAFE if is_plain_name(key) else Applicability.UNSAFE
    title = msg("write an ASCII colon and a space")
    if at_line_end or (behind and behind.isascii()):
        return replaced(page, span, ":", applicability, title)
    return replaced(page, Span(span.start, end), ": ", applicability, title)
