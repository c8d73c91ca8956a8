"""Rules about the terms of taxonomies, such as tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cms.hugo.site.terms import Term, read_terms, term_key
from cms.model import Applicability, Fix, msg
from cms.rules.fixes import fix

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


def written_as(
    document: Document,
    term: Term,
    text: str,
    is_same: Callable[[str], bool],
    applicability: Applicability = Applicability.SAFE,
) -> Fix | None:
    """Writes ``text`` for a term, or removes it where the page has that term without it.

    ``is_same`` tells the other terms that are written so as well; the first of them stays.
    """
    from cms.frontmatter.patch import remove, replace_value

    key = term_key(text)
    others = (each for each in read_terms(document.data, (term.taxonomy,)) if each != term)
    if any(
        each.route < term.route if is_same(each.text) else term_key(each.text) == key
        for each in others
    ):
        return fix(msg("remove it"), remove(document, term.route), applicability)
    patch = replace_value(document, term.route, text)
    return fix(msg("write {term}", term=text), patch, applicability)
