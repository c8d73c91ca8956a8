"""A file name with percent signs that make an address nobody can open.

Servers decode `%20` in an address to a space before they look for a file. Hugo writes the page
`a%20b.md` to a folder that is really called `a%20b`, and no request ever reaches it.

Rename the file, with the characters themselves: `中文.md` for `%E4%B8%AD%E6%96%87.md`.

Flagged::

    -- hugo.toml --
    -- content/post/a%20b.md --

Clean::

    -- hugo.toml --
    -- content/post/100%.md --

Clean::

    -- hugo.toml --
    -- content/post/a%20b.md --
    ---
    slug: a-b
    ---

Source: RFC 3986, section 2.4; requests to the files that Hugo 0.168 writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE, part_from_name

_ESCAPES = re.compile("(?:%[0-9a-f]{2})+")


@site_rule("UR010", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for file in pages.pages:
        if "%" not in file.logical:
            continue
        found = _ESCAPES.search(part_from_name(pages, file))
        if found:
            message = msg(
                'no request reaches this page: servers decode {escapes} in its address to "{text}" '
                "while Hugo writes it as it stands in the name of the file; rename the file",
                escapes=found[0],
                text=unquote(found[0]),
            )
            yield SiteFinding(file.path, Finding(WHOLE, message))
