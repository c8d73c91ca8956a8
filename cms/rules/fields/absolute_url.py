"""A web address where Hugo wants a path.

`url` and `aliases` are paths inside the site. Hugo stops at `http://` and `https://` there, and
at an alias that would replace the site's home page.

Write the path alone: `/news/old-name/`.

Flagged: ``url: https://example.com/x/``
Flagged: ``aliases: [https://example.com/x/]``
Flagged: ``aliases: [/]``
Clean: ``aliases: [/news/old-name/]``
Source: Hugo ``hugolib/page__meta.go``, ``hugolib/alias.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD008", Severity.ERROR, keys=("aliases", "url"))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("http-url", "http-alias"):
        message = msg(
            "{value} is a web address where Hugo wants a path, so the build fails; "
            "write the path alone, such as /news/old-name/",
            value=refusal.detail,
        )
        yield Finding(refusal.route, message)
    for refusal in page.refusals("root-alias"):
        message = msg(
            "alias {value} would replace the home page, so the build fails; remove it",
            value=refusal.detail,
        )
        yield Finding(refusal.route, message)
