"""What a build at some moment does with a page: whether it stops there, and what it writes.

Follows ``shouldBuild`` in Hugo ``hugolib/site.go``. Which of its complaints Hugo makes when it
reads a page, which when it builds one and which when it renders one was measured with Hugo 0.168.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.fields.reading import Fields, Refusal
from cms.hugo.site.assembly import Site
from cms.hugo.site.page import Page, PlaceRefusal
from cms.hugo.time.dates import is_expired, is_future

Holdback = Literal["draft", "future", "expired"]

_WHEN_BUILT = frozenset({"bad-url", "unknown-token"})
_WHEN_RENDERED = frozenset({"alias-outside", "root-alias"})
_BY_TEMPLATES = frozenset({"bad-menu"})


def holdbacks(fields: Fields, now: int) -> tuple[Holdback, ...]:
    """Why a page is held back unless the site's settings ask for such pages."""
    dates = fields.dates
    found: list[Holdback] = ["draft"] if fields.draft else []
    if is_future(dates, now):
        found.append("future")
    if is_expired(dates, now):
        found.append("expired")
    return tuple(found)


def is_asked_for(holdback: Holdback, config: SiteConfig) -> bool:
    """Whether the site builds pages in spite of this."""
    return {
        "draft": config.build_drafts,
        "future": config.build_future,
        "expired": config.build_expired,
    }[holdback]


def is_held_back(fields: Fields, config: SiteConfig, now: int) -> bool:
    """Whether Hugo leaves a page out for now.

    Where files of different folders stand for one page, Hugo then leaves all of them out.
    """
    return any(not is_asked_for(each, config) for each in holdbacks(fields, now))


def is_built(page: Page, config: SiteConfig, now: int) -> bool:
    """Whether a page is in the site, for all that it says itself."""
    is_enabled = page.kind not in config.language(page.language).disable_kinds
    return is_enabled and not is_held_back(page.fields, config, now)


def is_written(page: Page, config: SiteConfig, now: int) -> bool:
    """Whether files are written for a page: ``targets`` and ``alias_files``."""
    return bool(page.targets) and is_built(page, config, now)


def stops_build(
    refusal: Refusal | PlaceRefusal, page: Page, config: SiteConfig, now: int
) -> bool | None:
    """Whether a build fails over this; None where that is up to the templates."""
    if refusal.kind in _BY_TEMPLATES:
        return None if is_built(page, config, now) else False
    if refusal.kind in _WHEN_BUILT:
        return is_built(page, config, now)
    if refusal.kind in _WHEN_RENDERED:
        return is_written(page, config, now)
    if refusal.kind == "program-not-allowed":  # feeds show the text of what is only listed
        is_shown = bool(page.targets) or page.fields.build.listed == "always"
        return is_shown and is_built(page, config, now)
    return True


class Writer(NamedTuple):
    """Who writes a file: a page, or one of the redirects from its aliases."""

    page: Page
    is_alias: bool


class Writers:
    """Who writes each file of the published site."""

    def __init__(self, site: Site, now: int) -> None:
        self.by_file: dict[str, list[Writer]] = {}
        for page in (*site.pages, *site.generated):
            if (page.targets or page.alias_files) and is_written(page, site.config, now):
                self._add(page, page.targets, is_alias=False)
                self._add(page, page.alias_files, is_alias=True)

    @cached_property
    def in_the_way(self) -> dict[str, str]:
        """Files where a folder has to be, which stops Hugo, each with a file in that folder."""
        found = {}
        for file in self.by_file:
            folder = file.rpartition("/")[0]
            while folder:
                if folder in self.by_file:
                    found[folder] = file
                folder = folder.rpartition("/")[0]
        return found

    def rivals(self, page: Page) -> Iterator[tuple[str, Writer]]:
        """Others that write to the files of a page; its own aliases never replace it."""
        for file in page.targets:
            for writer in self.by_file.get(file, ()):
                if writer.page is not page:
                    yield file, writer

    def _add(self, page: Page, files: Iterable[str], *, is_alias: bool) -> None:
        for file in files:
            self.by_file.setdefault(file, []).append(Writer(page, is_alias))
