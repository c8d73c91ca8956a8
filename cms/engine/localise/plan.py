"""What is to be downloaded for the articles of a site, where it goes, and what has to stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from cms.engine.clock import Moment
from cms.engine.editing.files import Left, Stuck
from cms.engine.enquiry import is_concerned, root_of
from cms.engine.localise.articles import Article, Key, Rewriting, read_articles, together
from cms.engine.localise.destinations import SAMPLE, Destination, Destinations
from cms.engine.localise.shelves import is_inside
from cms.engine.run import map_chunks
from cms.engine.validate import plan_of
from cms.engine.workspace import Target, shown_path
from cms.frontmatter.document import parse
from cms.model import Message, msg
from cms.remote.addresses import Address, Unfit, read_address
from cms.rules.base import Page, Site


class Request(NamedTuple):
    """The articles that are meant; see ``find_targets``. Without ``writes`` nothing is changed.

    ``timeout`` stands in for the setting of this name.
    """

    paths: Sequence[Path]
    overrides: Mapping[str, object]
    environ: Mapping[str, str]
    moment: Moment
    writes: bool = True
    timeout: int | None = None


class Wanted(NamedTuple):
    """An image that is to be downloaded, where it is written, and the folder it goes to."""

    path: str
    line: int
    url: str
    folder: str


class Meanings:
    """What browsers make of what pages write, each spelling once."""

    def __init__(self, target: Target) -> None:
        self.root = root_of(target.config)
        self._settings = target.settings.remote_images
        self._known: dict[str, Address | Unfit] = {}

    def of(self, destination: str) -> Address | Unfit:
        """The address that is asked for."""
        if destination not in self._known:
            scheme = self.root.scheme if self.root else "https"
            try:
                self._known[destination] = read_address(destination, scheme=scheme)
            except Unfit as unfit:
                self._known[destination] = unfit
        return self._known[destination]

    def concerns(self, destination: str) -> bool:
        """Whether an image is on another host, and settings do not leave it there."""
        meant = self.of(destination)
        return isinstance(meant, Unfit) or is_concerned(meant, self.root, self._settings)


class Plan:
    """The articles of one site with images of other hosts; ``left`` says what cannot be done."""

    def __init__(self, target: Target, request: Request) -> None:
        self.target = target
        self.left: list[Left] = []
        self.meanings = Meanings(target)
        site = plan_of(target, request.moment, str(Path.cwd())).site
        self.articles = list(self._inside(self._concerned(site)))
        self._places: dict[str, dict[Key, Destination]] = {}
        if self.articles:
            destinations = Destinations(target, self.articles, request.moment.unix)
            for each in self.articles:
                places = self._with_place(each, destinations.of(each))
                self._places[each.file.location] = self._provable(each, places, site)

    def _concerned(self, site: Site) -> Iterator[Article]:
        """The articles with the images that are meant, and no others."""
        target = self.target
        files = [each for each in target.files if each.kind and not each.is_link]
        for article in together(map_chunks(read_articles, files, site, target.settings.jobs)):
            both = zip(article.uses, article.lines, strict=True)
            kept = [each for each in both if self.meanings.concerns(each[0].destination)]
            if kept:
                uses, lines = zip(*kept, strict=True)
                yield article._replace(uses=uses, lines=lines)

    def _inside(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles that lie in the site themselves."""
        for article in articles:
            if is_inside(Path(article.file.location), self.target.config.root):
                yield article
            else:
                self.leave(article, 1, msg("it lies outside of the site, or behind a link"))

    def _with_place(
        self, article: Article, found: Mapping[Key, Destination | Message]
    ) -> dict[Key, Destination]:
        """The places of images that have one."""
        for key, place in found.items():
            if isinstance(place, Message):
                text = msg("{url} stays: {reason}", url=key[1], reason=place)
                self.leave(article, article.line_of(key), text)
        return {key: each for key, each in found.items() if isinstance(each, Destination)}

    def _provable(
        self, article: Article, places: dict[Key, Destination], site: Site
    ) -> dict[Key, Destination]:
        """The same, or nothing where the article cannot be edited for sure."""
        file = article.file
        texts = {key: place.start + SAMPLE for key, place in places.items()}
        document = parse(Path(file.location).read_bytes())
        after = Rewriting({file.location: texts})(Page(site, file, document))
        if isinstance(after, Stuck):
            self.leave(article, document.position(after.span.start).line, after.reason)
            return {}
        return places

    def leave(self, article: Article, line: int, reason: Message) -> None:
        """Says that something stays as it is."""
        self.left.append(Left(shown_path(article.file.location, str(Path.cwd())), line, reason))

    def places(self, article: Article) -> Mapping[Key, Destination]:
        """Where the images of an article go that are to be downloaded."""
        return self._places[article.file.location]

    def addresses_of(self, article: Article) -> dict[Address, None]:
        """The addresses of these images, in the order of the article."""
        meant = (self.meanings.of(key[1]) for key in self.places(article))
        return {each: None for each in meant if isinstance(each, Address)}

    @cached_property
    def folders(self) -> dict[Address, list[Path]]:
        """The addresses to ask in the order of the articles, and who wants what is there."""
        found: dict[Address, list[Path]] = {}
        for article in self.articles:
            for key, place in self.places(article).items():
                meant = self.meanings.of(key[1])
                if isinstance(meant, Address) and place.folder not in found.setdefault(meant, []):
                    found[meant].append(place.folder)
        return found

    def wanted(self) -> Iterator[Wanted]:
        """The images to be downloaded, at each of their places."""
        here = str(Path.cwd())
        for article in self.articles:
            for key, place in self.places(article).items():
                meant = self.meanings.of(key[1])
                if isinstance(meant, Address):
                    path, folder = article.file.location, str(place.folder)
                    line = article.line_of(key)
                    yield Wanted(shown_path(path, here), line, str(meant), shown_path(folder, here))
