"""A term whose page has no address that a reader can open.

Hugo drops punctuation, symbols and pictures from addresses. Of `？！` nothing is left, so the
page of the term is written to the address of the list of all terms, one of them over the other.
Parts such as `..` and `%41` mean something else to browsers.

Use letters or digits.

Flagged: ``tags: ["？！"]``
Flagged: ``tags: [😀]``
Flagged: ``tags: [".."]``
Flagged: ``tags: ["a%20b"]``
Clean: ``tags: ["Q&A", "100%", C++]``
Source: Hugo ``common/paths/path.go`` (Sanitize); the pages that Hugo 0.168 writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.site.terms import term_address
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule

_ESCAPE = re.compile("%[0-9a-f]{2}")


@rule("TX004", Severity.ERROR, kinds=("term",))
def check(page: Page) -> Iterator[Finding]:
    for term in page.terms:
        address = term_address(term.text)
        if not address.strip("/-"):
            message = msg(
                'of "{term}" nothing is left in an address, so its page and the list of all '
                "{taxonomy} are written over each other at /{taxonomy}/; use letters or digits",
                term=term.text,
                taxonomy=term.taxonomy,
            )
        elif _ESCAPE.search(address) or not {".", ".."}.isdisjoint(address.split("/")):
            message = msg(
                'browsers read /{taxonomy}/{address}/, the address of "{term}", as another one, '
                "so the page of the term cannot be opened; use letters or digits",
                term=term.text,
                taxonomy=term.taxonomy,
                address=address,
            )
        else:
            continue
        yield Finding(term.route, message)
