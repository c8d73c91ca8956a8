"""Lists or mappings nested beyond all sense.

Hugo follows fewer than ten thousand levels of brackets, then stops and builds nothing.

Delete what a program has written here by mistake.

Flagged: ten thousand `[` in a row
Clean: ``tags: [[新闻]]``
Source: go-yaml ``parser/parser.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM028", Severity.ERROR, kinds=("too-deep",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "values are nested too deeply to be read: Hugo follows less than 10,000 levels; "
        "delete what nobody wrote by hand"
    )
    yield Finding(span, message)
