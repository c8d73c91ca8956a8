"""A colon in `url` that begins no token, on which Hugo crashes.

In `url` Hugo replaces words such as `:year` or `:slug`. At any other word after a colon, as in
`/news:a/` or `mailto:x`, it stops with a crash that does not name the file.

Write the address without the colon, or put a backslash before it.

Flagged: ``url: "/news:today/"``
Clean: ``url: "/:year/:slug/"``
Clean: ``url: /news/today/``
Source: Hugo ``resources/page/permalinks.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.permalinks import parse_pattern
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD024", Severity.ERROR, keys=("url",))
def check(page: Page) -> Iterator[Finding]:
    url = page.fields.url
    if ":" not in url or url.startswith(("http://", "https://")):
        return
    unknown = parse_pattern(url).unknown
    if unknown:
        message = msg(
            "{token} in url is no token that Hugo knows, and it crashes without naming this file; "
            "write the address without the colon",
            token=unknown,
        )
        yield Finding(("url",), message)
