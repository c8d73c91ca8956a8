"""Too few or too many terms on a page.

The setting `taxonomies` may say how many terms of a taxonomy a page has at least and at most,
`minimum = 1` or `maximum = 5`. A page without any is missing from the lists that readers browse,
one with too many is in lists where nobody looks for it.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.categories]
    minimum = 1
    -- content/a.md --
    ---
    title: 恒指放量
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.categories]
    minimum = 1
    maximum = 2
    -- content/a.md --
    ---
    categories: [港股]
    ---

Source: the settings of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Place, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("TX009", Severity.ERROR, kinds=("vocabulary",))
def check(page: Page) -> Iterator[Finding]:
    if page.file.kind != "page":
        return
    for taxonomy, vocabulary in page.site.settings.taxonomies.items():
        number = sum(term.taxonomy == taxonomy for term in page.terms)
        if number < vocabulary.minimum:
            message = msg(
                "the page has {number} {taxonomy} and needs at least {minimum}",
                number=number,
                taxonomy=taxonomy,
                minimum=vocabulary.minimum,
            )
        elif number > vocabulary.maximum > 0:
            message = msg(
                "the page has {number} {taxonomy}, and {maximum} are the most allowed",
                number=number,
                taxonomy=taxonomy,
                maximum=vocabulary.maximum,
            )
        else:
            continue
        head = page.document.head.start
        place: Place = KeyAt((taxonomy,)) if taxonomy in page.data else Span(head, head)
        yield Finding(place, message)
