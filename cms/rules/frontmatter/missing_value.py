"""A key without a value in TOML or JSON.

YAML takes no value for nothing; TOML and JSON do not. Hugo stops there and builds nothing.

Delete the key, or write an empty text: `""`.

Flagged::

    +++
    title =
    +++

Clean::

    +++
    title = ""
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM050", Severity.ERROR, kinds=("missing-value",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        'a value is missing here: Hugo stops and builds nothing; write "" or delete the key'
    )
    yield Finding(span, message)
