"""A number sign in a term.

The page of `C#` is at `/tags/c%23/`. A link that is written by hand, or made by a theme from the
text, says `/tags/c#/`, which browsers take for a place within `/tags/c`.

Write the sign in words, or give the term a page `content/tags/c#/_index.md` with a `url`.

Flagged: ``tags: ["C#"]``
Clean: ``tags: [csharp]``
Clean: ``tags: [C]``
Source: Hugo ``common/paths/path.go``: the sign stays, and ``RelPermalink`` escapes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import term_address
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("TX006", Severity.WARNING, kinds=("term",))
def check(page: Page) -> Iterator[Finding]:
    for term in page.terms:
        if "#" in term.text:
            message = msg(
                'the page of "{term}" is at /{taxonomy}/{escaped}/ only, and a link to '
                "/{taxonomy}/{address}/ leads nowhere; write # in words",
                term=term.text,
                taxonomy=term.taxonomy,
                address=term_address(term.text),
                escaped=term_address(term.text).replace("#", "%23"),
            )
            yield Finding(term.route, message)
