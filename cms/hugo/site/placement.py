"""Which file is the page of a path in each language, and what it inherits there.

Follows ``doCreatePages`` in Hugo ``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import HiddenSource
from cms.hugo.site.by_path import ByPath
from cms.hugo.site.cascade import CascadeError, Chain, Scope, page_languages, read_cascade
from cms.model.message import msg

FrontMatter = Mapping[str, Mapping[str, Any] | None]
"""Decoded front matter by the path of the file; None for a file that Hugo cannot read."""


class Placed(NamedTuple):
    """A file that is a page in a language; ``chain`` are the cascades in force for it."""

    language: str
    source: ContentFile
    chain: Chain


class Placement:
    """Places the files of a site, path by path; a path comes after those above it.

    With ``keys`` only these front matter keys are inherited, and the languages. ``chains`` are
    what the pages below a path inherit; the empty path stands for the site's settings. ``hidden``
    are files that Hugo passes over because another has their logical path and language. Raises
    ``ConfigError`` for settings with which Hugo does not start.
    """

    def __init__(
        self, config: SiteConfig, front_matter: FrontMatter, keys: Iterable[str] | None = None
    ) -> None:
        codes = tuple(language.code for language in config.languages)
        self.front_matter = front_matter
        self.keys = None if keys is None else frozenset(("sites", *keys))
        self.scope = Scope(codes, config.environment)
        self.chains: dict[str, Chain] = {"": self._telling(site_chain(config, self.scope))}
        self.hidden: list[HiddenSource] = []

    def chain(self, path: str) -> Chain:
        """The cascades in force for a page at a path, its own left out."""
        if len(self.chains) > 1:
            while path != "/":
                path = path.rpartition("/")[0] or "/"
                if path in self.chains:
                    return self.chains[path]
        return self.chains[""]

    def place(self, path: str, sources: Sequence[ContentFile]) -> list[Placed]:
        """The pages that these files of one logical path are."""
        chain = self.chain(path)
        if not chain and len(sources) == 1:  # most pages of most sites, so that speed counts
            (source,) = sources
            one = self.front_matter.get(source.path)
            if not one or ("sites" not in one and "cascade" not in one):
                return [Placed(source.language, source, chain)]
        data = [self.front_matter.get(source.path) or {} for source in sources]
        chosen: dict[str, ContentFile] = {}
        for source, own in zip(sources, data, strict=True):
            if "sites" in own or (chain and any("sites" in entry.values for entry in chain)):
                for code in self._languages(source, own, chain):
                    self._choose(chosen, code, source)
            else:
                self._choose(chosen, source.language, source)
        if not any("cascade" in own for own in data):
            return [Placed(code, source, chain) for code, source in chosen.items()]
        chains = self._own_chains(path, chosen, chain)
        return [
            Placed(code, source, chains.get(source.path, ()) + chain)
            for code, source in chosen.items()
        ]

    def _languages(
        self, source: ContentFile, data: Mapping[str, Any], chain: Chain
    ) -> tuple[str, ...]:
        own = source.language
        return page_languages(data, chain, source.kind, source.logical, own, self.scope)

    def _choose(self, chosen: dict[str, ContentFile], code: str, source: ContentFile) -> None:
        rival = chosen.setdefault(code, source)
        if rival is source or rival.path == source.path:
            return
        winner, loser = (rival, source) if rival.rank > source.rank else (source, rival)
        chosen[code] = winner
        self.hidden.append(HiddenSource(loser.path, code, winner.path, rival.rank != source.rank))

    def _own_chains(
        self, path: str, chosen: Mapping[str, ContentFile], chain: Chain
    ) -> dict[str, Chain]:
        """The cascades that pages of one path bring, by file; pages below inherit all of them."""
        own: dict[str, Chain] = {}
        for source in chosen.values():
            data = self.front_matter.get(source.path)
            if not data or "cascade" not in data or source.path in own:
                continue
            codes = frozenset(code for code, one in chosen.items() if one.path == source.path)
            try:
                read = read_cascade(data["cascade"], self.scope, codes, source.path)
                own[source.path] = self._telling(read)
            except CascadeError:
                continue  # the page's fields say so
            chain = own[source.path] + chain
        if own:
            self.chains[path] = chain
        return own

    def _telling(self, chain: Chain) -> Chain:
        keys = self.keys
        if keys is None:
            return chain
        return tuple(entry for entry in chain if not keys.isdisjoint(entry.values))


def by_logical_path(sources: Iterable[ContentFile]) -> ByPath[ContentFile]:
    """Files by the logical path of their page."""
    return ByPath(sources, lambda source: source.logical)


def with_pages_above(paths: Iterable[str], by_path: ByPath[ContentFile]) -> list[ContentFile]:
    """The files of pages with these logical paths, and of all above, which decide their places.

    Hugo looks for the section of a page by the beginning of its path, whole folders or not.
    """
    found = {"/", *paths}
    known = set(by_path)
    for folder in {path.rpartition("/")[0] for path in found}:
        found |= {folder[:end] for end in range(len(folder), 0, -1) if folder[:end] in known}
    return [source for path in sorted(found) for source in by_path[path]]


def site_chain(config: SiteConfig, scope: Scope) -> Chain:
    """The cascade of the site's settings, with entries of a language confined to its pages."""
    if all(language.cascade == config.cascade for language in config.languages):
        return _chain(config.cascade, scope, None)
    return tuple(
        entry
        for language in config.languages
        for entry in _chain(language.cascade, scope, frozenset({language.code}))
    )


def _chain(
    entries: Sequence[Mapping[str, object]], scope: Scope, own: frozenset[str] | None
) -> Chain:
    try:
        return read_cascade(list(entries), scope, own)
    except CascadeError as error:
        raise ConfigError(msg("cascade {error}", error=error.args[0])) from error
