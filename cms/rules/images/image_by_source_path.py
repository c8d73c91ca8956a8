"""An image addressed by where its file lies in the site's folder.

`static/` is no part of any address: Hugo publishes `static/images/pier.png` as
`/images/pier.png`. The same holds for `content/`, below which pages have addresses of their
own, and for `assets/`, of which only templates publish anything. Many editors complete such paths.

Write the address that readers use. The fix does so where there is one; it is unsafe where another
file may be meant.

Flagged::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](../static/images/pier.png)

Fixed::

    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Clean::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Source: Hugo ``hugolib/filesystems/basefs.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM004", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "source-path")


def _message(missing: MissingImage) -> Message:
    use, reason = missing.use, missing.reason
    if not reason.better:
        return msg(
            "{address} is where a file lies, and Hugo publishes {file} nowhere: {seen}; move the "
            "file to static or beside the page",
            address=use.destination,
            file=reason.file,
            seen=seen(use),
        )
    return msg(
        "{address} is where the file lies, and not its address on the site: {seen}; write {better}",
        better=reason.better,
        address=use.destination,
        seen=seen(use),
    )
