"""Two addresses that differ only in capital letters.

`/About/` and `/about/` are two addresses on the web, and two files on the disks of Linux. Where
macOS or Windows builds the site they are one file: one page is written over the other, and what
the site looks like depends on who built it. Hugo writes addresses in lower case, but `url` and
`aliases` keep their capitals, and so do all pages with `disablePathToLower`. The same holds for
letters that are spelt with and without a combining accent.

Give one of the pages another address. An alias that differs from its own page in nothing else
sends readers round in circles on such a disk; remove it, and let the server redirect. The fix
removes such an alias, and is unsafe, for on other disks it works.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    url: /About/
    ---
    -- content/about.md --

Flagged::

    -- hugo.toml --
    -- content/about.md --
    ---
    aliases: [/About/]
    title: 关于
    ---

Fixed (unsafe)::

    -- content/about.md --
    ---
    title: 关于
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    url: /About/me/
    ---
    -- content/about.md --

Source: the file systems of macOS (APFS) and Windows (NTFS); Hugo ``resources/page/page_paths.go``,
where ``url`` is not lowered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cms.hugo.site.published_paths import address_of
from cms.model import Applicability, Finding, Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import (
    alias_place,
    place_of_cause,
    related,
    rivals,
    what_is,
    what_puts,
)
from cms.rules.urls._aliases import without_alias

if TYPE_CHECKING:
    from cms.hugo.site.claims import Claim


@site_rule("UR006", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    seen = set()
    for group in pages.meetings.groups:
        for claim in group:
            twin = _twin(pages, claim, group)
            key = id(claim.node), claim.is_redirect
            if twin is None or claim.node.source is None or claim.role == "home" or key in seen:
                continue
            seen.add(key)
            finding = _finding(pages, claim, twin)
            is_own = claim.is_redirect and twin.node is claim.node
            fix = without_alias(finding.place, Applicability.UNSAFE) if is_own else None
            yield SiteFinding(claim.node.source.path, finding, fix)


def _twin(pages: SitePages, claim: Claim, group: Sequence[Claim]) -> Claim | None:
    """A claim to the same file on a disk that does not heed the case of letters."""
    others = [
        other
        for other in group
        if other.file != claim.file and not (other.is_redirect and claim.is_redirect)
    ]
    if claim.role == "alias":
        own = [other for other in others if other.node is claim.node]
        if own:
            return own[0]
    return next(iter(rivals(pages, claim, others)), None)


def _finding(pages: SitePages, claim: Claim, twin: Claim) -> Finding:
    if not claim.is_redirect:
        place = place_of_cause(pages, claim.node)
        return Finding(
            place, _message(what_puts(claim), twin, pages), related=related(pages, [twin])
        )
    place = alias_place(pages, claim)
    address = address_of(claim.file)
    if twin.node is claim.node:
        message = msg(
            "the alias {address} and the page's own address {own} are one file on macOS and "
            "Windows: a site built there may send readers round in circles; let the server "
            "redirect",
            address=address,
            own=address_of(twin.file),
        )
        return Finding(place, message)
    start = msg("the redirect from {address} is one of the page's aliases", address=address)
    return Finding(place, _message(start, twin, pages), related=related(pages, [twin]))


def _message(start: Message, twin: Claim, pages: SitePages) -> Message:
    return msg(
        "{start}, and at {address} is {other}: on macOS and Windows the two are one file, so a "
        "site built there lacks one of them; change more than the case",
        start=start,
        address=address_of(twin.file),
        other=what_is(twin, pages),
    )
