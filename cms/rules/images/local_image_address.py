r"""An image address that leads to the author's computer.

`C:\图片\渡轮.png`, `file:///home/lin/ferry.png`, `/Users/lin/ferry.png` and
`http://localhost:1313/ferry.png` are found on one computer only, and a path with backslashes is a
path on Windows, not an address. Editors insert such paths when an image is dropped onto them, and
preview them well. Readers get the sign of a broken image.

Copy the image into the site and write its address there, with slashes. The fix writes the address
of a preview as it is on the site, and slashes for backslashes. Where the site has an image of that
name elsewhere, the fix is unsafe: it may be another one.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](C:\Users\lin\ferry.png)

Flagged::

    -- hugo.toml --
    -- static/images/ferry.png --
    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](http://localhost:1313/images/ferry.png)

Fixed::

    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](/images/ferry.png)

Flagged::

    -- hugo.toml --
    -- static/images/ferry.png --
    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](C:\Users\lin\ferry.png)

Fixed (unsafe)::

    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](/images/ferry.png)

Clean::

    -- hugo.toml --
    -- static/images/ferry.png --
    -- content/a.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](/images/ferry.png)

Source: WHATWG URL; goldmark prints a backslash as ``%5C``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM011", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "local")


def _message(missing: MissingImage) -> Message:
    use, better = missing.use, missing.reason.better
    if better:
        return msg(
            "{address} is a path on a computer, not an address on the site: {seen}; write {better}",
            better=better,
            address=use.destination,
            seen=seen(use),
        )
    return msg(
        "{address} is a path on a computer, not an address on the site: {seen}; copy the image "
        "into the site and write its address there",
        address=use.destination,
        seen=seen(use),
    )
