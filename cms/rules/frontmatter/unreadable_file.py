"""A content file that cannot be opened.

Hugo stops when it may not read a file, and leaves out a link that leads nowhere without a word.
Either way there is no page.

Put the file back, make it readable, or remove the link.

Flagged: a link to a file that was moved, a file without read permission
Clean: ``title: 标题``
Source: Hugo ``hugofs/walk.go``, and runs of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM001", Severity.ERROR, kinds=("unreadable",))
def check(page: Page) -> Iterator[Finding]:
    span, reason = page.problem
    yield Finding(
        span, msg("the file cannot be read ({reason}), so there is no page", reason=reason)
    )
