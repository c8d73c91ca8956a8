"""A `cascade` that Hugo cannot read.

`cascade` is a map of values for the pages below, or a list of such maps, each with an optional
`target`. Hugo stops at anything else.

Flagged: ``cascade: draft``
Clean: ``cascade: {draft: true}``
Source: Hugo ``resources/page/page_matcher.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD005", Severity.ERROR, keys=("cascade",))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("bad-cascade"):
        message = msg(
            "cascade cannot be read, so the build fails: {reason}; write a map or a list of maps",
            reason=refusal.detail,
        )
        yield Finding(refusal.route, message)
