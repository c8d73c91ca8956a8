"""A key that needs quotes.

TOML takes keys without quotes only if they consist of ASCII letters, digits, `-` and `_`; JSON
takes none. Hugo stops there and builds nothing.

Put the key into quotes. The fix does so.

Flagged::

    +++
    标签 = "新闻"
    +++

Fixed::

    +++
    "标签" = "新闻"
    +++

Clean::

    +++
    "标签" = "新闻"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import in_quotes


@rule("FM032", Severity.ERROR, kinds=("non-ascii-bare-key", "unquoted-key"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        'the key {key} needs quotes: Hugo stops and builds nothing; write "{key}"',
        key=written(page),
    )
    yield Finding(span, message, in_quotes(page, span))
