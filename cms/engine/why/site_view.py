"""One site at one moment, put together, and what explains its pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from cms.engine.clock import Moment
from cms.engine.listing import read_files
from cms.engine.run import map_chunks
from cms.engine.why.spots import Spots
from cms.engine.workspace import Target
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import HiddenSource
from cms.hugo.fields.reading import Refusal, read_fields
from cms.hugo.site.assembly import Site, build_site
from cms.hugo.site.cascade import merge
from cms.hugo.site.inheritance import Inheritance
from cms.hugo.site.outcome import Writers, is_held_back, stops_build
from cms.hugo.site.page import Page, PlaceRefusal
from cms.model import Finding
from cms.rules.base import Site as JudgedSite
from cms.rules.index import INDEX
from cms.rules.registry import load_rule
from cms.rules.site_pages import SitePages

STOPPING_RULE = "resource-stops-build"
_SITE_RULES = frozenset({STOPPING_RULE, "language-folder", "unknown-language-suffix"})

_OF_PAGES = frozenset({"bad-menu", "program-not-allowed", "root-alias"})


class SiteView:
    """What is known of a target's site; everything that all pages share is worked out once."""

    def __init__(self, target: Target, moment: Moment, here: str) -> None:
        self.target = target
        self.config = target.config
        self.moment = moment
        self.here = here
        self.spots = Spots(target.config, here)
        self.judged = JudgedSite(target.config, target.settings, moment.unix, moment.offset)

    @property
    def now(self) -> int:
        return self.moment.unix

    @cached_property
    def files(self) -> dict[str, ContentFile]:
        """The files that have front matter, by path."""
        return {file.path: file for file in self.target.content}

    @cached_property
    def data(self) -> dict[str, dict[str, Any] | None]:
        """Their front matter; None where Hugo cannot read it."""
        jobs = self.target.settings.jobs
        read = map_chunks(read_files, list(self.files.values()), None, jobs)
        return {each.path: each.data for each in read}

    @cached_property
    def site(self) -> Site:
        return build_site(self.config, self.target.tree, self.data, now=self.now)

    @cached_property
    def inheritance(self) -> Inheritance:
        return Inheritance(self.config, self.target.tree.pages, self.data)

    @cached_property
    def writers(self) -> Writers:
        return Writers(self.site, self.now)

    @cached_property
    def rivals(self) -> list[HiddenSource]:
        """Files that give way, for one page, to a file of another folder."""
        return list(self.site.hidden[len(self.target.tree.hidden) :])

    def is_held_back(self, path: str, language: str) -> bool:
        """Whether Hugo leaves out the page that a file would be, chosen or not."""
        source = next(each for each in self.target.tree.pages if each.path == path)
        data: Mapping[str, Any] = self.data[path] or {}
        chain = self.inheritance.placement.chain(source.logical)
        data = merge(data, chain, source.kind, source.logical, language)
        fields = read_fields(data, self.judged.policies[language])
        return is_held_back(fields, self.config, self.now)

    @cached_property
    def stoppers(self) -> dict[str, None]:
        """The files over which Hugo stops, in the order in which they are found."""
        found = [page.path for page in self.site.pages if self._stops(page)]
        for file in self.writers.in_the_way:
            found += [writer.page.path for writer in self.writers.by_file[file] if writer.page.path]
        others = [file for path, file in self.files.items() if path not in self.site.by_path]
        found += [file.path for file in others if self._fails(file)]
        found += [path for path, code, _ in self.site_findings if INDEX[code].name == STOPPING_RULE]
        return dict.fromkeys(found)

    @cached_property
    def site_findings(self) -> list[tuple[str, str, Finding]]:
        """What rules about all pages find of the fate of one: its path, and the rule's code."""
        pages = SitePages(
            self.judged, self.target.tree, list(self.files.values()), self.data, lambda _: ()
        )
        return [
            (each.path, code, each.finding)
            for code, entry in INDEX.items()
            if entry.name in _SITE_RULES
            for each in load_rule(code).check(pages)
        ]

    def refusals(self, page: Page) -> list[tuple[Refusal | PlaceRefusal, bool | None]]:
        """What Hugo refuses on a page, and whether it stops over that now."""
        return [
            (refusal, stops_build(refusal, page, self.config, self.now))
            for refusal in page.refusals
        ]

    def _stops(self, page: Page) -> bool:
        if self.data[page.path] is None:
            return True
        return bool(page.refusals) and any(stops for _, stops in self.refusals(page))

    def _fails(self, file: ContentFile) -> bool:
        """Whether Hugo stops over a file that is no page of its own."""
        data = self.data[file.path]
        return data is None or bool(data and self.refusals_in_file(file))

    def refusals_in_file(self, file: ContentFile) -> list[Refusal]:
        """What Hugo refuses when it reads a file that is no page of its own.

        That is content inside a leaf bundle, and what gives way to another file.
        """
        policy = self.judged.policies[file.language]
        fields = read_fields(self.data[file.path] or {}, policy, extension=file.extension)
        return [each for each in fields.refusals if each.kind not in _OF_PAGES]
