"""The files of a site that can be images."""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.content.tree import ContentTree
from cms.hugo.mounted import Mounted

SUFFIXES = (
    ".apng",
    ".avif",
    ".bmp",
    ".gif",
    ".heic",
    ".ico",
    ".jfif",
    ".jpe",
    ".jpeg",
    ".jpg",
    ".png",
    ".svg",
    ".tif",
    ".tiff",
    ".webp",
)
"""How the names of images end, in lower case."""


def is_image(path: str) -> bool:
    """Whether a file is an image by its name."""
    return path.lower().endswith(SUFFIXES)


def has_image_files(config: SiteConfig, content: ContentTree) -> bool:
    """Whether a site has images of its own anywhere."""
    return any(map(is_image, _paths(config, content)))


def _paths(config: SiteConfig, content: ContentTree) -> Iterator[str]:
    yield from (source.path for source in content.resources)
    for component in ("static", "assets"):
        yield from (path for path, _ in Mounted(config, component).walk())
