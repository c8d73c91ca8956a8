"""A file below ``content``, and what Hugo makes of it."""

import os
from typing import NamedTuple

from cms.hugo.content.paths import ContentPath, PathType, composed, section_of

_BUNDLES = {PathType.LEAF: "leaf", PathType.BRANCH: "branch"}


class MountPoint(NamedTuple):
    """What the files of one mount have in common.

    Their paths are relative to the site's ``root``, which ends with a separator, or absolute, with
    an empty root, where the mount lies elsewhere. Hugo shows a file at ``shown`` and its path
    without the first ``cut`` characters. ``number`` is the mount's; of two files in one place, the
    one of the lower mount wins. ``language`` is the mount's, maybe empty.
    """

    root: str
    shown: str
    cut: int
    number: int
    language: str

    def located(self, path: str) -> str:
        """Where the file at a path is on this machine."""
        return self.root + (path if os.sep == "/" else path.replace("/", os.sep))

    def path_of(self, location: str) -> str:
        """The path of a file of the mount, with forward slashes."""
        path = location[len(self.root) :]
        return path if os.sep == "/" else path.replace(os.sep, "/")


class ContentFile(NamedTuple):
    """A file below ``content``: a page in one language, a resource of one, or a symbolic link.

    ``path`` has forward slashes, from the site's root or, for a file elsewhere, from the disk's.
    ``kind`` is the page's, empty for what is no page. ``logical`` is the logical path; that of
    what is no page keeps the extension, which is in lower case and without the dot. ``suffix`` is
    the language that the file's name states, and ``custom`` is as in ``ContentPath``. A site may
    have a million of these, so what follows from the rest is found when asked for.
    """

    path: str
    point: MountPoint
    language: str
    kind: str
    type: PathType
    logical: str
    extension: str
    suffix: str
    custom: str = ""
    is_link: bool = False

    @property
    def location(self) -> str:
        """Where the file is on this machine."""
        return self.point.located(self.path)

    @property
    def content(self) -> ContentPath:
        """The path that Hugo shows the file at, taken apart."""
        raw = self.point.shown + composed(self.path[self.point.cut :])
        return ContentPath(raw, self.type, self.logical, self.extension, self.suffix, self.custom)

    @property
    def rank(self) -> int:
        """Of several pages with one logical path in one language Hugo takes that of the highest
        rank, or any of them."""
        return -2 * self.point.number + bool(self.suffix)

    @property
    def bundle(self) -> str:
        """``leaf`` or ``branch`` for the page of a bundle, else empty."""
        return _BUNDLES.get(self.type, "")

    @property
    def section(self) -> str:
        """The first folder of the page's path."""
        return section_of(self.logical, self.type)

    @property
    def base_filename(self) -> str:
        """The name without language and extension; for a bundle, the folder's."""
        return self.content.base_name

    @property
    def is_content_resource(self) -> bool:
        """Whether this is Markdown or other content inside a leaf bundle."""
        return self.type == PathType.CONTENT_RESOURCE

    @property
    def written_name(self) -> str:
        """The last part of the page's path as it is written on disk."""
        parts = self.content.raw.split("/")
        return parts[-2] if self.bundle else parts[-1][: len(self.content.name)]
