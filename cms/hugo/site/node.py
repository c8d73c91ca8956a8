"""A page while its site is being assembled: where it stands in the tree of pages.

Follows Hugo ``hugolib/page__tree.go``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import ContentPath, parse_exact
from cms.hugo.fields.reading import Fields
from cms.hugo.site.edition import Edition
from cms.hugo.time.gotime import GoTime


class Node:
    """One page in one language; it answers the tokens of permalink patterns.

    ``parent`` is the nearest branch page above, None for the home page; it is set when all pages
    are known. ``times`` are the page's date, lastmod and publish date. ``data`` is None where Hugo
    cannot read the front matter.
    """

    __slots__ = (
        *("content", "data", "edition", "fields", "kind", "parent", "path"),
        *("source", "times", "title", "_folder"),
    )

    def __init__(
        self,
        content: ContentPath,
        kind: str,
        edition: Edition,
        data: Mapping[str, Any] | None,
        fields: Fields,
        source: ContentFile | None = None,
    ) -> None:
        self.content = content
        self.path = content.base
        self.kind = kind
        self.edition = edition
        self.data = data
        self.fields = fields
        self.source = source
        self.title = fields.title
        self.times: tuple[GoTime, GoTime, GoTime] = fields.dates[:3]
        self.parent: Node | None = None
        self._folder: str | None = None

    @property
    def folder(self) -> str:
        """Where a branch page puts pages below it: its path with slugs in place of names."""
        if self._folder is None:
            slug = self.fields.slug
            if self.parent is None:
                self._folder = ""
            elif slug:
                self._folder = f"{self._below_parent(self.styled.container_dir)}/{slug}"
            else:
                self._folder = self._below_parent(self.styled.base)
        return self._folder

    def _below_parent(self, path: str) -> str:
        parent = self.parent
        if parent is None:
            return path
        folder, above = parent.folder, parent.styled.base
        return path if folder == above else folder + path.removeprefix(above.removesuffix("/"))

    @property
    def is_enabled(self) -> bool:
        """Whether the site builds pages of this kind."""
        return self.kind not in self.edition.language.disable_kinds

    @property
    def is_dropped(self) -> bool:
        """Whether Hugo forgets the page altogether; others it keeps for the sake of structure."""
        return self.kind in ("page", "term") and not self.is_enabled

    @property
    def branch(self) -> Node:
        """The page itself or, for a regular page, the section that it is in."""
        return self if self.kind != "page" or self.parent is None else self.parent

    @property
    def exact(self) -> ContentPath:
        """The path of the file as written."""
        return parse_exact(self.content.raw, self.edition.paths)

    @property
    def styled(self) -> ContentPath:
        """The path with its capitals where the site keeps them."""
        return self.exact if self.edition.style.keep_case else self.content

    @property
    def container(self) -> str:
        """The folder in which a regular page is published."""
        return self._below_parent(self.styled.container_dir)

    @property
    def path_title(self) -> str:
        """The title as a part of paths: without slashes, but for taxonomies and terms."""
        if self.kind in ("taxonomy", "term"):
            return self.title
        return self.title.replace("/", "-").replace("\\", "-")

    @property
    def slug(self) -> str:
        """The front matter's slug."""
        return self.fields.slug

    @property
    def date(self) -> GoTime:
        """The page's date; Go's zero time where it has none."""
        return self.times[0]

    @property
    def section(self) -> str:
        """The first folder of the page's path."""
        return self.content.section

    @property
    def sections(self) -> str:
        """The logical path of the page's section."""
        return self.branch.path

    @property
    def file_name(self) -> str:
        """The file's name, or the folder's for a leaf bundle; empty for a branch."""
        name = self.exact.name if self.source is not None else ""
        if name == "index":
            return self.exact.dir.rpartition("/")[2]
        return "" if name == "_index" else name

    @property
    def content_name(self) -> str:
        """The last element of the path as written."""
        return self.exact.base_name

    def section_names(self) -> list[str]:
        """Slug or title of each section from the first one down to the page's own."""
        names = []
        node = self.branch
        while node.parent is not None:
            names.append(node.slug or node.path_title)
            node = node.parent
        return names[::-1]

    def first_section_name(self) -> str:
        """Slug or title of the section right below the home page, if the page is in one."""
        node = self.branch
        while node.parent is not None:
            if node.path.count("/") < 2:
                return node.slug or node.path_title
            node = node.parent
        return ""
