"""A term that is not in the site's vocabulary.

Where the setting `taxonomies` lists the `terms` of a taxonomy, any other one makes a page that
nobody planned, often for a misspelled word.

Write a term of the vocabulary, or add the new one to it.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.categories]
    terms = ["财经", "港股"]
    -- content/a.md --
    ---
    categories: [港古]
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.categories]
    terms = ["财经", "港股"]
    -- content/a.md --
    ---
    categories: [港股]
    tags: [随便]
    ---

Source: Hugo makes a page of each term that some page has.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import term_key
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("TX008", Severity.ERROR, kinds=("vocabulary",))
def check(page: Page) -> Iterator[Finding]:
    for taxonomy, vocabulary in page.site.settings.taxonomies.items():
        if not vocabulary.terms:
            continue
        known = {term_key(term) for term in (*vocabulary.terms, *vocabulary.aliases)}
        for term in page.terms:
            if term.taxonomy == taxonomy and term_key(term.text) not in known:
                from difflib import get_close_matches

                near = get_close_matches(term.text, vocabulary.terms, n=1, cutoff=0.5)
                advice = (
                    msg("did you mean {near}?", near=near[0])
                    if near
                    else msg("known are {terms}", terms=", ".join(vocabulary.terms[:10]))
                )
                message = msg(
                    '"{term}" is not in this site\'s vocabulary of {taxonomy}; {advice}',
                    term=term.text,
                    taxonomy=taxonomy,
                    advice=advice,
                )
                yield Finding(term.route, message)
