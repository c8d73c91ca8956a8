"""Which files each page owns, in each language.

Follows ``forEachResourceInPage`` in Hugo ``hugolib/content_map_page.go`` and the walk over
resources in ``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cms.hugo.content.content_file import ContentFile

if TYPE_CHECKING:
    from cms.hugo.site.assembly import Site
    from cms.hugo.site.page import Page

_Files = dict[str, ContentFile]


class Resources:
    """The resources of the pages of a site.

    A file belongs to the page of the nearest folder above, and to regular pages further up. Where
    that page comes from files of its own, it needs to exist in the language of the resource:
    ``a/index.zh.md`` alone owns no ``a/x.png`` of another default language. Pages in further
    languages borrow from the nearest language that has the resource.
    """

    def __init__(self, site: Site, resources: Iterable[ContentFile]) -> None:
        self.order = {language.code: at for at, language in enumerate(site.config.languages)}
        self.shares_all = site.config.is_multihost
        self.by_translation = site.by_translation
        self.pages: dict[str, list[Page]] = {}
        for page in (*site.pages, *site.generated):
            self.pages.setdefault(page.logical, []).append(page)
        self.owned: dict[str, dict[str, _Files]] = {}
        for logical, files in by_logical_path(resources).items():
            around = list(folders(logical))
            kept = self._kept(around, files)
            for owner in self._owners(around):
                self.owned.setdefault(owner, {})[logical] = kept

    def of(self, page: Page) -> dict[str, ContentFile]:
        """The resources of a page by the names that Hugo gives them.

        Pages that share a ``translationKey`` share their resources.
        """
        found = dict(self._own(page))
        if page.fields.translation_key:
            for other in self.by_translation[page.translation_key]:
                for name, resource in self._own(other):
                    found.setdefault(name, resource)
        return found

    def _kept(self, folders: Iterable[str], files: _Files) -> _Files:
        """Without the files in languages in which the page around them does not exist."""
        if self.shares_all:
            return files
        for folder in folders:
            pages = self.pages.get(folder, ())
            languages = {page.language for page in pages if page.path or page.kind == "taxonomy"}
            if languages:
                return {code: file for code, file in files.items() if code in languages}
        return files

    def _owners(self, folders: Iterable[str]) -> Iterator[str]:
        is_nearest = True
        for folder in folders:
            pages = self.pages.get(folder, ())
            if pages and (is_nearest or any(page.kind == "page" for page in pages)):
                is_nearest = False
                yield folder

    def _own(self, page: Page) -> Iterator[tuple[str, ContentFile]]:
        below = len(page.logical.rstrip("/")) + 1
        for logical, files in self.owned.get(page.logical, {}).items():
            resource = files.get(lender(page.language, files, self.order))
            if resource is not None:
                name = logical if resource.is_content_resource else resource.content.raw
                yield name[below:], resource


def lender(code: str, files: Mapping[str, ContentFile], order: Mapping[str, int]) -> str:
    """The language whose file a page gets: its own, or the nearest one; empty for none.

    ``order`` are the places of the site's languages.
    """
    if code in files:
        return code
    here = order[code]
    lenders = [
        (abs(order[other] - here), order[other], other)
        for other, resource in files.items()
        if not resource.is_content_resource
    ]
    return min(lenders)[2] if lenders else ""


def by_logical_path(resources: Iterable[ContentFile]) -> dict[str, _Files]:
    """Files by their logical path, which keeps the extension, and by language."""
    found: dict[str, _Files] = {}
    for resource in resources:
        found.setdefault(resource.logical, {})[resource.language] = resource
    return found


def folders(logical: str) -> Iterator[str]:
    """The folders around a file from the nearest one up, ``/`` at last."""
    while logical:
        logical = logical.rpartition("/")[0]
        yield logical or "/"
