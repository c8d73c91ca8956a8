"""A value whose beginning YAML takes for a tag.

An unquoted `!` at the beginning of a value is YAML's own sign: `thumbnail: ![图](a.png)` has no
value at all, and `title: !重磅 恒指放量` has the title `恒指放量`. Hugo says nothing.

Put quotes around the value.

Flagged: ``title: !重磅 恒指放量``
Flagged: ``thumbnail: ![图](a.png)``
Clean: ``title: "!重磅 恒指放量"``
Clean: ``build: {list: never}``
Source: YAML 1.2, section 6.9; runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

_MARKED = re.compile(rb"^[^\s:#\"'-][^\r\n:]*:[ \t]+(!(?!!)[^\s]*)", re.M)


@rule("FM055", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if document.format != "yaml":
        return
    for found in _MARKED.finditer(document.raw, *document.head):
        mark = found[1]
        message = msg(
            "YAML takes {mark} for a tag, so it is missing from the value; "
            "put quotes around the value",
            mark=mark.decode("utf-8", "replace"),
        )
        yield Finding(Span(*found.span(1)), message)
