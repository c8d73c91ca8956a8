"""A NUL byte in the file.

Such bytes come from a broken copy or an editor's crash. Hugo prints `�` for them, and Git takes
the file for binary: it shows no differences and merges nothing.

Delete the byte, or restore the file from an earlier version. The fix deletes all such bytes, and is
unsafe since what they stand for may be lost.

Flagged: a file with a byte 0
Fixed (unsafe): the file without it
Clean: ``title: 标题``
Source: CommonMark 0.31, section 2.3, as Goldmark follows it; Git's ``buffer_is_binary``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import rewritten

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@rule("FM061", Severity.WARNING, signs=("\0",))
def check(page: Page) -> Iterator[Finding]:
    raw = page.document.raw
    at = raw.find(b"\0")
    if at < 0 or raw.startswith(_UTF_16) or page.document.unseen is not None:
        return
    message = msg(
        "here is a NUL byte, for which Hugo prints �, and Git takes the file for binary; "
        "delete it, or restore the file"
    )
    yield Finding(Span(at, at + 1), message, _deleted(page, at))


def _deleted(page: Page, at: int) -> Fix | None:
    """All NUL bytes of the front matter deleted, or of the text below it."""
    document, unsafe = page.document, Applicability.UNSAFE
    in_body = at >= document.body.start
    part = document.body if in_body else document.head
    found = re.finditer(rb"\0+", document.raw[slice(*part)])
    edits = [Edit(Span(part.start + each.start(), part.start + each.end()), b"") for each in found]
    if in_body:
        return Fix(msg("delete it"), tuple(edits), unsafe, body=True)
    return rewritten(page, msg("delete it"), *edits, applicability=unsafe)
