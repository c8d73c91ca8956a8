"""A file in `static` at the address of a page.

Hugo copies what is in `static` into the site as it is, so that `static/about/index.html` goes to
the same place as the page `content/about.md`. One is written over the other without a word, and
chance decides which one readers get.

Delete the file, or give the page another address.

Flagged::

    -- hugo.toml --
    -- static/about/index.html --
    <p>About</p>
    -- content/about.md --

Clean::

    -- hugo.toml --
    -- static/about/picture.svg --
    <svg xmlns="http://www.w3.org/2000/svg"/>
    -- content/about.md --

Source: Hugo ``hugolib/hugo_sites_build.go``, where files are copied while pages are rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cms.hugo.site.published_paths import address_of
from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import alias_place, place_of_cause


@site_rule("UR008", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for claim, found in pages.meetings.copied:
        if claim.node.source is None:
            continue
        message = msg(
            "{file} goes to the address {address} of this page: Hugo writes one over the other "
            "without a word; delete that file, or change the address",
            file=_shown(found, pages.site.config.root),
            address=address_of(claim.file),
        )
        redirects = claim.is_redirect
        place = alias_place(pages, claim) if redirects else place_of_cause(pages, claim.node)
        yield SiteFinding(claim.node.source.path, Finding(place, message))


def _shown(location: str, root: Path) -> str:
    path = Path(location)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
