"""`published` as Jekyll knows it, which Hugo takes for a date.

In Hugo `published` is another name for `publishDate`. A boolean there makes the build fail, after
it has set the opposite as `draft`.

Write `draft: true` for `published: false`, and remove `published: true`.

Flagged: ``published: false``
Clean: ``draft: true``
Clean: ``published: 2025-02-07``
Source: Hugo ``hugolib/page__meta.go`` (key published); gohugoio/hugo#12898.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


@rule("DT011", Severity.ERROR, keys=("published",))
def check(page: Page) -> Iterator[Finding]:
    published = page.data["published"]
    if published is True:
        message = msg(
            "published is a date in Hugo, and true is none, so the build fails; remove the line"
        )
    elif published is False:
        message = msg(
            "published is a date in Hugo, and false is none, so the build fails; "
            "write draft: true instead"
        )
    else:
        return
    yield Finding(KeyAt(("published",)), message)
