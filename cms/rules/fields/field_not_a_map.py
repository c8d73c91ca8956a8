"""A value where Hugo wants keys and values.

`build`, `params` and `sites` are maps. Hugo stops at a text, a number, a boolean or a list; at
`params: "5"` it even crashes without naming the file.

Write keys and values below the key, or remove it.

Flagged: ``build: never``
Flagged: ``params: [a, b]``
Clean: ``build: {list: never}``
Source: Hugo ``hugolib/page__meta.go``, ``resources/page/pagemeta/pagemeta.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD003", Severity.ERROR, keys=("build", "params", "sites"))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("build-not-a-map", "params-not-a-map", "sites-not-a-map"):
        message = msg(
            "{key} wants keys and values, not {value}, so the build fails; "
            "write them below {key}, or remove it",
            key=page.name(str(refusal.route[0])),
            value=page.text(refusal.route),
        )
        yield Finding(refusal.route, message)
