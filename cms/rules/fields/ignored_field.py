"""A value of a shape that Hugo passes over.

`resources` wants a list of maps, `sitemap` a map, `outputs` a list. A value of another shape does
nothing, and Hugo says nothing.

Flagged: ``resources: cover.png``
Flagged: ``sitemap: monthly``
Clean: ``sitemap: {changefreq: monthly}``
Source: Hugo ``hugolib/page__meta.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule

_WANTED = {
    "map": msg("keys and values"),
    "maps": msg("a list of keys and values"),
    "text": msg("a text"),
    "texts": msg("a list of texts"),
}


@rule("FD019", Severity.WARNING, kinds=("ignored",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("ignored"):
        wanted: Message = _WANTED[found.wanted]
        message = msg(
            "{key} wants {wanted} here, so Hugo passes over this value",
            key=page.label(found.route),
            wanted=wanted,
        )
        yield Finding(found.route, message)
