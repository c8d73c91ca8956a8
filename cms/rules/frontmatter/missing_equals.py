"""A key without an equals sign in TOML.

In TOML a key and its value are joined by `=`. At a line without one Hugo stops and builds
nothing.

Write `key = value`, and put `#` before a remark. The fix does so where a value follows.

Flagged::

    +++
    title "标题"
    +++

Fixed::

    +++
    title = "标题"
    +++

Clean::

    +++
    title = "标题"
    +++

Source: go-toml ``unstable/parser.go`` (expected '=' after key).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import mended

_VALUE = re.compile(rb"""[ \t]+(?=["'\[{0-9]|(?:true|false)\b)""")


@rule("FM045", Severity.ERROR, kinds=("missing-equals",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "there is no = after {key}: Hugo stops and builds nothing; write key = value",
        key=written(page),
    )
    yield Finding(span, message, _joined(page, span))


def _joined(page: Page, span: Span) -> Fix | None:
    blanks = _VALUE.match(page.document.raw, span.end)
    if blanks is None:
        return None
    return mended(page, msg("write ="), Edit(Span(blanks.end(), blanks.end()), b"= "))
