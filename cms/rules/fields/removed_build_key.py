"""`_build`, which Hugo has removed.

Since 0.145 the key is called `build`. Hugo 0.168 stops at the old name, whatever its value.

Write `build`.

Flagged: ``_build: {list: never}``
Clean: ``build: {list: never}``
Source: Hugo ``hugolib/page__meta.go``; the deprecation of 0.145.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


@rule("FD002", Severity.ERROR, keys=("_build",))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("removed-build-key"):
        message = msg("_build was removed from Hugo, so the build fails; write build")
        yield Finding(KeyAt(refusal.route), message)
