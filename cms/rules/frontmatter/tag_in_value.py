"""A value whose beginning YAML takes for a tag.

An unquoted `!` at the beginning of a value is YAML's own sign: `thumbnail: ![图](a.png)` has no
value at all, and `title: !重磅 恒指放量` has the title `恒指放量`. Hugo says nothing.

Put quotes around the value. The fix does so in keys such as `title`, and in others as an unsafe
one.

Flagged: ``title: !重磅 恒指放量``
Fixed: ``title: "!重磅 恒指放量"``
Flagged: ``thumbnail: ![图](a.png)``
Fixed (unsafe): ``thumbnail: "![图](a.png)"``
Clean: ``title: "!重磅 恒指放量"``
Clean: ``build: {list: never}``
Source: YAML 1.2, section 6.9; runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import quotation, rewritten, value_at

_MARKED = re.compile(rb"^[^\s:#\"'-][^\r\n:]*:[ \t]+(!(?!!)[^\s]*)", re.M)


@rule("FM055", Severity.WARNING, head_signs=(" !", "\t!"))
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
        yield Finding(Span(*found.span(1)), message, _quoted(page, found.start(1)))


def _quoted(page: Page, start: int) -> Fix | None:
    value = value_at(page.document, start)
    if value is None or not value.is_text:
        return None
    level = Applicability.SAFE if value.is_prose else Applicability.UNSAFE
    edits = quotation(page, value.span)
    return rewritten(page, msg("put quotes around it"), *edits, applicability=level)
