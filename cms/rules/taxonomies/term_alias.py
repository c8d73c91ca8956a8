"""Another name for a term of the site's vocabulary.

The setting `taxonomies` lists names that authors use for one term, so that its pages are found in
one place. With `aliases = { AI = "人工智能" }` under `[taxonomies.tags]` the tag `AI` makes a
second page for the same subject.

Write the term that the vocabulary has.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.tags]
    aliases = { AI = "人工智能" }
    -- content/a.md --
    ---
    tags: [ai]
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.tags]
    aliases = { AI = "人工智能" }
    -- content/a.md --
    ---
    tags: [人工智能]
    ---

Source: Hugo makes a page of each term that some page has.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import term_key
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("TX007", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    for taxonomy, vocabulary in page.site.settings.taxonomies.items():
        meant = {term_key(alias): term for alias, term in vocabulary.aliases.items()}
        for term in page.terms:
            if term.taxonomy == taxonomy and term_key(term.text) in meant:
                message = msg(
                    '"{term}" is another name for "{meant}" in this site\'s vocabulary of '
                    "{taxonomy}; write {meant}",
                    term=term.text,
                    meant=meant[term_key(term.text)],
                    taxonomy=taxonomy,
                )
                yield Finding(term.route, message)
