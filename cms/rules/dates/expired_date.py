"""A page that has expired.

Hugo does not build a page after its `expiryDate`, and says nothing: its address answers 404, and
links to it break.

Remove the date or set a later one if the page should stay. Sites with `buildExpired = true` are
left alone.

Flagged: ``expiryDate: 2020-01-01``
Clean: ``expiryDate: 2099-01-01``
Source: Hugo ``hugolib/page.go`` through ``resource.IsExpired``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.dates import is_expired
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import time_to


@rule("DT008", Severity.WARNING, keys=("expirydate", "unpublishdate"))
def check(page: Page) -> Iterator[Finding]:
    time = page.dates.expiry_date
    now = page.site.now_beside(time.unix)
    if page.site.config.build_expired or not is_expired(page.dates, now):
        return
    key = page.dates.keys["expirydate"]
    message = msg(
        "{key} {value} passed {duration} ago: Hugo does not publish this page any more; "
        "remove the date or set a later one",
        key=page.name(key),
        value=page.text((key,)),
        duration=time_to(page, time),
    )
    yield Finding((key,), message)
