"""An alias at which another page is.

For every alias Hugo writes a page that sends readers on. Where a page is at that address already,
one is written over the other: readers get the redirect instead of the page, or the page instead of
the redirect, or even a mixture of both. The same happens where a new page gets an address that
once was another's, and is an alias now.

Remove the alias, or give the page another address. Nothing is said of a page for which a draft
lies ready, nor of pages that are never published at the same time.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    aliases: [/b/]
    ---
    -- content/b.md --

Flagged::

    -- hugo.toml --
    -- content/post/a.md --
    ---
    aliases: [/post/]
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    aliases: [/b/]
    ---
    -- content/b.md --
    ---
    draft: true
    url: /c/
    ---

Source: Hugo ``hugolib/alias.go``; the files that Hugo 0.168 writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.hugo.site.published_paths import address_of
from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import (
    alias_place,
    files_in_common,
    place_of_cause,
    related,
    rivals,
    what_is,
    what_puts,
)

if TYPE_CHECKING:
    from cms.hugo.site.claims import Claim


@site_rule("UR004", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for claims in files_in_common(pages):
        written = [claim for claim in claims if not claim.is_redirect]
        aliases = [claim for claim in claims if claim.role == "alias"]
        yield from _from_aliases(pages, aliases, written)
        yield from _from_pages(pages, written, aliases)


def _from_aliases(
    pages: SitePages, aliases: list[Claim], written: list[Claim]
) -> Iterator[SiteFinding]:
    for alias in aliases:
        others = rivals(pages, alias, written)
        if alias.node.source is not None and others:
            message = msg(
                "at the alias {address} is {other}, and Hugo writes one over the other, so readers "
                "get either or a mixture of both; remove the alias",
                address=address_of(alias.file),
                other=what_is(others[0], pages),
            )
            place = alias_place(pages, alias)
            finding = Finding(place, message, related=related(pages, others))
            yield SiteFinding(alias.node.source.path, finding)


def _from_pages(
    pages: SitePages, written: list[Claim], aliases: list[Claim]
) -> Iterator[SiteFinding]:
    for claim in written:
        others = rivals(pages, claim, aliases)
        if claim.node.source is not None and others:
            message = msg(
                "{cause}, which is an alias of {other}: Hugo writes one over the other, so readers "
                "get either or a mixture of both; remove the alias",
                cause=what_puts(claim),
                other=what_is(others[0], pages),
            )
            place = place_of_cause(pages, claim.node)
            finding = Finding(place, message, related=related(pages, others))
            yield SiteFinding(claim.node.source.path, finding)
