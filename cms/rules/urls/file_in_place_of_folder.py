"""A page's file where other pages need a folder.

`url: /news.html` makes a file `news.html`. A page whose address is `/news.html/` or
`/news.html/today/`, by a folder or a slug of that name, needs a folder `news.html` in the same
place. There cannot be both, so the build fails.

Give one of the two another address.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    url: /news.html
    ---
    -- content/b.md --
    ---
    slug: news.html
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    url: /news.html
    ---
    -- content/b.md --
    ---
    slug: news
    ---

Source: Hugo 0.168: "failed to render pages: ... is a directory".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.hugo.site.published_paths import address_of
from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import alias_place, place_of_cause, related, rivals, what_is

if TYPE_CHECKING:
    from cms.hugo.site.claims import Claim


@site_rule("UR007", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for file, inside in pages.meetings.blocked:
        for claim, other in ((file, inside), (inside, file)):
            if claim.node.source is not None and rivals(pages, claim, [other]):
                yield SiteFinding(claim.node.source.path, _finding(pages, claim, other, file))


def _finding(pages: SitePages, claim: Claim, other: Claim, file: Claim) -> Finding:
    message = msg(
        "the address {address} and that of {other}, {its}, need a file and a folder called "
        "{name}, so the build fails; change one of the addresses",
        address=address_of(claim.file),
        other=what_is(other, pages),
        its=address_of(other.file),
        name=file.file,
    )
    redirects = claim.is_redirect
    place = alias_place(pages, claim) if redirects else place_of_cause(pages, claim.node)
    return Finding(place, message, related=related(pages, [other]))
