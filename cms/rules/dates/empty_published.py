"""An empty `published`, which makes the page a draft.

Hugo reads `published:` without a value as "not published" and keeps the page out of the site as a
draft, without a word.

Write a date, or remove the key; write `draft: true` where a draft is meant.

Flagged: ``published:``
Clean: ``published: 2025-02-07``
Source: Hugo ``hugolib/page__meta.go`` (key published).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


@rule("DT012", Severity.WARNING, keys=("published",))
def check(page: Page) -> Iterator[Finding]:
    if page.data["published"] is None and "draft" not in page.data:
        message = msg(
            "published has no value, which makes this page a draft that Hugo does not publish; "
            "write a date or remove the line"
        )
        yield Finding(KeyAt(("published",)), message)
