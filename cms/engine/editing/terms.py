"""One term of a page written as another one, wherever the page has it or hands it down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cms.engine.editing.files import Stuck
from cms.engine.editing.keys import Value
from cms.engine.editing.values import patched, set_value
from cms.errors import UsageError
from cms.frontmatter.document import Document
from cms.frontmatter.patch import remove, replace_text
from cms.frontmatter.promise import value_at
from cms.hugo.config import SiteConfig
from cms.hugo.content.paths import normalise
from cms.hugo.formats.syntax import lower_key, lower_keys
from cms.hugo.site.terms import Term, read_terms, term_key
from cms.model import Route, msg
from cms.rules.base import Page


class RenameTerm(NamedTuple):
    """Writes ``new`` for ``old``; ``plurals`` are the names of the taxonomy by language."""

    plurals: Mapping[str, str]
    old: str
    new: str

    def __call__(self, page: Page) -> Document | Stuck:
        """See ``cms.engine.editing.files.Operation``."""
        plural = self.plurals.get(page.file.language)
        after: Document | Stuck = page.document
        if plural is None:
            return after
        for route in _holders(page.document.data):
            if not isinstance(after, Stuck):
                after = self._renamed(after, route, plural)
        if not isinstance(after, Stuck) and self.is_term_page(page.file.logical, plural):
            title = after.data.get("title")
            if isinstance(title, str) and term_key(title) == term_key(self.old):
                after = set_value(page, after, ("title",), Value(self.new, self.new))
        return after

    def is_term_page(self, logical: str, plural: str) -> bool:
        """Whether the page at a logical path is that of the old term."""
        return logical == normalise(f"/{plural}/{self.old}")

    def found_in(self, data: Mapping[str, Any], language: str) -> list[Term]:
        """Where front matter, with what it inherits, has the old term."""
        plural = self.plurals.get(language)
        return _having(data, plural, self.old) if plural else []

    def is_on(self, data: Mapping[str, Any], language: str) -> bool:
        """Whether front matter has the new term."""
        plural = self.plurals.get(language)
        return bool(plural and _having(data, plural, self.new))

    @property
    def is_respelling(self) -> bool:
        """Whether both are one term for Hugo."""
        return term_key(self.old) == term_key(self.new)

    def _renamed(self, document: Document, holder: Route, plural: str) -> Document | Stuck:
        """The first one becomes the new term, unless that is there; all others go."""
        mapping = value_at(document.data, holder)
        lowered = lower_keys(mapping)
        found = _having(lowered, plural, self.old)
        is_there = not self.is_respelling and bool(_having(lowered, plural, self.new))
        after: Document | Stuck = document
        for number, term in reversed(list(enumerate(found))):
            if isinstance(after, Stuck):
                break
            route = (*holder, *_as_written(mapping, term.route))
            if number or is_there:
                after = patched(after, remove(after, route), route)
            elif term.text != self.new:
                after = patched(after, replace_text(after, route, self.new), route)
        return after


def read_rename(
    config: SiteConfig, taxonomy: str, old: str, new: str, lang: str | None
) -> RenameTerm:
    """What is asked for; raises ``UsageError`` for a taxonomy that the site does not have."""
    if lang is not None and lang not in [each.code for each in config.languages]:
        raise UsageError(msg("the site has no language {lang}", lang=lang))
    if not term_key(new).strip("- "):
        raise UsageError(msg("the new term is empty"), msg("cms set tags-=TERM takes a term away"))
    plurals: dict[str, str] = {}
    known: dict[str, None] = {}
    for language in config.languages:
        for singular, plural in language.taxonomies.items():
            known[plural] = None
            if taxonomy.lower() in (singular.lower(), plural.lower()) and lang in (
                None,
                language.code,
            ):
                plurals[language.code] = plural
    if not plurals:
        raise UsageError(
            msg("the site has no taxonomy {taxonomy}", taxonomy=taxonomy),
            msg("it has {known}", known=", ".join(known)),
        )
    return RenameTerm(plurals, old, new)


def _having(data: Mapping[str, Any], plural: str, text: str) -> list[Term]:
    key = term_key(text)
    return [term for term in read_terms(data, (plural,)) if term_key(term.text) == key]


def _holders(data: Mapping[str, Any]) -> Iterator[Route]:
    """What may have terms: the front matter, and what it hands down to other pages."""
    yield ()
    cascade = data.get("cascade")
    if isinstance(cascade, dict):
        yield ("cascade",)
    elif isinstance(cascade, list):
        yield from (("cascade", i) for i, each in enumerate(cascade) if isinstance(each, dict))


def _as_written(mapping: Any, route: Sequence[str | int]) -> Route:
    """A route in lower case with the keys that a mapping really has; inside lists they differ."""
    found: Route = ()
    for step in route:
        names = [key for key in mapping if lower_key(key) == step] if isinstance(step, str) else []
        name = names[-1] if names else step
        found = (*found, name)
        mapping = value_at(mapping, (name,))
    return found
