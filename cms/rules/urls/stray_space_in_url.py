"""A space at the edge of an address, or an invisible character in it.

Hugo takes `url` and `aliases` as they are, with every space and invisible character that was
copied along: the page is at `/%20about/` or `/about%E2%80%8B/`, and nobody who types `/about/`
finds it.

Remove the space or the character. The fix does so, and is unsafe, as the page gets another address.
Joiners, which some scripts need within words, are left.

Flagged: ``url: " /about/"``
Fixed (unsafe): ``url: "/about/"``
Flagged: ``aliases: ["/about\\u200B/"]``
Clean: ``url: "/about us/"``
Clean: ``slug: " about "``
Source: Hugo ``resources/page/page_paths.go``, ``hugolib/alias.go``, where neither is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category

from cms.hugo.site.edition import has_aliases
from cms.model import Applicability, Finding, Fix, Message, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix

_JOINERS = "\u200c\u200d"


@rule("UR022", Severity.WARNING, keys=("url", "aliases"))
def check(page: Page) -> Iterator[Finding]:
    fields = page.fields
    if message := _message(fields.url):
        yield Finding(("url",), message, _bare(page, ("url",), [fields.url]))
    if has_aliases(page.language):
        for index, alias in enumerate(fields.aliases):
            if message := _message(alias):
                is_list = isinstance(page.data["aliases"], list)
                route: Route = ("aliases", index) if is_list else ("aliases",)
                # A text is all aliases, with spaces between.
                addresses = [alias] if is_list else fields.aliases
                yield Finding(route, message, _bare(page, route, addresses))


def _bare(page: Page, route: Route, addresses: Iterable[str]) -> Fix | None:
    """The addresses without stray spaces and characters, if nothing else is wrong with them."""
    from cms.frontmatter.patch import replace_text

    bare = [_stripped(address) for address in addresses]
    if any(_message(address) or not address.strip("/") for address in bare):
        return None
    text = " ".join(bare)
    patch = replace_text(page.document, route, text)
    return fix(msg("write {address}", address=text), patch, Applicability.UNSAFE)


def _stripped(address: str) -> str:
    shown = "".join(char for char in address if category(char) != "Cf" or char in _JOINERS)
    return "/".join(part.strip() for part in shown.split("/"))


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
