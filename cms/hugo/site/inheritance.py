"""Who hands a page the values that its own front matter does not have.

Follows ``doCreatePages`` in Hugo ``hugolib/content_map_page_assembler.go``, as ``placement`` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.site.cascade import Chain, Entry, giver
from cms.hugo.site.placement import FrontMatter, Placement, by_logical_path

if TYPE_CHECKING:
    from cms.hugo.site.page import Page


class Inheritance:
    """The cascades in force for the pages of a site, found for the pages that are asked about."""

    def __init__(
        self, config: SiteConfig, sources: Iterable[ContentFile], front_matter: FrontMatter
    ) -> None:
        self.placement = Placement(config, front_matter)
        self.sources = by_logical_path(sources)
        self.placed: dict[str, dict[tuple[str, str], Chain]] = {}

    def giver(self, page: Page, key: str) -> Entry | None:
        """The entry of a cascade that a page has a key from; None for one of its own, or none."""
        own = self.placement.front_matter.get(page.path) or {}
        if key in own:
            return None
        return giver(self._chain(page), key, page.kind, page.logical, page.language)

    def _chain(self, page: Page) -> Chain:
        for path in _from_above(page.logical):
            if path not in self.placed:
                self.placed[path] = {
                    (placed.source.path, placed.language): placed.chain
                    for placed in self.placement.place(path, self.sources[path])
                }
        return self.placed[page.logical].get((page.path, page.language), ())


def _from_above(logical: str) -> list[str]:
    """The logical paths from the home page down to a page."""
    parts = [part for part in logical.split("/") if part]
    return ["/", *("/" + "/".join(parts[:count]) for count in range(1, len(parts) + 1))]
