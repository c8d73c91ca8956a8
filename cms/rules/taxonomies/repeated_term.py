"""The same term twice on one page.

Terms are one for Hugo when only the case of letters differs, or a hyphen stands for a space. The
page is under the term once, but a theme that walks the list shows it twice.

Remove one.

Flagged: ``tags: [港股, A股, 港股]``
Flagged: ``tags: [Hong Kong, hong-kong]``
Clean: ``tags: [港股, A股]``
Source: Hugo ``common/paths/path.go``: the path of a term is in lower case, with hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import Term, term_key
from cms.model import Finding, Related, Severity, msg
from cms.rules.base import Page, rule


@rule("TX003", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Term] = {}
    for term in page.terms:
        first = seen.setdefault((term.taxonomy, term_key(term.text)), term)
        if first is not term:
            message = msg(
                'Hugo takes "{term}" and "{first}" for one term of {taxonomy}, and the theme may '
                "show both; remove one",
                term=term.text,
                first=first.text,
                taxonomy=term.taxonomy,
            )
            related = Related(page.file.path, msg("the first is here"), first.route)
            yield Finding(term.route, message, related=(related,))
