"""An image address that leaves the site's folder on its host.

A site with `baseURL = "https://example.org/blog/"` has all of its files below `/blog/`.
`/images/pier.png` leads to the host's root, where they are not. While writing this does not show if
the server on the author's computer has no such folder.

With `canonifyURLs` Hugo puts the folder in front of such addresses. `relativeURLs` does so too,
but then Hugo's own templates, which write the folder already, have it twice.

Write the folder into the address, or put the image beside the page and write its name only.

Flagged::

    -- hugo.toml --
    baseURL = "https://example.org/blog/"
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Clean::

    -- hugo.toml --
    baseURL = "https://example.org/blog/"
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/blog/images/pier.png)

Source: Hugo ``transform/urlreplacers/absurlreplacer.go``, ``helpers/url.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM006", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    yield from findings(pages, _message, "outside")
    yield from findings(pages, _message_of_doubled, "doubled-path")


def _message(missing: MissingImage) -> Message:
    use, better = missing.use, missing.reason.better
    if not better:
        return msg(
            "{address} leaves the folder that baseURL gives the site: {seen}; write an address "
            "inside of it",
            address=use.destination,
            seen=seen(use),
        )
    return msg(
        "{address} leaves the folder that baseURL gives the site: {seen}; write {better}",
        better=better,
        address=use.destination,
        seen=seen(use),
    )


def _message_of_doubled(missing: MissingImage) -> Message:
    return msg(
        "Hugo finds {address}, but with relativeURLs it puts the folder of baseURL into the "
        "address twice: {seen}; turn relativeURLs off",
        address=missing.use.destination,
        seen=seen(missing.use),
    )
