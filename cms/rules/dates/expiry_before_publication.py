"""An expiry date that is not after the publication date.

Hugo builds a page from its publication date until its expiry date. When the second is not later,
no build ever contains the page.

Correct one of the two dates.

Flagged::

    ---
    date: 2099-02-07
    expiryDate: 2099-01-01
    ---

Clean::

    ---
    date: 2025-02-07
    expiryDate: 2099-01-01
    ---

Source: Hugo ``hugolib/page.go`` through ``resource.IsFuture`` and ``resource.IsExpired``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("DT009", Severity.ERROR, keys=("expirydate", "unpublishdate"))
def check(page: Page) -> Iterator[Finding]:
    dates = page.dates
    if dates.expiry_date.is_zero or dates.publish_date.is_zero:
        return
    if dates.expiry_date[:2] > dates.publish_date[:2]:
        return
    expiry, publication = dates.keys["expirydate"], dates.keys["publishdate"]
    message = msg(
        "{expiry} {expires} is not after {publication} {appears}, so no build ever contains this "
        "page; correct one of the two",
        expiry=page.name(expiry),
        expires=page.text((expiry,)),
        publication=page.name(publication),
        appears=page.text((publication,)),
    )
    yield Finding((expiry,), message)
