"""An image in front matter that lies beside the page, where the theme does not look.

Each theme looks for its images in its own way. Mainroad takes `thumbnail` for an address from the
site's root: `thumbnail: cover.png` leads to `/cover.png`, although `cover.png` lies beside the
page, and although it shows in the text. Other themes find it by its name alone.

Write the address at which the file is published.

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/post/ferry/cover.png --
    -- content/post/ferry/index.md --
    ---
    thumbnail: cover.png
    ---

Clean::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/post/ferry/cover.png --
    -- content/post/ferry/index.md --
    ---
    thumbnail: post/ferry/cover.png
    ---

Source: ``x-image`` in the theme's schema; Mainroad ``layouts/partials/post_thumbnail.html``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM008", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "theme")


def _message(missing: MissingImage) -> Message:
    return msg(
        "the theme does not look beside the page for {address}: {seen}; write {better}",
        address=missing.use.destination,
        seen=seen(missing.use),
        better=missing.reason.better,
    )
