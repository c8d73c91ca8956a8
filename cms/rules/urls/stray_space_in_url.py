"""A space at the edge of an address, or an invisible character in it.

Hugo takes `url` and `aliases` as they are, with every space and invisible character that was
copied along: the page is at `/%20about/` or `/about%E2%80%8B/`, and nobody who types `/about/`
finds it.

Remove the space or the character.

Flagged: ``url: " /about/"``
Flagged: ``aliases: ["/about\\u200B/"]``
Clean: ``url: "/about us/"``
Clean: ``slug: " about "``
Source: Hugo ``resources/page/page_paths.go``, ``hugolib/alias.go``, where neither is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from cms.hugo.site.edition import has_aliases
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule


@rule("UR022", Severity.WARNING, keys=("url", "aliases"))
def check(page: Page) -> Iterator[Finding]:
    fields = page.fields
    if message := _message(fields.url):
        yield Finding(("url",), message)
    if has_aliases(page.language):
        for index, alias in enumerate(fields.aliases):
            if message := _message(alias):
                is_list = isinstance(page.data["aliases"], list)
                yield Finding(("aliases", index) if is_list else ("aliases",), message)


def _message(address: str) -> Message | None:
    if address.isascii() and address == address.strip(" "):
        return None
    for char in address:
        if category(char) == "Cf" or char == "\xa0":
            return msg(
                "there is an invisible character, U+{code}, in this address, so that nobody who "
                "types it gets there; remove it",
                code=f"{ord(char):04X}",
            )
    if any(part != part.strip() for part in address.split("/")):
        return msg(
            "there is a space at the edge of a part of this address, so that nobody who types it "
            "without gets there; remove it"
        )
    return None
