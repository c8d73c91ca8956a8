"""An alias that is the page's own address.

An alias is an address that a page had before, or that people may type. One that is the address of
the page itself does nothing at best: Hugo writes a redirect to the page and then the page over it.

Remove the alias. The fix does so.

Flagged::

    -- hugo.toml --
    -- content/post/a.md --
    ---
    aliases: [/post/a/]
    title: a
    ---

Fixed::

    -- content/post/a.md --
    ---
    title: a
    ---

Clean::

    -- hugo.toml --
    -- content/post/a.md --
    ---
    aliases: [/a/, b]
    ---

Source: Hugo ``hugolib/alias.go``; what Hugo 0.168 says with ``--printPathWarnings``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.published_paths import address_of
from cms.model import Applicability, Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import alias_place, files_in_common
from cms.rules.urls._aliases import without_alias


@site_rule("UR005", Severity.WARNING, keys=("aliases",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for claims in files_in_common(pages):
        written = [claim.node for claim in claims if not claim.is_redirect]
        for claim in claims:
            source = claim.node.source
            if claim.role == "alias" and source is not None and claim.node in written:
                message = msg(
                    "the alias {address} is the address of the page itself, to which it cannot "
                    "send readers on; remove it",
                    address=address_of(claim.file),
                )
                place = alias_place(pages, claim)
                # Of a file that is a page in several languages, another may need the alias.
                is_one = len(pages.hugo.by_path.get(source.path, ())) == 1
                level = Applicability.SAFE if is_one else Applicability.UNSAFE
                fix = without_alias(place, level)
                yield SiteFinding(source.path, Finding(place, message), fix)
