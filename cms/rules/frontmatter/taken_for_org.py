"""A text that begins with `#+`, which Hugo takes for Org settings.

In a file of any extension a first line with `#+` makes Hugo read the lines at the top as the
settings of an Org file. They are missing from the page, and no other front matter is looked for.

Write another first line, or put front matter above it.

Flagged::

    #+ 今日要闻
    正文

Clean::

    # 今日要闻
    正文

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("FM056", Severity.ERROR, kinds=("org",))
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    if page.file.extension != "org":
        start = document.raw.index(b"#+")
        message = msg(
            "Hugo takes the lines with #+ for settings of an Org file and leaves them out; "
            "write another first line"
        )
        yield Finding(Span(start, start + 2), message)
