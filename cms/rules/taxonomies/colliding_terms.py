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
    for (_, taxonomy), spellings in pages.terms.items():
        addresses: dict[str, str] = {}
        for text in spellings:
            address = term_address(text)
            other = addresses.setdefault(address, text)
            if not address or term_key(other) == term_key(text):
                continue
            message = msg(
                'the pages of "{term}" and "{other}" are written over each other at '
                "/{taxonomy}/{address}/; use one of them",
                term=text,
                other=other,
                taxonomy=taxonomy,
                address=address,
            )
            first, place = spellings[other][0]
            related = Related(first.path, msg('"{term}" is here', term=other), place.route)
            for file, term in spellings[text]:
                yield SiteFinding(file.path, Finding(term.route, message, related=(related,)))
