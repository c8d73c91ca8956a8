"""The same term twice on one page.

Terms are one for Hugo when only the case of letters differs, or a hyphen stands for a space. The
page is under the term once, but a theme that walks the list shows it twice.

Remove one. The fix removes the later one, and is unsafe where the two are spelled differently, as
the theme may show either.

Flagged: ``tags: [港股, A股, 港股]``
Fixed: ``tags: [港股, A股]``
Flagged: ``tags: [Hong Kong, hong-kong]``
Fixed (unsafe): ``tags: [Hong Kong]``
Clean: ``tags: [港股, A股]``
Source: Hugo ``common/paths/path.go``: the path of a term is in lower case, with hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.terms import Term, term_key
from cms.model import Applicability, Finding, Fix, Related, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("TX003", Severity.WARNING, kinds=("term",))
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
            yield Finding(term.route, message, _removed(page, term, first), (related,))


def _removed(page: Page, term: Term, first: Term) -> Fix | None:
    from cms.frontmatter.patch import remove

    patch = remove(page.document, term.route)
    is_same = term.text == first.text
    return fix(msg("remove it"), patch, Applicability.SAFE if is_same else Applicability.UNSAFE)
