"""Where the images of articles are to lie, and what the articles call them there.

Several folders may do. Which of them lead readers to the image is found out with the site put
together as if each had one more file: in Markdown, HTML, shortcodes and keys of the theme alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from cms.engine.image_homes import BESIDE, Home, homes
from cms.engine.listing import read_files
from cms.engine.localise.articles import Article, Key, key_of
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.hugo.content.files import SourceFile, walk
from cms.hugo.content.tree import classify
from cms.hugo.site.assembly import build_site
from cms.hugo.site.images import Images
from cms.hugo.site.page import Page
from cms.model import Message, msg
from cms.rules.image_uses import ImageUse

SAMPLE = "00-00000000.png"
"""The name of a file that is there for trial."""

_UNUSUAL = re.compile(r"[^\w/.~-]")
_BUNDLES = ("leaf", "branch")


class Destination(NamedTuple):
    """A folder for an image; an article writes ``start`` and the file's name."""

    folder: Path
    start: str


class Destinations:
    """The folders for the images of a site's articles."""

    def __init__(self, target: Target, articles: Sequence[Article], now: int) -> None:
        self._config = config = target.config
        self._files = list(walk(config))
        tree = classify([*self._files, *self._beside(articles)], config)
        read = map_chunks(read_files, tree.with_front_matter, None, target.settings.jobs)
        site = build_site(config, tree, {each.path: each.data for each in read}, now=now)
        self._images = Images(config, tree, lambda: site)
        self._pages = {article.file.location: _pages(site.pages, article) for article in articles}
        self._targets = {
            str(Path(placed.source.location).parent): target
            for target, placed in self._images.published.by_target.items()
            if placed.source.location.endswith(SAMPLE)
        }

    def of(self, article: Article) -> dict[Key, Destination | Message]:
        """Where each image is to lie, or why it cannot; one folder for all uses of it if that
        goes."""
        fit = {key_of(use): list(self._fit(article, use)) for use in article.uses}
        found: dict[Key, Destination | Message] = {}
        for key, own in fit.items():
            same = [other for each, other in fit.items() if each[1] == key[1]]
            shared = [
                each
                for each in own
                if all(any(each.folder == one.folder for one in other) for other in same)
            ]
            if own:
                found[key] = (shared or own)[0]
            else:
                found[key] = self._reason(article, key)
        return found

    def _fit(self, article: Article, use: ImageUse) -> Iterator[Destination]:
        """The folders from which readers get the image."""
        pages = self._pages[article.file.location]
        for each in self._candidates(article, use):
            text = each.start + SAMPLE
            if pages and all(self._is_shown(page, use, text) for page in pages):
                yield each

    def _is_shown(self, page: Page, use: ImageUse, text: str) -> bool:
        if use.way == "front matter":
            return self._images.in_front_matter(page, text, use.places).exists
        return self._images.find(page, use.way, text).exists

    def _candidates(self, article: Article, use: ImageUse) -> Iterator[Destination]:
        below = f"images/{_name(article)}".rstrip("/")
        beside = _bundle(article)
        if use.way == "front matter":
            for home in homes(use.places, self._config, beside, below):
                yield self._expected(home)
            return
        if beside is not None:
            yield Destination(beside, "")
            published = self._targets.get(str(beside))
            if published:
                yield Destination(beside, self._address(article, published.removesuffix(SAMPLE)))
        root = self._images.root(article.file.language)
        for home in homes(("static",), self._config, None, below):
            address = self._address(article, f"{root.folder}/{home.start}")
            yield self._expected(home)._replace(start=address)

    def _expected(self, home: Home) -> Destination:
        """A home, with its file for trial in static files or assets."""
        path, location = f"/{home.start}{SAMPLE}", str(home.folder / SAMPLE)
        if home.component == "assets":
            self._images.assets.expect(path, location)
        elif home.component == "static":
            for language in self._config.languages:
                self._images.static(language.code).expect(path, location)
        return Destination(home.folder, home.start)

    def _address(self, article: Article, published: str) -> str:
        """What leads from an article to what is published."""
        root = self._images.root(article.file.language)
        path = published.removeprefix(root.folder)
        return _UNUSUAL.sub(
            lambda char: quote(char[0]), path if root.rewrites else root.path + path
        )

    def _beside(self, articles: Iterable[Article]) -> Iterator[SourceFile]:
        """Files for trial beside the articles that are bundles."""
        folders = {folder for each in articles if (folder := _bundle(each)) is not None}
        seen = set()
        for file in self._files:
            folder = Path(file.location).parent
            if folder in folders and (folder, file.point) not in seen:
                seen.add((folder, file.point))
                path = f"{file.path.rpartition('/')[0]}/{SAMPLE}"
                yield file._replace(path=path, name=SAMPLE, is_link=False)

    def _reason(self, article: Article, key: Key) -> Message:
        if not self._pages[article.file.location]:
            return msg("Hugo makes no page of it")
        if any(place in BESIDE for place in key[2]) and _bundle(article) is None:
            return msg(
                "the theme looks for it beside the article, which is no bundle; add --bundle"
            )
        return msg("from no folder of the site would readers of this page get it")


def _bundle(article: Article) -> Path | None:
    """The folder of an article that is a bundle."""
    file = article.file
    return Path(file.location).parent if file.bundle in _BUNDLES else None


def _name(article: Article) -> str:
    """The path of an article without language and extension, fit for addresses."""
    return _UNUSUAL.sub("-", article.file.logical.strip("/"))


def _pages(pages: Iterable[Page], article: Article) -> list[Page]:
    wanted = {(file.path, file.language) for file in article.files}
    return [page for page in pages if (page.path, page.language) in wanted]
