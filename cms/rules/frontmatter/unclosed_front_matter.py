"""Front matter that never closes.

Hugo looks for a line that starts with `---`, or `+++` for TOML, without any space before it, and
for the last `}` of JSON. Without one it takes the whole file for front matter, stops and builds
nothing. `...`, an indented `---` and the dashes of a Chinese keyboard close nothing.

Write `---` or `+++` on a line of its own after the last key. The fix does so in place of a line
that looks like one.

Flagged::

    ---
    title: 标题
    ——

    正文

Fixed::

    ---
    title: 标题
    ---

    正文

Clean::

    ---
    title: 标题
    ---

    正文

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import splice
from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import line_start

_INDENTED = re.compile(rb"[ \t]*\r?\n[ \t]+\S")
_OF_TEXT = ("missing-colon", "not-a-mapping", "missing-equals", "unclosed-front-matter")
_FENCES = {"yaml": "---", "toml": "+++"}


@rule("FM002", Severity.ERROR, kinds=("unclosed-front-matter",))
def check(page: Page) -> Iterator[Finding]:
    span, almost = page.problem
    fence = _FENCES.get(page.document.format)
    if fence is None:
        message = msg("this {{ has no closing }}: Hugo stops and builds nothing; close the braces")
    elif almost == fence:
        message = msg(
            "{fence} closes the front matter only at the start of a line: Hugo stops and builds "
            "nothing; remove the spaces before it",
            fence=fence,
        )
    elif almost:
        message = msg(
            "{almost} does not close the front matter: Hugo stops and builds nothing; "
            "write {fence}",
            almost=almost,
            fence=fence,
        )
    else:
        message = msg(
            "the front matter never closes: Hugo stops and builds nothing; write {fence} on a line "
            "of its own after it",
            fence=fence,
        )
    yield Finding(span, message, _closed(page, span) if almost else None)


def _closed(page: Page, span: Span) -> Fix | None:
    """The delimiter in place of what looks like one, if Hugo reads what is above it then."""
    fence = _FENCES[page.document.format]
    edit = Edit(Span(line_start(page.document.raw, span.start), span.end), fence.encode())
    if edit.span.start < span.start and _INDENTED.match(page.document.raw, span.end):
        return None  # a part of an indented text
    after = parse(splice(page.document.raw, [edit]))
    problem = after.problem
    if problem is None and not after.data:
        return None
    # Further mistakes have fixes of their own, but those of lines of text.
    if problem and (problem.kind in _OF_TEXT or problem.start >= edit.span.start):
        return None
    return Fix(msg("write {fence}", fence=fence), (edit,), Applicability.SAFE)
