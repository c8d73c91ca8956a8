"""A page that was changed before it was written.

`lastmod` earlier than `date` is a typing slip or a copied front matter. Feeds and sitemaps carry
`lastmod`, so that search engines see the article as older than it is.

Correct one of the two, or remove `lastmod`.

Flagged::

    ---
    date: 2025-02-07
    lastmod: 2024-02-08
    ---

Clean::

    ---
    date: 2025-02-07T21:31:14+08:00
    lastmod: 2025-02-07
    ---

Source: Hugo ``resources/page/pagemeta/page_frontmatter.go``; embedded template ``sitemap.xml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule

DAY = 86_400


@rule("DT010", Severity.WARNING, keys=("lastmod", "modified"))
def check(page: Page) -> Iterator[Finding]:
    written, changed = page.dates.keys.get("date"), page.dates.keys.get("lastmod")
    if written is None or changed is None or written == changed:
        return
    # A day without a time of day stands for its midnight, and so for no exact moment.
    if page.dates.lastmod.unix > page.dates.date.unix - DAY:
        return
    message = msg(
        "{changed} {later} is before {written} {earlier}, and sitemap and feed carry it; "
        "correct one of the two",
        changed=page.name(changed),
        later=page.text((changed,)),
        written=page.name(written),
        earlier=page.text((written,)),
    )
    yield Finding((changed,), message)
