"""An address that Windows cannot write.

The published site is made of folders that are called like the parts of addresses. On Windows these
have no `<`, `>`, `:`, `"`, `|` and `*`, do not end in a dot or a space, and are not called `con`,
`aux`, `nul` or the like. A backslash parts folders there, while elsewhere it is a part of the name
and stands as `%5C` in the address. Where somebody builds such a site on Windows, the build fails
or the page goes elsewhere.

Use other characters; for a backslash, a slash.

Flagged: ``url: /a|b/``
Flagged: ``url: /posts\\ferry/``
Flagged: ``slug: con``
Flagged: ``slug: etc.``
Flagged: ``aliases: ["/a:b/"]``
Clean: ``url: /a-b/``
Clean: ``slug: control``
Source: "Naming Files, Paths, and Namespaces" in the documentation of Windows; Hugo
``resources/page/page_paths.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.site.edition import has_aliases
from cms.hugo.site.urls import sanitise
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.urls._addresses import uses_slug

_FORBIDDEN = re.compile('[<>:"|*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.I)


@rule("UR021", Severity.WARNING, keys=("url", "slug", "aliases"))
def check(page: Page) -> Iterator[Finding]:
    fields = page.fields
    if ":" not in fields.url and (message := _message(fields.url)):
        yield Finding(("url",), message)
    if "slug" in page.data and uses_slug(page) and (message := _message(sanitise(fields.slug))):
        yield Finding(("slug",), message)
    if has_aliases(page.language):
        for index, alias in enumerate(fields.aliases):
            if "://" not in alias and (message := _message(alias)):
                is_list = isinstance(page.data["aliases"], list)
                yield Finding(("aliases", index) if is_list else ("aliases",), message)


def _message(address: str) -> Message | None:
    if "\\" in address:
        return msg(
            "a backslash is no slash in addresses: it stands as %5C in links, and makes folders "
            "where the site is built on Windows; write a slash"
        )
    forbidden = _FORBIDDEN.search(address)
    if forbidden:
        return msg(
            "no file on Windows has {char} in its name, so the site cannot be built there; use "
            "another character",
            char=forbidden[0],
        )
    for part in address.split("/"):
        if part.endswith((".", " ")) and part.strip(". "):
            return msg(
                "on Windows no folder's name ends in a dot or a space, so where the site is built "
                "there, {part} is elsewhere than links say; write it without",
                part=part,
            )
        if _DEVICE.fullmatch(part):
            return msg(
                "on Windows no folder is called {part}, so the site cannot be built there; "
                "use another word",
                part=part,
            )
    return None
