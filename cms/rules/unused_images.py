"""Images in bundles that nothing shows, as far as their names tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

from cms.hugo.mounted import names_in
from cms.hugo.site.image_files import is_image

if TYPE_CHECKING:
    from cms.rules.base import Page
    from cms.rules.site_pages import SitePages

_BY_THEMES = re.compile(
    r"avatar|background|banner|cover|feature|header|hero|icon|logo|poster|social|thumb"
)
"""In names of images that templates look for by pattern."""

_SHORTCODE = re.compile(rb"\{\{[<%]\s*(?!figure\b|/)")


def unnamed(page: Page) -> Sequence[str]:
    """The images below a leaf bundle's folder that its page does not name, by path from there.

    None where a shortcode or ``resources`` may choose among them.
    """
    if page.file.bundle != "leaf" or "resources" in page.data:
        return ()
    raw, body = page.document.raw, page.document.body
    if _SHORTCODE.search(raw, *body):
        return ()
    text = normalize("NFC", unquote(raw.decode("utf-8", "replace"))).casefold()
    folder = page.file.location.rpartition(os.sep)[0]
    return [
        path
        for path in _images(page, folder, "")
        if normalize("NFC", path.rpartition("/")[2]).casefold() not in text
        and not _BY_THEMES.search(path.rpartition("/")[2].lower())
    ]


def unused_images(pages: SitePages) -> Iterator[tuple[str, str]]:
    """The path of a bundle's first page, and an image that none of its versions names.

    Nothing is said unless the whole site is judged: any page may show the image by its address.
    """
    if any(file.path not in pages.judged for file in pages.files):
        return
    named = {
        unquote(use.destination).rpartition("/")[2]
        for uses in pages.images.values()
        for use in uses
    }
    bundles: dict[str, list[str]] = {}
    for file in pages.pages:
        if file.bundle == "leaf":
            bundles.setdefault(file.path.rpartition("/")[0], []).append(file.path)
    for paths in bundles.values():
        unused = [pages.unused_images.get(path, ()) for path in paths]
        for image in unused[0]:
            if all(image in each for each in unused) and image.rpartition("/")[2] not in named:
                yield paths[0], image


def _images(page: Page, folder: str, below: str) -> Iterator[str]:
    names = page.site.grounds.asked["folder", folder] = names_in(folder)
    for name, is_folder in sorted(names.items()):
        if name[0] in ".#" or name[-1] == "~":
            continue
        if is_folder:
            yield from _images(page, f"{folder}{os.sep}{name}", f"{below}{name}/")
        elif is_image(name):
            yield below + name
