"""Another name for a term of the site's vocabulary.

The setting `taxonomies` lists names that authors use for one term, so that its pages are found in
one place. With `aliases = { AI = "人工智能" }` under `[taxonomies.tags]` the tag `AI` makes a
second page for the same subject.

Write the term that the vocabulary has. The fix does so.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [taxonomies.tags]
    aliases = { AI = "人工智能" }
    -- content/a.md --
    ---
    tags: [ai]
    ---

Fixed::

    -- content/a.md --
    ---
    tags: [人工智能]
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

from collections.abc import Iterator, Mapping
from functools import partial

from cms.hugo.site.terms import term_key
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.taxonomies import written_as


@rule("TX007", Severity.WARNING, kinds=("vocabulary",))
def check(page: Page) -> Iterator[Finding]:
    for taxonomy, vocabulary in page.site.settings.taxonomies.items():
        meant = {term_key(alias): term for alias, term in vocabulary.aliases.items()}
        for term in page.terms:
            name = meant.get(term_key(term.text))
            if term.taxonomy == taxonomy and name is not None:
                message = msg(
                    '"{term}" is another name for "{meant}" in this site\'s vocabulary of '
                    "{taxonomy}; write {meant}",
                    term=term.text,
                    meant=name,
                    taxonomy=taxonomy,
                )
                is_same = partial(_means, meant, name)
                yield Finding(term.route, message, written_as(page.document, term, name, is_same))


def _means(meant: Mapping[str, str], name: str, text: str) -> bool:
    return meant.get(term_key(text)) == name
