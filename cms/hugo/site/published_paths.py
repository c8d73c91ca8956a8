"""Paths in the publish folder: the addresses that they are, and which of them are one."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize


def address_of(file: str) -> str:
    """The address of a published file, as readers see it."""
    return (
        f"/{file.removesuffix('index.html')}" if f"/{file}".endswith("/index.html") else f"/{file}"
    )


def folded(path: str) -> str:
    """What is one name on the disks of macOS and Windows, whatever the case of letters."""
    return path.lower() if path.isascii() else normalize("NFC", path).lower()


def place_of(file: str) -> str:
    """The folder that a page has to itself, else the file: folded, with a slash in front.

    The place of the site's home page is empty.
    """
    folder, slash, name = f"/{file}".rpartition("/")
    return folded(folder if name.startswith("index.") else folder + slash + name)


def folders_above(place: str) -> Iterator[str]:
    """The folders around a place, the nearest first, without the root."""
    while place := place.rpartition("/")[0]:
        yield place
