"""A key without an equals sign in TOML.

In TOML a key and its value are joined by `=`. At a line without one Hugo stops and builds
nothing.

Write `key = value`, and put `#` before a remark.

Flagged::

    +++
    title "标题"
    +++

Clean::

    +++
    title = "标题"
    +++

Source: go-toml ``unstable/parser.go`` (expected '=' after key).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM045", Severity.ERROR, kinds=("missing-equals",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "there is no = after {key}: Hugo stops and builds nothing; write key = value",
        key=written(page),
    )
    yield Finding(span, message)
