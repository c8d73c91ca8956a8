"""A `url` with which the build fails.

Hugo reads `url` as a part of a web address. A percent sign that begins no escape such as `%20`, or
a control character, makes it crash without naming the file; now and then it says nothing instead,
and publishes an empty site. A single dot is the root folder of the site, which cannot be a page.

Write the address without them.

Flagged: ``url: /100%/``
Flagged: ``url: "/a\\tb/"``
Flagged: ``url: /.``
Clean: ``url: /100/``
Source: Hugo ``resources/page/page_paths.go``; Go ``net/url``; runs of Hugo 0.168.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.urls import UrlError, clean, escape_url
from cms.model import Finding, Severity, msg
from cms.rules.base import SHOWN, Page, rule


@rule("UR016", Severity.ERROR, keys=("url",))
def check(page: Page) -> Iterator[Finding]:
    url = page.fields.url
    if not url or "://" in url:
        return
    try:
        escape_url(url)
    except UrlError:
        message = msg(
            "{url} has a percent sign that begins no escape, or a control character, and Hugo "
            "crashes without naming this file, or publishes nothing; remove it",
            url=repr(url[:SHOWN])[1:-1],
        )
        yield Finding(("url",), message)
        return
    if url.rpartition("/")[2] == "." and clean(f"/{url}") == "/":
        message = msg("{url} is the root folder of the site, so the build fails", url=url)
        yield Finding(("url",), message)
