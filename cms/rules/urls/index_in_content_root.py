"""A home page that swallows the whole site.

A folder with `index.md` is one page, and everything else in it belongs to that page. In the root of
the content folder this makes one page of the whole site: no other Markdown file is a page any more,
and no section is there. Hugo warns of it, and goes on.

Rename the file to `_index.md`.

Flagged::

    -- hugo.toml --
    -- content/index.md --
    -- content/post/ferry.md --

Clean::

    -- hugo.toml --
    -- content/_index.md --
    -- content/post/ferry.md --

Clean::

    -- hugo.toml --
    -- content/index.md --

Source: Hugo ``hugolib/page__new.go``: "Using index.md in your content's root directory is usually
incorrect for your home page".
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE


@site_rule("UR019", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    swallowed = sum(resource.is_content_resource for resource in pages.tree.resources)
    if not swallowed:
        return
    for file in pages.pages:
        if file.kind == "home" and file.bundle == "leaf":
            message = msg(
                "index.md in the root makes one page of the whole content folder, and none of the "
                "other files ({number}) is a page; rename it to {name}",
                number=swallowed,
                name=f"_{file.path.rpartition('/')[2]}",
            )
            yield SiteFinding(file.path, Finding(WHOLE, message))
