"""A text without front matter that starts like one.

In a file without front matter Hugo takes a first `-` or `+` for a delimiter and a first `{` for
JSON, stops and builds nothing. It happens to texts that start with a list, a negative number or a
shortcode.

Put a front matter before the text, be it an empty one: two lines of `---`.

Flagged::

    - 第一
    - 第二

Clean::

    ---
    title: 标题
    ---
    - 第一
    - 第二

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM004", Severity.ERROR, kinds=("leading-sign", "leading-brace", "leading-shortcode"))
def check(page: Page) -> Iterator[Finding]:
    span, start = page.problem
    message = msg(
        "a text without front matter starts with {start}, which Hugo takes for front matter: "
        "it stops and builds nothing; put two lines of --- before the text",
        start=start,
    )
    yield Finding(span, message)
