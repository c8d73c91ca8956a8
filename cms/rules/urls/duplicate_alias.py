"""An alias that two pages have.

For every alias Hugo writes a page that sends readers on. Where two pages have the same alias, one
redirect is written over the other, and chance decides where readers of the old address end up.

Keep the alias in one of the pages.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    aliases: [/old/]
    ---
    -- content/b.md --
    ---
    aliases: [/old/]
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    aliases: [/old/]
    ---
    -- content/b.md --
    ---
    aliases: [old/b]
    ---

Source: Hugo ``hugolib/alias.go``; what Hugo 0.168 says with ``--printPathWarnings``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.published_paths import address_of
from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import alias_place, files_in_common, related, rivals, what_is


@site_rule("UR003", Severity.ERROR, keys=("aliases",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for claims in files_in_common(pages):
        if not all(claim.is_redirect for claim in claims):
            continue
        for claim in claims:
            source = claim.node.source
            others = rivals(pages, claim, claims)
            if claim.role != "alias" or source is None or not others:
                continue
            message = msg(
                "{address} is redirected by {other} too, and chance decides where readers of that "
                "address get; remove the alias from one of the two",
                other=what_is(others[0], pages),
                address=address_of(claim.file),
            )
            place = alias_place(pages, claim)
            finding = Finding(place, message, related=related(pages, others))
            yield SiteFinding(source.path, finding)
