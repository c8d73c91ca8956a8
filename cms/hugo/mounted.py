"""The files that mounts show below a component such as ``static``, listed when somebody asks.

Follows Hugo ``hugofs/rootmapping_fs.go`` and ``hugofs/component_fs.go``. Letters count on every
system: a name is looked for in the list of its folder, never opened to see whether it is there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.files import Shows, compile_filter
from cms.hugo.content.paths import composed


class _Source(NamedTuple):
    """A folder on disk that a mount shows; ``below`` is its path from the mount's source."""

    absolute: str
    below: str
    shows: Shows | None


class Mounted:
    """The files of a component; of several languages those that are mounted for ``language``.

    Paths begin with a slash, and folders do not end in one: the component itself is empty.
    Symbolic links are left out, which Hugo does not follow; all other names are in.
    """

    def __init__(self, config: SiteConfig, component: str, language: str = "") -> None:
        self._sources: dict[str, list[_Source]] = {}
        self._files: dict[str, dict[str, str]] = {}
        self._listed: dict[str, Mapping[str, str]] = {}
        self._lists: dict[str, Mapping[str, bool]] = {}
        for mount in dict.fromkeys(each._replace(language="") for each in config.mounts):
            head, _, below = mount.target.partition("/")
            if head == component and (not language or _is_for(mount, language, config)):
                self._add(mount, f"/{below}" if below else "")

    def has(self, path: str) -> bool:
        """Whether a file is at this very path."""
        return self.find(path) is not None

    def find(self, path: str) -> str | None:
        """Where the file shown at a path lies."""
        folder, slash, name = path.rpartition("/")
        return self.files(folder).get(name) if slash and name else None

    def expect(self, path: str, location: str) -> None:
        """Counts a file as there that may be written."""
        folder, _, name = path.rpartition("/")
        self._files.setdefault(folder, {})[name] = location
        self._listed.pop(folder, None)

    def files(self, folder: str) -> Mapping[str, str]:
        """The files shown in a folder by name, and where they lie; of two the stronger one."""
        found = self._listed.get(folder)
        if found is None:
            files: dict[str, str] = {}
            for source in reversed(self._in(folder)):
                for name, is_folder in self._shown(source).items():
                    if not is_folder:
                        files[name] = source.absolute + os.sep + name
            found = self._listed[folder] = files | self._files.get(folder, {})
        return found

    def folders(self, folder: str) -> Iterator[str]:
        """The paths of the folders in a folder."""
        names = {
            name: None
            for source in self._in(folder)
            for name, is_folder in self._shown(source).items()
            if is_folder
        }
        start = f"{folder}/"
        for target in (*self._sources, *self._files):
            if target.startswith(start):
                names[target.removeprefix(start).partition("/")[0]] = None
        return (start + name for name in names)

    def walk(self, folder: str = "") -> Iterator[tuple[str, str]]:
        """All files below a folder: the paths at which they are shown, and where they lie."""
        for name, absolute in self.files(folder).items():
            yield f"{folder}/{name}", absolute
        for inner in list(self.folders(folder)):
            yield from self.walk(inner)

    def _add(self, mount: Mount, target: str) -> None:
        if mount.source.is_dir():
            source = _Source(str(mount.source), "", compile_filter(mount))
            self._sources.setdefault(target, []).append(source)
        elif mount.source.is_file() and not mount.source.is_symlink():
            folder, _, name = target.rpartition("/")
            self._files.setdefault(folder, {}).setdefault(name, str(mount.source))

    def _in(self, folder: str) -> list[_Source]:
        """The folders on disk that are shown as this one, the strongest first."""
        parent, slash, name = folder.rpartition("/")
        own = self._sources.get(folder, [])
        if not slash:
            return own
        inherited = [
            _Source(each.absolute + os.sep + name, f"{each.below}/{name}", each.shows)
            for each in self._in(parent)
            if self._shown(each).get(name)
        ]
        return own + inherited

    def _shown(self, source: _Source) -> Mapping[str, bool]:
        """The names in a folder on disk, and whether each is a folder."""
        names = self._lists.get(source.absolute)
        if names is None:
            names = self._lists[source.absolute] = names_in(source.absolute)
        shows, below = source.shows, source.below
        if shows is None:
            return names
        return {name: is_dir for name, is_dir in names.items() if shows(f"{below}/{name}", is_dir)}


def names_in(folder: str) -> Mapping[str, bool]:
    """The names in a folder on disk, and whether each is a folder; links are left out."""
    try:
        with os.scandir(folder) as entries:
            return {
                composed(entry.name): entry.is_dir(follow_symlinks=False)
                for entry in entries
                if not entry.is_symlink()
            }
    except OSError:
        return {}


def _is_for(mount: Mount, language: str, config: SiteConfig) -> bool:
    codes = {each.language for each in config.mounts if each._replace(language="") == mount}
    return "" in codes or language in codes
