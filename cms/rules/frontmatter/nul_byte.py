"""A NUL byte in the file.

Such bytes come from a broken copy or an editor's crash. Hugo prints `�` for them, and Git takes
the file for binary: it shows no differences and merges nothing.

Delete the byte, or restore the file from an earlier version.

Flagged: a file with a byte 0
Clean: ``title: 标题``
Source: CommonMark 0.31, section 2.3, as Goldmark follows it; Git's ``buffer_is_binary``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@rule("FM061", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    raw = page.document.raw
    at = raw.find(b"\0")
    if at < 0 or raw.startswith(_UTF_16) or page.document.unseen is not None:
        return
    message = msg(
        "here is a NUL byte, for which Hugo prints �, and Git takes the file for binary; "
        "delete it, or restore the file"
    )
    yield Finding(Span(at, at + 1), message)
