"""An empty `published`, which makes the page a draft.

Hugo reads `published:` without a value as "not published" and keeps the page out of the site as a
draft, without a word.

Write a date, or remove the key; write `draft: true` where a draft is meant. The fix removes the
key, and is unsafe since it publishes the page.

Flagged: ``published:``

Fixed (unsafe)::

    ---
    ---

Clean: ``published: 2025-02-07``
Source: Hugo ``hugolib/page__meta.go`` (key published).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("DT012", Severity.WARNING, keys=("published",))
def check(page: Page) -> Iterator[Finding]:
    if page.data["published"] is None and "draft" not in page.data:
        message = msg(
            "published has no value, which makes this page a draft that Hugo does not publish; "
            "write a date or remove the line"
        )
        yield Finding(KeyAt(("published",)), message, _removed(page))


def _removed(page: Page) -> Fix | None:
    from cms.frontmatter.patch import remove

    patch = remove(page.document, ("published",))
    return fix(msg("remove the line"), patch, Applicability.UNSAFE)
