"""A number sign in a page's address.

Browsers take what stands behind `#` for a place within a page. Hugo writes `%23` in its links, but
a link that is written by hand, or typed, leads elsewhere: `/c#/` is the page `/c`. Some hosts,
such as Netlify, refuse to publish a site with such a file at all.

Write the sign in words, or give the page a `slug`.

Flagged::

    -- hugo.toml --
    -- content/post/c#.md --

Flagged::

    -- hugo.toml --
    -- content/post/sharp.md --
    ---
    slug: c#
    ---

Clean::

    -- hugo.toml --
    -- content/post/c#.md --
    ---
    title: C#
    slug: c-sharp
    ---

Source: RFC 3986, section 3.5; Hugo ``common/paths/path.go``, where the sign stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.content.content_file import ContentFile
from cms.hugo.fields.values import to_string
from cms.model import Finding, Place, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE, part_from_name


@site_rule("UR011", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    suspects = {file.path: file for key in ("url", "slug") for file in pages.having(key)}
    suspects.update((file.path, file) for file in pages.pages if "#" in file.logical)
    for file in suspects.values():
        for place, text in _parts(pages, file):
            if "#" in text:
                message = msg(
                    "the address has a number sign: links that are written by hand must say %23 "
                    "for it, and some hosts refuse to publish the page; write it in words"
                )
                yield SiteFinding(file.path, Finding(place, message))


def _parts(pages: SitePages, file: ContentFile) -> Iterator[tuple[Place, str]]:
    data = pages.front_matter(file)
    yield WHOLE, part_from_name(pages, file)
    if to_string(data.get("url")):
        yield ("url",), to_string(data["url"])
    elif "slug" in data:
        yield ("slug",), to_string(data["slug"])
