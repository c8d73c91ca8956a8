"""An image beside a page that is no bundle.

`content/post/night.md` is published at `/post/night/`, so that an address such as `ferry.png` leads
to `/post/night/ferry.png`. The file in `content/post/` goes to `/post/ferry.png` instead. Editors
show the image, since they start from the file; readers get none. This is the most frequent mistake
with images on Hugo sites.

Make the page a bundle: move it to `post/night/index.md` and the image beside it, or put the
image into a folder of the page's name, `post/night/ferry.png`. Its address stays as it is.

Flagged::

    -- hugo.toml --
    -- content/post/ferry.png --
    -- content/post/night.md --
    ---
    title: 夜航
    ---
    ![夜航的渡轮](ferry.png)

Clean::

    -- hugo.toml --
    -- content/post/night/ferry.png --
    -- content/post/night/index.md --
    ---
    title: 夜航
    ---
    ![夜航的渡轮](ferry.png)

Source: Hugo ``resources/page/page_paths.go``, ``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM002", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "beside-page")


def _message(missing: MissingImage) -> Message:
    name = missing.path.rpartition("/")[2]
    return msg(
        "{address} lies beside {name}, but the page's address is a folder below, where the image "
        "is not: {seen}; move the page to {bundle} and the image beside it, or write {better}",
        address=missing.use.destination,
        name=name,
        seen=seen(missing.use),
        bundle=_bundle(name),
        better=missing.reason.better,
    )


def _bundle(name: str) -> str:
    """``night.zh-tw.md`` as a bundle is ``night/index.zh-tw.md``."""
    stem, dot, rest = name.partition(".")
    return f"{stem}/index{dot}{rest}"
