"""A delimiter that is too short.

Front matter starts with three dashes, or with three plus signs for TOML. At two of them Hugo
stops and builds nothing.

Write `---` or `+++`.

Flagged::

    --
    title: 标题
    --

Clean::

    ---
    title: 标题
    ---

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM003", Severity.ERROR, kinds=("invalid-delimiter",))
def check(page: Page) -> Iterator[Finding]:
    span, written = page.problem
    message = msg(
        "{written} opens no front matter: Hugo stops and builds nothing; write {fence}",
        written=written,
        fence=written[0] * 3,
    )
    yield Finding(span, message)
