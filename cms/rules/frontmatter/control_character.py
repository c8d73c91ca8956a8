"""A line break, a tab or another control character where none may be.

JSON accepts no line break and no tab inside quotes, TOML no other control character anywhere, and
YAML no tab before a line break in double quotes. Hugo stops there and builds nothing.

Write `\\n` for a line break and `\\t` for a tab, and delete what cannot be seen.

Flagged::

    {"title": "标题
    副标题"}

Clean::

    {"title": "标题\\n副标题"}

Source: go-toml ``unstable/scanner.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule


@rule("FM035", Severity.ERROR, kinds=("control-character",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    yield Finding(span, _message(page.document.raw[span.start]))


def _message(code: int) -> Message:
    if code in b"\r\n":
        return msg(
            "the line breaks inside quotes: Hugo stops and builds nothing; write \\n for the break"
        )
    if code in b"\t":
        return msg("there is a tab inside quotes: Hugo stops and builds nothing; write \\t for it")
    return msg(
        "there is an invisible U+{code:04X} here: Hugo stops and builds nothing; delete it",
        code=code,
    )
