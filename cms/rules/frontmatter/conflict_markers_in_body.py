"""A merge conflict in the text.

Git writes `<<<<<<<`, `=======` and `>>>>>>>` around two versions that it could not merge. Hugo
builds the page with the markers and both versions in it: `=======` even turns the lines above
into a heading.

Choose one version and delete the three lines of markers. In a code block they are left alone.

Flagged::

    ---
    title: 标题
    ---
    <<<<<<< HEAD
    正文
    =======
    正文。
    >>>>>>> draft

Clean::

    ---
    title: 标题
    ---
    正文

Source: the markers are Git's; CommonMark's setext headings and block quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_LINE = re.compile(
    rb"^(?: (?P<ours> <<<<<<<[ ] ) | (?P<base> =======\r?$ )"
    rb"| (?P<theirs> >>>>>>>[ ][^\r\n]* ) | (?P<fence> [ ]{0,3}(?:```|~~~) ) )",
    re.MULTILINE | re.VERBOSE,
)


@rule("FM043", Severity.ERROR, signs=("<<<<<<< ",))
def check(page: Page) -> Iterator[Finding]:
    for conflict in _conflicts(page.document):
        message = msg(
            "a merge conflict was left here, and Hugo prints both versions with the markers; "
            "choose one and delete the markers"
        )
        yield Finding(conflict, message)


def _conflicts(document: Document) -> Iterator[Span]:
    """From the first to the last marker of each conflict outside code blocks."""
    in_code = False
    expected, start = "ours", 0
    for line in _LINE.finditer(document.raw, *document.body):
        if line.lastgroup == "fence":
            in_code = not in_code
        elif line.lastgroup == "ours" and not in_code:
            expected, start = "base", line.start()
        elif line.lastgroup == expected == "base":
            expected = "theirs"
        elif line.lastgroup == expected == "theirs":
            expected = "ours"
            yield Span(start, line.end())
