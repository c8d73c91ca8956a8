"""Front matter without keys.

A text, a list or a number cannot be front matter: Hugo stops and builds nothing.

Write one `key: value` on each line.

Flagged: ``- 标题``
Clean: ``title: 标题``
Source: Hugo ``parser/metadecoders/decoder.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM006", Severity.ERROR, kinds=("not-a-mapping",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "front matter must be keys and values: Hugo stops and builds nothing; write key: value"
    )
    yield Finding(span, message)
