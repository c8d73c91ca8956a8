"""A backslash sequence that the format does not know.

Inside double quotes a backslash starts an escape such as `\\n`. At an unknown one, as in a
Windows path or a formula, Hugo stops and builds nothing.

Use single quotes, where a backslash is a backslash, or double it. JSON can only double it.

Flagged: ``title: "C:\\qq"``
Clean: ``title: 'C:\\qq'``
Source: go-yaml ``scanner/scanner.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM023", Severity.ERROR, kinds=("bad-escape",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{escape} is no escape: Hugo stops and builds nothing; double the backslash",
        escape=written(page),
    )
    yield Finding(span, message)
