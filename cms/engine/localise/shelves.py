"""Image files put into folders of a site: named by their content, and never outside."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path

from cms.errors import InputError
from cms.model import msg
from cms.writing import create_file, remove_leftovers

_NAME = re.compile(r"(?P<number>[0-9]{2,6})-(?P<digest>[0-9a-f]{8})\.(?P<ending>[a-z]{2,5})")


class Shelves:
    """The folders of a run below ``root``, the site's; without ``writes`` files are only named."""

    def __init__(self, root: Path, *, writes: bool) -> None:
        self._root = root
        self._writes = writes
        self._folders: dict[Path, _Shelf] = {}

    def put(self, folder: Path, body: bytes, ending: str) -> str:
        """The name under which an image is in a folder from now on.

        Raises ``InputError`` where the folder is not in the site, or cannot be written to.
        """
        shelf = self._folders.get(folder)
        if shelf is None:
            check_inside(folder, self._root)
            shelf = self._folders[folder] = _Shelf(folder)
            if self._writes and folder.is_dir():
                remove_leftovers(folder, lambda name: _NAME.fullmatch(name) is not None)
        name = shelf.name_of(body, ending)
        if name is None:
            name = shelf.new_name(body, ending)
            if self._writes:
                create_file(folder / name, body)
            shelf.add(name, body)
        return name


class _Shelf:
    """The images of a folder whose names say what they hold."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bodies: dict[str, bytes] = {}
        self._last = 0
        self._names = {each.name for each in folder.iterdir()} if folder.is_dir() else set()
        for match in filter(None, map(_NAME.fullmatch, self._names)):
            self._last = max(self._last, int(match["number"]))

    def name_of(self, body: bytes, ending: str) -> str | None:
        """The file that holds these very bytes; eight digits can be the same by intention."""
        end = f"-{_digest(body)}.{ending}"
        for name in sorted(self._names):
            if name.endswith(end) and _NAME.fullmatch(name) and self._holds(name, body):
                return name
        return None

    def new_name(self, body: bytes, ending: str) -> str:
        """A name that no file of the folder has."""
        return f"{self._last + 1:02}-{_digest(body)}.{ending}"

    def add(self, name: str, body: bytes) -> None:
        """Counts a file in."""
        self._last += 1
        self._names.add(name)
        self._bodies[name] = sha256(body).digest()

    def _holds(self, name: str, body: bytes) -> bool:
        if name in self._bodies:
            return self._bodies[name] == sha256(body).digest()
        path = self._folder / name
        return path.is_file() and not path.is_symlink() and path.read_bytes() == body


def check_inside(path: Path, root: Path) -> None:
    """Raises ``InputError`` where a path leads out of a site, by itself or by a link."""
    if not is_inside(path, root):
        raise InputError(msg("{path} leads out of the site, or through a link", path=path))


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path is below a site's root, without a link on the way."""
    if not path.is_relative_to(root) or ".." in path.relative_to(root).parts:
        return False
    meant = Path(os.path.realpath(root)) / path.relative_to(root)
    return os.path.normcase(os.path.realpath(path)) == os.path.normcase(meant)


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:8]
