"""An image in a bundle that its page does not show.

Hugo publishes every file of a bundle, shown or not. What is left over from drafts makes the site
and its repository larger, and may show what nobody meant to publish.

The rule has to be selected, since templates can show images that no page names. Images are taken
for shown where a page of the bundle has their name anywhere, where another page of the site asks
for the name, where a shortcode or `resources` may choose among all, and where the name is one that
themes look for, such as `cover.png`. Images in `static` belong to no page and are not judged. It
says something only when a whole site is judged.

Show the image or remove it.

Flagged::

    -- hugo.toml --
    -- content/post/ferry/index.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](night.png)
    -- content/post/ferry/night.png --
    -- content/post/ferry/old-draft.png --

Clean::

    -- hugo.toml --
    -- content/post/ferry/index.md --
    ---
    title: 渡轮
    ---
    ![夜航的渡轮](night.png)
    -- content/post/ferry/night.png --
    -- content/post/ferry/cover.png --

Source: Hugo ``hugolib/page.go`` (``renderResources``).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import UNUSED_IMAGES, SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.unused_images import unused_images


@site_rule("IM016", Severity.WARNING, keys=(UNUSED_IMAGES,), opt_in=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for path, image in unused_images(pages):
        message = msg(
            "nothing names {image}, which Hugo publishes with this page all the same; show it or "
            "remove it",
            image=image,
        )
        yield SiteFinding(path, Finding(Span(0, 0), message))
