"""A file below ``content``, and what Hugo makes of it."""

import os
from typing import NamedTuple

from cms.hugo.content.paths import ContentPath, PathType

_BUNDLES = {PathType.LEAF: "leaf", PathType.BRANCH: "branch"}


class ContentFile(NamedTuple):
    """A file below ``content``: a page in one language, a resource of one, or a symbolic link.

    ``path`` is relative to the site's ``root`` with forward slashes, or absolute, with an empty
    root, where the file lies elsewhere. ``kind`` is the page's, empty for what is no page.
    ``content`` is the path that Hugo shows the file at. Of several pages with one logical path in
    one language Hugo takes the one of the highest ``rank``, or any of them. A site may have a
    million of these, so what follows from the rest is found when asked for.
    """

    path: str
    root: str
    language: str
    kind: str
    content: ContentPath
    rank: int = 0
    is_link: bool = False

    @property
    def location(self) -> str:
        """Where the file is on this machine."""
        return located(self.root, self.path)

    @property
    def logical(self) -> str:
        """The logical path; that of a resource keeps the extension."""
        return self.content.base

    @property
    def bundle(self) -> str:
        """``leaf`` or ``branch`` for the page of a bundle, else empty."""
        return _BUNDLES.get(self.content.type, "")

    @property
    def section(self) -> str:
        """The first folder of the page's path."""
        return self.content.section

    @property
    def base_filename(self) -> str:
        """The name without language and extension; for a bundle, the folder's."""
        return self.content.base_name

    @property
    def extension(self) -> str:
        """What follows the last dot, in lower case."""
        return self.content.extension

    @property
    def suffix(self) -> str:
        """The language that the file's name states, in lower case; mostly empty."""
        return self.content.language

    @property
    def is_content_resource(self) -> bool:
        """Whether this is Markdown or other content inside a leaf bundle."""
        return self.content.type == PathType.CONTENT_RESOURCE

    @property
    def written_name(self) -> str:
        """The last part of the page's path as it is written on disk."""
        parts = self.content.raw.split("/")
        return parts[-2] if self.bundle else parts[-1][: len(self.content.name)]


def located(root: str, path: str) -> str:
    """A path with forward slashes below a root, as this system writes it."""
    return root + (path if os.sep == "/" else path.replace("/", os.sep))
