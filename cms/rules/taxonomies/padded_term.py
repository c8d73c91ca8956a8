"""A term with white space at its beginning or end.

Hugo keeps the white space: `"人工智能 "` is another term than `人工智能`, with a page of its own
at `/tags/人工智能-/` that no reader expects.

Remove the white space. The fix does so.

Flagged: ``tags: ["人工智能 "]``
Fixed: ``tags: ["人工智能"]``
Flagged: ``categories: ["　财经"]``
Clean: ``tags: ["人工 智能"]``
Clean: ``tags: [ 人工智能 ]``
Source: Hugo ``common/paths/path.go``: each space of a term becomes a hyphen.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import Term, term_address
from cms.model import Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.taxonomies import written_as


@rule("TX002", Severity.WARNING, kinds=("term",))
def check(page: Page) -> Iterator[Finding]:
    for term in page.terms:
        bare = term.text.strip()
        if bare != term.text:
            message = msg(
                'the white space around "{term}" makes it a term of its own, at '
                "/{taxonomy}/{address}/; remove it",
                term=bare,
                taxonomy=term.taxonomy,
                address=term_address(term.text),
            )
            yield Finding(term.route, message, _stripped(page, term))


def _stripped(page: Page, term: Term) -> Fix | None:
    bare = term.text.strip()
    if bare.startswith("- "):
        return None  # an item of a list that starts with a blank of another kind
    return written_as(page.document, term, bare, lambda text: text != bare and text.strip() == bare)
