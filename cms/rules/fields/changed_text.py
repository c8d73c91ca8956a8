"""A number or a boolean as a text, which comes out differently from how it is written.

Hugo turns an unquoted number back into a text, but not into the one that stands in the file:
`slug: 010` is published at `/8/`, and `title: 1.10` shows as `1.1`.

Put quotes around the value. The fix does so, and is unsafe since an address or a title changes.

Flagged: ``slug: 010``
Fixed (unsafe): ``slug: "010"``
Flagged: ``title: 1.10``
Clean: ``slug: "010"``
Clean: ``title: 2025``
Source: Hugo ``hugolib/page__meta.go`` through ``cast.ToString``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("FD011", Severity.WARNING, kinds=("stringified",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("stringified"):
        written = page.text(found.route)
        if isinstance(found.read_as, str) and found.read_as != written:
            message = msg(
                '{key} {value} is not a text, and Hugo makes "{read}" of it; put quotes around it',
                key=page.name(str(found.route[0])),
                value=written,
                read=found.read_as,
            )
            yield Finding(found.route, message, _quoted(page, found.route, written))


def _quoted(page: Page, route: Route, written: str) -> Fix | None:
    if written.endswith("…"):  # only the beginning of it
        return None
    from cms.frontmatter.patch import replace_value

    patch = replace_value(page.document, route, written)
    return fix(msg("put quotes around it"), patch, Applicability.UNSAFE)
