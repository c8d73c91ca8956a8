"""Images that readers do not get."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cms.errors import ConfigError
from cms.hugo.site.images import Images
from cms.model import Finding, Fix, Message, msg
from cms.rules.base import SiteFinding
from cms.rules.image_causes import Cause, Causes, Reason, is_local
from cms.rules.image_uses import ImageUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from cms.frontmatter.document import Document
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.site.images import Answer
    from cms.hugo.site.page import Page
    from cms.markdown.references import ReferenceOptions
    from cms.rules.site_pages import SitePages

_MENDED = frozenset({"letters", "local", "no-slash", "source-path"})


class MissingImage(NamedTuple):
    """An image that a page asks for in vain, and why; ``path`` is that of the page's file.

    ``is_there`` tells of another address whether readers of the page would get an image there, for
    which ``options`` say how the body is read.
    """

    path: str
    use: ImageUse
    reason: Reason
    is_there: Callable[[str], bool]
    options: ReferenceOptions


def missing_images(pages: SitePages) -> Iterator[MissingImage]:
    """The images of the judged pages that are missing for sure.

    None on a site with whose settings Hugo does not start.
    """
    try:
        search = _Search(pages)
    except ConfigError:
        return
    by_path = {file.path: file for file in pages.files}
    for path, uses in pages.images.items():
        for use in uses:
            missing = search.missing(by_path[path], use)
            if missing is not None:
                yield missing


class _Search:
    def __init__(self, pages: SitePages) -> None:
        self.pages = pages
        self.by_path = pages.hugo.by_path
        self.images = Images(pages.site.config, pages.tree, lambda: pages.hugo)
        self.causes = Causes(self.images)

    def missing(self, file: ContentFile, use: ImageUse) -> MissingImage | None:
        """An image that is missing; None where it is there, or nobody can know."""
        page = self._page(file)
        if page is None or not page.url:
            return None
        answer = self._answer(page, use, use.destination)
        if not answer.is_missing and not (
            answer.where == "elsewhere" and is_local(use.destination, use.way)
        ):
            return None
        reason = self.causes.of(page, use, answer)
        if reason.cause == "missing" and self._may_be_added(use):
            return None
        options = self.pages.site.image_options(file.language)
        return MissingImage(
            file.path, use, reason, lambda text: self._answer(page, use, text).exists, options
        )

    def _answer(self, page: Page, use: ImageUse, text: str) -> Answer:
        if use.way == "front matter":
            return self.images.in_front_matter(page, text.strip(), use.places)
        return self.images.find(page, use.way, text)

    def _page(self, file: ContentFile) -> Page | None:
        pages = self.by_path.get(file.path, [])
        own = (page for page in pages if page.language == file.language)
        return next(own, pages[0] if pages else None)

    def _may_be_added(self, use: ImageUse) -> bool:
        """Whether a theme that is not on disk, or a content adapter, may bring the file."""
        if self.pages.tree.adapters:
            return True
        is_beside = use.way != "front matter" and not use.destination.startswith("/")
        return bool(self.pages.site.config.missing_modules) and not is_beside


def findings(
    pages: SitePages, message: Callable[[MissingImage], Message], cause: Cause
) -> Iterator[SiteFinding]:
    """A finding at each address that fails for a cause, with a fix if the right one is known."""
    for missing in pages.missing_images:
        if missing.reason.cause == cause:
            finding = Finding(missing.use.place, message(missing))
            yield SiteFinding(missing.path, finding, _fix(missing))


def _fix(missing: MissingImage) -> Callable[[Document], Fix | None] | None:
    reason = missing.reason
    if not reason.better or reason.cause not in _MENDED or reason.sureness == "guess":
        return None

    def mended(document: Document) -> Fix | None:
        from cms.rules.images._right_addresses import with_right_address

        return with_right_address(document, missing)

    return mended


def seen(use: ImageUse) -> Message:
    """What readers have in place of the image."""
    text = use.text.strip()
    if not text:
        return msg("readers see a broken image")
    return msg('readers see a broken image with the text "{text}"', text=_shortened(text))


def _shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
