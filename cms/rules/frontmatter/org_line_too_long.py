"""A line of Org front matter beyond 64 kilobytes.

Hugo reads Org settings line by line and gives up at so long a line: it stops and builds nothing.

Break the line.

Flagged: a line `#+DESCRIPTION:` of 70,000 characters
Clean::

    #+TITLE: 标题

    正文

Source: go-org ``org/document.go``, Go ``bufio.Scanner``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM051", Severity.ERROR, kinds=("line-too-long",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("this line is longer than 64 KB: Hugo stops and builds nothing; break it")
    yield Finding(span, message)
