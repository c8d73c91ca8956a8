"""A page that is not published yet.

Hugo does not build a page before its publication date, and says nothing about it. The publication
date is `publishDate`, else `date`, else `lastmod`: a single mistyped year hides a page for good.

Where that is meant, build again after that moment, or with `--buildFuture`. Sites with
`buildFuture = true` are left alone.

Flagged: ``date: 2099-01-01T00:00:00+08:00``
Flagged: ``lastmod: 2099-01-01``
Clean: ``date: 2025-02-07T21:31:14+08:00``
Source: Hugo ``hugolib/page.go`` through ``resource.IsFuture``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.dates import is_future
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import by_authors_clock, clock, time_to


@rule("DT007", Severity.WARNING, kinds=("future",))
def check(page: Page) -> Iterator[Finding]:
    time = page.dates.publish_date
    if page.site.config.build_future or not is_future(page.dates, page.site.now_beside(time.unix)):
        return
    key = page.dates.keys["publishdate"]
    read = page.read_dates.get(key)
    if read is None:  # from the file's name
        return
    if read.kind == "zoneless" and not page.language.time_zone:
        meant = by_authors_clock(page, time)
        if meant is not None and meant.unix <= page.site.now_beside(meant.unix):
            return  # only the missing offset puts it into the future
    message = msg(
        "{key} {value} is in the future: Hugo does not publish this page before {time}, "
        "for another {duration}",
        key=page.name(key),
        value=page.text((key,)),
        time=clock(time),
        duration=time_to(page, time),
    )
    yield Finding((key,), message)
