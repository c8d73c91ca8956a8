"""YAML between the delimiters of TOML.

`+++` announces TOML, where a key and its value are joined by `=`. At the colon of YAML Hugo stops
and builds nothing.

Write `---` as delimiter, or `title = "标题"`.

Flagged::

    +++
    title: 标题
    +++

Clean::

    ---
    title: 标题
    ---

Source: go-toml ``unstable/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM031", Severity.ERROR, kinds=("yaml-in-toml",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "this is YAML between the delimiters of TOML: Hugo stops and builds nothing; "
        "write --- in place of +++"
    )
    yield Finding(span, message)
