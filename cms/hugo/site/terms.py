"""The terms that a page is under: which they are, when two are one, and where their pages are.

Follows Hugo ``hugolib/content_map_page_assembler.go`` (terms) and ``common/paths/path.go``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cms.hugo.content.paths import normalise
from cms.hugo.fields.values import try_strings

Route = tuple[str | int, ...]


class Term(NamedTuple):
    """A term of a taxonomy as a page writes it, and where in its front matter."""

    taxonomy: str
    text: str
    route: Route


def read_terms(data: Mapping[str, Any], taxonomies: Iterable[str]) -> Iterator[Term]:
    """The terms of a page; ``taxonomies`` are plural names. What Hugo skips is left out."""
    for taxonomy, value, route in taxonomy_values(data, taxonomies):
        yield from _terms(taxonomy, value, route)


def taxonomy_values(
    data: Mapping[str, Any], taxonomies: Iterable[str]
) -> Iterator[tuple[str, Any, Route]]:
    """The taxonomies that a page has, by their plural names, with the values and their routes.

    A taxonomy under ``params`` is stronger than the one beside it.
    """
    params = data.get("params")
    inner = params if isinstance(params, Mapping) else {}
    for taxonomy in taxonomies:
        key = taxonomy.lower()
        if key in inner:
            yield taxonomy, inner[key], ("params", key)
        elif key in data:
            yield taxonomy, data[key], (key,)


def term_texts(value: Any) -> list[str]:
    """The terms in the value of a taxonomy."""
    if isinstance(value, list) and set(map(type, value)) == {str}:
        return value if "" not in value else [term for term in value if term]
    terms = [value] if isinstance(value, str) else try_strings(value) or []
    return [term for term in terms if term]


def term_key(text: str) -> str:
    """What makes two terms one for Hugo: ``Hello World`` and ``hello-world`` are."""
    return normalise(text)


def term_address(text: str) -> str:
    """The last part of the address of a term's page before it is escaped; may be empty."""
    key = term_key(text)
    if key.isalpha():  # as most are; letters stay
        return key
    from cms.hugo.site.urls import sanitise

    return sanitise(key)


def _terms(taxonomy: str, value: Any, route: Route) -> Iterator[Term]:
    if not isinstance(value, list):
        for text in term_texts(value):
            yield Term(taxonomy, text, route)
        return
    if set(map(type, value)) == {str}:  # as most are
        for index, text in enumerate(value):
            if text:
                yield Term(taxonomy, text, (*route, index))
        return
    if not term_texts(value):  # one item that is no text spoils the list
        return
    for index, item in enumerate(value):
        for text in term_texts(item if isinstance(item, str) else [item]):
            yield Term(taxonomy, text, (*route, index))
