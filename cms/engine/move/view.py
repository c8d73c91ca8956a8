"""A site put together with all that its pages refer to: as it is, and as it will be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from cms.engine.move.addresses import Address, NamedImage, body_addresses, head_images
from cms.engine.move.places import moved_file
from cms.engine.move.renames import Rename, moved
from cms.engine.run import map_chunks
from cms.errors import InputError
from cms.frontmatter.document import Document, parse
from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.files import SourceFile
from cms.hugo.content.tree import ContentTree, classify
from cms.hugo.site.assembly import Site, build_site
from cms.hugo.site.leads import Leads, Spot, Thing, spots
from cms.hugo.site.links import root_of
from cms.hugo.site.page import Page
from cms.markdown.options import markdown_options
from cms.markdown.references import ReferenceOptions
from cms.model.message import msg
from cms.schema.image_keys import ImageKey
from cms.schema.site_schemas import SiteSchemas
from cms.settings import Settings


class Text(NamedTuple):
    """What a content file has: front matter, None where Hugo cannot read it, and addresses."""

    data: dict[str, Any] | None
    addresses: Sequence[Address]
    images: Sequence[NamedImage]


class Reading(NamedTuple):
    """What files are read with; ``keys`` are those of images by path of the file.

    ``pending`` stands for what files hold, by location.
    """

    options: Mapping[str, ReferenceOptions]
    hosts: frozenset[str]
    keys: Mapping[str, tuple[ImageKey, ...]]
    pending: Mapping[str, bytes] = {}

    def document(self, location: str) -> Document:
        """A content file; raises ``InputError``."""
        if location in self.pending:
            return parse(self.pending[location])
        try:
            return parse(Path(location).read_bytes())
        except OSError as error:
            raise InputError(
                msg(
                    "{location} cannot be read: {strerror}",
                    location=location,
                    strerror=error.strerror or error,
                )
            ) from error

    def addresses(self, document: Document, file: ContentFile) -> list[Address]:
        """The addresses of a file's body."""
        return body_addresses(document, file.extension, self.options[file.language], self.hosts)


def reading(
    config: SiteConfig,
    settings: Settings,
    files: Iterable[ContentFile],
    pending: Mapping[str, bytes] = {},
) -> Reading:
    """How the files of a site are read."""
    options = {
        language.code: ReferenceOptions(markdown_options(language.settings.get("markup") or {}))
        for language in config.languages
    }
    multihost = config.is_multihost
    roots = (root_of(language, is_multihost=multihost) for language in config.languages)
    schemas = SiteSchemas(config.theme_names, settings.demands, settings.overrides)
    keys = {each.path: schemas.of(each.path, each.section, each.kind).image_keys for each in files}
    return Reading(options, frozenset(root.host for root in roots if root.host), keys, pending)


def read_texts(files: Sequence[ContentFile], how: Reading, jobs: int) -> dict[str, Text]:
    """All files by path; raises ``InputError`` for one that cannot be read."""
    read = map_chunks(_read, files, how, jobs)
    return {file.path: text for file, text in zip(files, read, strict=True)}


def _read(files: Sequence[ContentFile], how: Reading) -> list[Text]:
    return [_read_one(file, how) for file in files]


def _read_one(file: ContentFile, how: Reading) -> Text:
    document = how.document(file.location)
    if document.problem is not None:
        return Text(None, (), ())
    keys = how.keys.get(file.path, ())
    images = head_images(document, keys)
    return Text(document.data, how.addresses(document, file), images)


class View:
    """A site at one moment: its files, its pages, and where their addresses lead.

    ``data`` is the front matter of files by path.
    """

    def __init__(
        self,
        config: SiteConfig,
        files: Sequence[SourceFile],
        data: Mapping[str, Mapping[str, Any] | None],
        now: int,
        tree: ContentTree | None = None,
    ) -> None:
        self.config = config
        self.files = files
        self.data = data
        self.now = now
        self.tree = tree or classify(files, config)
        self.site: Site = build_site(config, self.tree, data, now=now)
        self.leads = Leads(config, self.site, self.tree, files)
        self.spots: dict[str, list[Spot]] = {}
        for path, spot in spots(self.site, self.tree):
            self.spots.setdefault(path, []).append(spot)
        self.content = {file.path: file for file in self.tree.with_front_matter}

    def after(self, renames: Sequence[Rename]) -> View:
        """The site once the files have their new names."""
        locations = {file.location: moved(file.location, renames) for file in self.files}
        paths: dict[str, str] = {}
        files = []
        for file in self.files:
            location = locations[file.location]
            new = file if location == file.location else moved_file(file, location, self.config)
            paths[file.path] = new.path
            files.append(new)
        files.sort(key=lambda file: (file.point.number, file.folder.split("/"), file.name))
        data = {paths.get(path, path): each for path, each in self.data.items()}
        return View(self.config, files, data, self.now)

    def with_data(self, data: Mapping[str, Mapping[str, Any] | None]) -> View:
        """The same files with other front matter."""
        return View(self.config, self.files, {**self.data, **data}, self.now, self.tree)

    @cached_property
    def sources(self) -> dict[tuple[str, str], ContentFile]:
        """The files of pages by path and language of the page."""
        by_path = {source.path: source for source in self.tree.pages}
        return {(page.path, page.language): by_path[page.path] for page in self.site.pages}

    @cached_property
    def resources(self) -> dict[str, ContentFile]:
        """The files that are no pages, by path."""
        return {source.path: source for source in self.tree.resources}

    @cached_property
    def _pages(self) -> dict[tuple[str, str], Page]:
        everything = (*self.site.generated, *self.site.pages)
        return {(page.path or page.logical, page.language): page for page in everything}

    @cached_property
    def _published(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for target, placed in self.leads.images.published.by_target.items():
            found.setdefault(placed.source.path, []).append(target)
        return found

    def page(self, thing: Thing) -> Page | None:
        """The page that is meant, or that an alias leads to."""
        return self._pages.get((thing.name, thing.language))

    def page_at(self, path: str, language: str) -> Page | None:
        """The page of a file in a language."""
        return self._pages.get((path, language))

    def targets(self, thing: Thing, language: str) -> list[str]:
        """The paths on a host where a file is published."""
        if thing.kind in ("asset", "static"):
            found = [thing.name]
        else:
            found = sorted(self._published.get(thing.name, ()), key=len)
        return [self.path_of(target.removeprefix("/"), language) for target in found]

    def path_of(self, target: str, language: str) -> str:
        """The path on its host of a file in the publish folder."""
        root = self.leads.images.root(language)
        return f"{root.path}/{target.removeprefix(root.folder.removeprefix('/')).lstrip('/')}"
