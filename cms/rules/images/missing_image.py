"""An image that is not there.

Hugo does not look whether images exist. It builds the page without a word, and readers get the
sign of a broken image. It is looked for wherever Hugo, its templates and a browser would: among
the files of the page, below `assets` and in the static folders of the site and its theme, under
the address that the page really has. Front matter is judged by what the theme does with it.

Images on other hosts are not judged here, nor what a theme that is not on disk might bring.

Put the file where the address says, or write the address of the file.

Flagged::

    -- hugo.toml --
    -- static/images/ferry.png --
    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![夜航的渡轮](/images/fery.png)

Clean::

    -- hugo.toml --
    -- static/images/ferry.png --
    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![夜航的渡轮](/images/ferry.png)

Source: Hugo ``tpl/tplimpl/embedded/templates``, ``commands/hugobuilder.go``; what the theme's
templates do is in its schema (``x-image``).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM001", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "missing")


def _message(missing: MissingImage) -> Message:
    use, reason = missing.use, missing.reason
    if not use.destination.strip():
        return msg("the image has no address: {seen}; write where the file is", seen=seen(use))
    if reason.file:
        return msg(
            "there is no image at {address} for this page, whose address is not where its file "
            "is: {seen}; write {better}",
            address=use.destination,
            seen=seen(use),
            better=reason.better,
        )
    if reason.better:
        return msg(
            "there is no image at {address}: {seen}; did you mean {better}?",
            address=use.destination,
            seen=seen(use),
            better=reason.better,
        )
    return msg(
        "there is no image at {address}: {seen}; add the file, or write the address of another",
        address=use.destination,
        seen=seen(use),
    )
