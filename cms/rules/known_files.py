"""The files that an image's address could mean, by what is known of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from cms.hugo.site.image_files import is_image

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.site.images import Images


def fold(path: str) -> str:
    """What is left of a path without letter case and Unicode form."""
    return normalize("NFC", path).casefold()


class KnownFiles:
    """Files of a site, looked up when the first one is missing."""

    def __init__(self, images: Images) -> None:
        self._images = images

    @cached_property
    def public(self) -> dict[str, list[str]]:
        """The published files by what is left of their paths without case and form."""
        found: dict[str, None] = {}
        for language in self._images.config.languages:
            folder = self._images.root(language.code).folder
            found |= dict.fromkeys(
                folder + path for path, _ in self._images.static(language.code).walk()
            )
        return _by_fold(found | dict.fromkeys(self._images.published.by_target))

    @cached_property
    def assets(self) -> dict[str, list[str]]:
        return _by_fold(path for path, _ in self._images.assets.walk())

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The published images by name."""
        found: dict[str, list[str]] = {}
        for path in filter(is_image, (path for same in self.public.values() for path in same)):
            found.setdefault(fold(path.rpartition("/")[2]), []).append(path)
        return found

    @cached_property
    def sources(self) -> dict[str, ContentFile]:
        """The files beside pages by their paths below content."""
        return {source.content.raw: source for source in self._images.content.resources}

    @cached_property
    def folders(self) -> dict[str, str]:
        """The folder below content of each page's file, by the file's path."""
        return {
            source.path: source.content.raw.rpartition("/")[0]
            for source in self._images.content.pages
        }

    @cached_property
    def targets(self) -> dict[str, str]:
        """Where the files beside pages are published, by path."""
        published = self._images.published.by_target
        return {placed.source.path: target for target, placed in published.items()}


def _by_fold(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(fold(path), []).append(path)
    return found
