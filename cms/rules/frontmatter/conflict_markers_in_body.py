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

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

_CONFLICT = re.compile(
    rb"^<<<<<<<[ ] .*\n (?: .*\n )*? =======\r?\n (?: .*\n )*? >>>>>>>[ ] [^\r\n]*",
    re.MULTILINE | re.VERBOSE,
)
_CODE_FENCE = re.compile(rb"^ {0,3}(?:```|~~~)", re.MULTILINE)


@rule("FM043", Severity.ERROR)
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    if b"<<<<<<< " not in raw:
        return
    for conflict in _CONFLICT.finditer(raw, *body):
        if len(_CODE_FENCE.findall(raw, body.start, conflict.start())) % 2 == 0:
            message = msg(
                "a merge conflict was left here, and Hugo prints both versions with the markers; "
                "choose one and delete the markers"
            )
            yield Finding(Span(*conflict.span()), message)
