"""A slash in a term.

Hugo takes the slash for a folder: the page of `AI/ML` is at `/tags/ai/ml/`, below that of `AI`,
and a link that a theme makes from the text may end somewhere else. With a slash at an end, or two
in a row, the address has an empty part, which many servers do not find.

Use another character, or two terms.

Flagged: ``tags: [AI/ML]``
Flagged: ``tags: ["AI/"]``
Clean: ``tags: [AI, ML]``
Clean: ``tags: [AI／ML]``
Source: Hugo ``common/paths/path.go``: slashes stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import term_address
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("TX005", Severity.WARNING, kinds=("term",))
def check(page: Page) -> Iterator[Finding]:
    for term in page.terms:
        if "/" in term.text and term_address(term.text).strip("/-"):
            message = msg(
                'the slash in "{term}" makes folders of it: its page is at '
                "/{taxonomy}/{address}/; use another character, or two terms",
                term=term.text,
                taxonomy=term.taxonomy,
                address=term_address(term.text),
            )
            yield Finding(term.route, message)
