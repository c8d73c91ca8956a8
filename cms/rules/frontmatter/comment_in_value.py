"""A text that YAML cuts off at a `#`.

In YAML a blank and `#` begin a comment, also in the middle of a line: `title: 第 #3 期` gives the
title `第`. Hugo prints the shortened text and says nothing. Comments with a blank after `#` are
left alone.

Put quotes around the value. The fix does so, and is unsafe since a comment may be meant.

Flagged: ``title: C #入门``
Fixed (unsafe): ``title: "C #入门"``
Clean: ``title: "C #入门"``
Clean: ``title: C#入门``
Clean: ``title: 标题 # 编辑已看过``
Source: YAML 1.2, section 6.6; runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import quotation, rewritten

_PROSE = {"description", "lead", "linktitle", "subtitle", "summary", "title"}
_COMMENT = re.compile(rb"[ \t]+(#[^\s#][^\r\n]*)")


@rule("FM053", Severity.WARNING, head_signs=(" #",))
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if document.format != "yaml":
        return
    for entry in document.entries():
        start, end = entry.value_span
        found = _COMMENT.match(document.raw, end)
        if found and start < end and entry.key in _PROSE:
            message = msg(
                "YAML takes {comment} for a comment, so {key} ends before it; "
                "put quotes around the value",
                comment=found[1].decode("utf-8", "replace").rstrip(),
                key=entry.name,
            )
            comment = Span(*found.span(1))
            yield Finding(comment, message, _quoted(page, Span(start, comment.end)))


def _quoted(page: Page, value: Span) -> Fix | None:
    raw = page.document.raw
    if raw[value.start : value.start + 1] in b"'\"|>[{&!*" or b"\n" in raw[slice(*value)]:
        return None
    end = value.start + len(raw[slice(*value)].rstrip())
    edits = quotation(page, Span(value.start, end))
    unsafe = Applicability.UNSAFE
    return rewritten(page, msg("put quotes around it"), *edits, applicability=unsafe)
