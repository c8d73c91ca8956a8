"""The articles that show images of other hosts, and how these are written anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.engine.editing.files import Stuck
from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import replace_value
from cms.frontmatter.promise import promised, same, splice
from cms.hugo.content.content_file import ContentFile
from cms.markdown.references import Reference
from cms.markdown.spelling import Written, replace
from cms.model import Change, Edit, Span, msg
from cms.rules.base import Page, Site
from cms.rules.image_uses import ImageUse, way_of
from cms.rules.remote_uses import remote_uses

Key = tuple[str, str, tuple[str, ...]]
"""An image as a page asks for it: way, destination, places."""


class Article(NamedTuple):
    """A file, its images on other hosts, and the line of each.

    ``files`` are what the file is on the site: one page, or one in each of several languages.
    """

    files: tuple[ContentFile, ...]
    uses: tuple[ImageUse, ...]
    lines: tuple[int, ...]

    @property
    def file(self) -> ContentFile:
        """The file in the first of its languages."""
        return self.files[0]

    def line_of(self, key: Key) -> int:
        """The line of the first use of an image."""
        lines = zip(self.uses, self.lines, strict=True)
        return next(line for use, line in lines if key_of(use) == key)


def key_of(use: ImageUse) -> Key:
    """What uses of an image that are written anew in the same way have in common."""
    return use.way, use.destination, use.places


def read_articles(files: Sequence[ContentFile], site: Site) -> list[Article]:
    """The files that show images of other hosts; work for ``map_chunks``."""
    found = (_read(file, site) for file in files)
    return [article for article in found if article is not None]


def together(articles: Iterable[Article]) -> list[Article]:
    """The same with each file once, whatever number of languages it stands for."""
    found: dict[str, Article] = {}
    for each in articles:
        known = found.get(each.file.location)
        files = (*known.files, *each.files) if known else each.files
        found[each.file.location] = (known or each)._replace(files=files)
    return list(found.values())


def _read(file: ContentFile, site: Site) -> Article | None:
    try:
        document = parse(Path(file.location).read_bytes())
    except OSError:
        return None
    if document.problem is not None:
        return None
    uses = remote_uses(Page(site, file, document))
    uses.sort(key=lambda use: _span(document, use))
    lines = tuple(document.position(_span(document, use).start).line for use in uses)
    return Article((file,), tuple(uses), lines) if uses else None


def _span(document: Document, use: ImageUse) -> Span:
    if isinstance(use.place, Span):
        return use.place
    return document.value_span(use.place) or document.head  # type: ignore[arg-type]


class Rewriting:
    """An operation: puts other destinations into pages, by location and use."""

    def __init__(self, texts: Mapping[str, Mapping[Key, str]]) -> None:
        self._texts = texts

    def __call__(self, page: Page) -> Document | Stuck:
        """The document with its new destinations, proven by reading it again."""
        texts = self._texts.get(page.file.location, {})
        uses = [use for use in remote_uses(page) if key_of(use) in texts]
        if not uses:
            return page.document
        document = page.document
        edits: dict[Span, Edit] = {}
        changes: list[Change] = []
        for use in uses:
            if isinstance(use.place, Span):
                continue
            patch = replace_value(document, use.place, texts[key_of(use)])  # type: ignore[arg-type]
            if patch is None:
                return Stuck(msg("its front matter cannot be edited for sure"), document.head)
            edits |= {edit.span: edit for edit in patch.edits}
            changes += patch.changes
        wanted = {use.place: texts[key_of(use)] for use in uses if isinstance(use.place, Span)}
        for image in page.images:
            if image.span in wanted:
                written = Written(image.destination, image.span, image.form)
                edits[image.span] = replace(document.raw, written, wanted[image.span])
        after = parse(splice(document.raw, edits.values()))
        if not _is_proven(page, after, wanted, changes):
            return Stuck(msg("its images cannot be written anew for sure"), document.body)
        return after


def _is_proven(
    page: Page, after: Document, wanted: Mapping[Span, str], changes: Sequence[Change]
) -> bool:
    """Whether a document differs in what was wanted and in nothing else."""
    if after.problem is not None:
        return False
    expected = [_shown(each, wanted.get(each.span, each.destination)) for each in page.images]
    found = [_shown(each, each.destination) for each in Page(page.site, page.file, after).images]
    return found == expected and same(after.data, promised(page.document.data, changes))


def _shown(image: Reference, destination: str) -> tuple[str, ...]:
    return way_of(image), destination, image.text or "", image.title or ""
