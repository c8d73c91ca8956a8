"""An address that nobody can open.

What stands behind a `?` in an address is no part of the path, and browsers keep what stands behind
a `#` to themselves. Servers decode `%20` to a space before they look for a file, while Hugo writes
a folder that is really called `a%20b`. So a page with such a `url` or `slug`, or a redirect from
such an alias, exists in the published site, and no request ever reaches it. Old addresses like
`/?p=12` cannot be aliases at all.

Write the characters themselves: `中文` for `%E4%B8%AD%E6%96%87`; Hugo encodes them in links. For
addresses with a query, let the server redirect.

Flagged: ``url: /a%20b/``
Flagged: ``url: "/news?id=7"``
Flagged: ``slug: "%E4%B8%AD%E6%96%87"``
Flagged: ``aliases: ["/?p=12"]``
Flagged: ``aliases: ["/c#/"]``
Clean: ``url: /中文/``
Clean: ``slug: 100%``
Clean: ``aliases: [/old/, /旧/]``
Source: RFC 3986, sections 2.4 and 3.5; requests to the files that Hugo 0.168 writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cms.hugo.site.edition import has_aliases
from cms.model import Finding, Message, Route, Severity, msg
from cms.rules.base import Page, rule

_ESCAPES = re.compile("(?:%[0-9A-Fa-f]{2})+")


@rule("UR009", Severity.ERROR, keys=("url", "slug", "aliases"))
def check(page: Page) -> Iterator[Finding]:
    fields = page.fields
    if fields.url:
        yield from _wrong(("url",), fields.url, "?")
    elif "slug" in page.data:
        yield from _wrong(("slug",), fields.slug, "")
    if has_aliases(page.language):
        for index, alias in enumerate(fields.aliases):
            route = ("aliases", index) if isinstance(page.data["aliases"], list) else ("aliases",)
            yield from _wrong(route, alias, "?#")


def _wrong(route: Route, value: str, marks: str) -> Iterator[Finding]:
    if value.startswith(("http://", "https://")):
        return
    found = next((char for char in value if char in marks), None)
    if found:
        yield Finding(route, _of_mark(value, found))
    elif escapes := _ESCAPES.search(value):
        yield Finding(route, _of_escapes(escapes[0]))


def _of_mark(value: str, mark: str) -> Message:
    return msg(
        "no request reaches {value}: what stands behind {mark} is no part of the path that a "
        "server looks for; write an address without it",
        value=value,
        mark=mark,
    )


def _of_escapes(escapes: str) -> Message:
    return msg(
        'no request reaches an address with {escapes}: servers decode it to "{text}", while Hugo '
        "writes it as it stands here; write the characters themselves",
        escapes=escapes,
        text=unquote(escapes),
    )
