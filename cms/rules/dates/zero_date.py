"""The date 0001-01-01, which means no date at all.

`0001-01-01T00:00:00Z` is how Hugo itself spells "no date", often left behind by a conversion. The
page counts as undated, and no other key is asked for the date.

Write the real date, or remove the key so that Hugo looks at the next one (`publishDate`,
`lastmod`).

Flagged: ``date: 0001-01-01``
Clean: ``date: 2025-02-07``
Source: Hugo ``resources/page/pagemeta/page_frontmatter.go``; Go's ``time.Time.IsZero``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("DT006", Severity.WARNING, kinds=("zero-time",))
def check(page: Page) -> Iterator[Finding]:
    for key, read in page.read_dates.items():
        if read.kind == "zero-time":
            message = msg(
                "{key} {value} is Hugo's way to say that there is no date, so the page counts as "
                "undated; write the real date or remove the key",
                key=page.name(key),
                value=page.text((key,)),
            )
            yield Finding((key,), message)
