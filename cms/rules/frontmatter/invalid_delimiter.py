"""A delimiter that is too short.

Front matter starts with three dashes, or with three plus signs for TOML. At two of them Hugo
stops and builds nothing.

Write `---` or `+++`. The fix does so.

Flagged::

    --
    title: 标题
    --

Fixed::

    ---
    title: 标题
    ---

Clean::

    ---
    title: 标题
    ---

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import splice
from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("FM003", Severity.ERROR, kinds=("invalid-delimiter",))
def check(page: Page) -> Iterator[Finding]:
    span, written = page.problem
    message = msg(
        "{written} opens no front matter: Hugo stops and builds nothing; write {fence}",
        written=written,
        fence=written[0] * 3,
    )
    yield Finding(span, message, _lengthened(page, span, written))


def _lengthened(page: Page, span: Span, written: str) -> Fix | None:
    """Both delimiters, if Hugo reads what is between them."""
    raw, fence = page.document.raw, written[0].encode() * 3
    closing = re.compile(rb"^%b(?=[ \t]*\r?$)" % re.escape(written.encode()), re.MULTILINE)
    edits = [Edit(span, fence)]
    if short := closing.search(raw, span.end):
        edits.append(Edit(Span(*short.span()), fence))
    for several in (edits[:1], edits):
        after = parse(splice(raw, several))
        if after.problem is None and after.data:
            title = msg("write {fence}", fence=fence.decode())
            return Fix(title, tuple(several), Applicability.SAFE)
    return None
