"""Two pages at one address.

Hugo writes every page to the file that its address says. Where two have the same, in whatever
language, one is written over the other without a word, and chance decides which one readers get.
The address comes from `url`, else from the site's `permalinks`, else from the file's name, with
`slug` in place of its last part; and Hugo drops punctuation, so that `夜航，加班.md` and
`夜航加班.md` meet. Pages that Hugo makes itself count too: home pages, lists of sections and terms.
With an extension in `url`, a list and its feed meet in one file.

Give one of the two another address. Nothing is said of a page for which a draft lies ready, nor
of pages that are never published at the same time.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    slug: ferry
    ---
    -- content/b.md --
    ---
    slug: Ferry
    ---

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    ---
    url: /ferry/
    ---
    -- content/a.zh-tw.md --
    ---
    url: /ferry/
    ---

Flagged::

    -- hugo.toml --
    -- content/topics.md --
    ---
    url: /tags/
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    ---
    url: ferry
    ---
    -- content/a.zh-tw.md --
    ---
    url: ferry
    ---

Source: Hugo ``hugolib/page__paths.go``; the files that Hugo 0.168 writes, and what it says with
``--printPathWarnings``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from cms.model import Finding, Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import (
    files_in_common,
    place_of_cause,
    related,
    rivals,
    what_is,
    what_puts,
)

if TYPE_CHECKING:
    from cms.hugo.site.claims import Claim


@site_rule("UR001", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for claims in files_in_common(pages):
        written = [claim for claim in claims if claim.role != "alias"]
        for claim in written:
            source = claim.node.source
            others = rivals(pages, claim, written)
            if source is None or claim.is_redirect or not others:
                continue
            place = place_of_cause(pages, claim.node)
            finding = Finding(place, _message(pages, claim, others), related=related(pages, others))
            yield SiteFinding(source.path, finding)
        yield from _in_two_formats(pages, claims)


def _message(pages: SitePages, claim: Claim, others: Sequence[Claim]) -> Message:
    return msg(
        "{cause}, where {other} is too: Hugo writes one over the other without a word, and chance "
        "decides which one readers get; give one of them another address",
        cause=what_puts(claim),
        other=what_is(others[0], pages),
    )


def _in_two_formats(pages: SitePages, claims: Sequence[Claim]) -> Iterator[SiteFinding]:
    own = [claim for claim in claims if not claim.is_redirect]
    for claim, other in combinations(own, 2):
        if claim.node is other.node and claim.node.source is not None:
            message = msg(
                "{cause}, and so does it the page's other output formats, such as its feed: Hugo "
                "writes one over the other without a word; end url in a slash",
                cause=what_puts(claim),
            )
            place = place_of_cause(pages, claim.node)
            yield SiteFinding(claim.node.source.path, Finding(place, message))
            return
