"""The files whose front matter Hugo reads."""

from collections.abc import Iterator
from typing import NamedTuple

from cms.hugo.content.tree import ContentTree, PageSource, ResourceSource


class ContentFile(NamedTuple):
    """A file with front matter: its path from the site's root, where it is, what Hugo makes of it.

    ``base_filename`` is the name without language and extension, of a bundle the folder's;
    ``extension`` is in lower case, without the dot. ``logical`` is the logical path, and ``suffix``
    the language that the file's name states, in lower case. ``kind`` is empty for what is no
    page: content inside a leaf bundle, and symbolic links.
    """

    path: str
    location: str
    language: str
    base_filename: str
    extension: str
    is_link: bool = False
    logical: str = ""
    section: str = ""
    kind: str = ""
    bundle: str = ""
    suffix: str = ""


def content_files(tree: ContentTree) -> Iterator[ContentFile]:
    """Every file whose front matter Hugo reads, content inside leaf bundles included."""
    for page in tree.pages:
        yield _page(page)
    for resource in tree.resources:
        if resource.is_content:
            yield _resource(resource)


def linked_files(tree: ContentTree, language: str) -> Iterator[ContentFile]:
    """Symbolic links named like pages, which Hugo passes over; in the site's default language."""
    for link in tree.links:
        name, _, extension = link.name.rpartition(".")
        yield ContentFile(link.path, link.absolute, language, name, extension, is_link=True)


def _page(source: PageSource) -> ContentFile:
    content = source.content
    # By position, which takes half the time of names; in the order of the record.
    return ContentFile(
        source.path,
        source.absolute,
        source.language,
        content.base_name,
        content.extension,
        False,
        source.logical,
        source.section,
        source.kind,
        source.bundle,
        content.language,
    )


def _resource(source: ResourceSource) -> ContentFile:
    content = source.content
    return ContentFile(
        source.path,
        source.absolute,
        source.language,
        content.base_name,
        content.extension,
        False,
        source.logical,
        content.section,
        suffix=content.language,
    )
