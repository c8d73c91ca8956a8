"""An image in a static folder whose address lacks the slash in front.

An address without a slash starts from the page's own: on `/post/night/`, `images/pier.png` leads to
`/post/night/images/pier.png`. What lies in `static/` counts from the site's root. It works on the
home page only, which is why the mistake stays unseen.

Write the slash. The fix does so; it is unsafe where another file may be meant.

Flagged::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![灯塔岛码头](images/pier.png)

Fixed::

    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![灯塔岛码头](/images/pier.png)

Clean::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![灯塔岛码头](/images/pier.png)

Source: Hugo ``commands/hugobuilder.go``; WHATWG URL.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM005", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "no-slash")


def _message(missing: MissingImage) -> Message:
    return msg(
        "without a slash in front {address} starts from the page's own address, where the image "
        "is not: {seen}; write {better}",
        address=missing.use.destination,
        seen=seen(missing.use),
        better=missing.reason.better,
    )
