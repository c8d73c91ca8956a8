"""A `url` that Hugo takes for the name of a file.

A `url` with a dot anywhere and without a slash at the end is the name of a file for Hugo: of
`/docs/v1.2` it makes a file `v1.2`, and of `/v1.2/intro` a file `intro`, not a folder with a page.
Servers do not know that such a file holds HTML, and browsers offer to save it, or show its source.

End the address in a slash. The fix does so, and is unsafe, as the page gets another address.

Endings of pages and feeds, such as `.html`, `.php` or `.xml`, are left
alone, and so are pages with `outputs` or a `layout`.

Flagged: ``url: /docs/v1.2``
Fixed (unsafe): ``url: /docs/v1.2/``
Flagged: ``url: /v1.2/intro``
Flagged: ``url: /asp.net``
Clean: ``url: /docs/v1.2/``
Clean: ``url: /old/page.html``
Source: Hugo ``resources/page/page_paths.go``; the files that Hugo 0.168 writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.site.urls import clean
from cms.model import Applicability, Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix

_SERVED = re.compile(r".*\.(?:[sx]?html?|php\d?|aspx?|jsp|cfm|cgi|xml|rss|atom|json|txt)", re.I)


@rule("UR015", Severity.WARNING, keys=("url",))
def check(page: Page) -> Iterator[Finding]:
    url = page.fields.url
    if "." not in url or "://" in url or "?" in url:
        return
    if ".." in url:
        url = clean(f"/{url}")
    name = url.rpartition("/")[2]
    if "." not in url or name in ("", ".") or _SERVED.fullmatch(name):
        return
    if not page.data.get("outputs") and not page.data.get("layout"):
        message = msg(
            "with a dot and without a slash at the end, url is the name of a file for Hugo, and "
            "servers do not know that {name} is a web page; end url in a slash",
            name=name,
        )
        yield Finding(("url",), message, _with_slash(page))


def _with_slash(page: Page) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    written = page.data["url"]
    if not isinstance(written, str) or written != written.strip():
        return None
    patch = replace_text(page.document, ("url",), f"{written}/")
    return fix(msg("write {url}", url=f"{written}/"), patch, Applicability.UNSAFE)
