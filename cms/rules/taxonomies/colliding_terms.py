"""Two terms whose pages have one address.

Hugo drops punctuation from addresses: `x?y` and `xy` are two terms, and both have their page at
`/tags/xy/`. One is written over the other, and its pages cannot be found.

Use one of them, or other words.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    tags: [Q&A]
    ---
    -- content/b.md --
    ---
    tags: [QA]
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    tags: [Q&A]
    ---
    -- content/b.md --
    ---
    tags: [q&a, C++, C]
    ---

Source: Hugo ``common/paths/path.go``: what Sanitize drops.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import term_address, term_key
from cms.model import Finding, Related, Severity, msg
from cms.rules.base import TERMS, SiteFinding, site_rule
from cms.rules.site_pages import SitePages


@site_rule("TX010", Severity.ERROR, keys=(TERMS,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for (language, taxonomy), spellings in pages.terms.items():
        addresses: dict[str, str] = {}
        others: dict[str, str] = {}
        for text in spellings:
            address = term_address(text)
            other = addresses.setdefault(address, text)
            if address and term_key(other) != term_key(text):
                others[text] = other
        if not others:
            continue
        for file, term in pages.under(language, taxonomy, others):
            other = others[term.text]
            message = msg(
                'the pages of "{term}" and "{other}" are written over each other at '
                "/{taxonomy}/{address}/; use one of them",
                term=term.text,
                other=other,
                taxonomy=taxonomy,
                address=term_address(term.text),
            )
            first, place = spellings[other].file, spellings[other].term.route
            related = Related(first.path, msg('"{term}" is here', term=other), place)
            yield SiteFinding(file.path, Finding(term.route, message, related=(related,)))
