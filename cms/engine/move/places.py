"""Places in the content: where a file on disk is shown, and where on disk a place is."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.files import SourceFile, compile_filter, ignored_by


class Place(NamedTuple):
    """A path below the content, with a slash in front, that a mount shows."""

    mount: Mount
    shown: str

    @property
    def folder(self) -> str:
        """The folder around it; empty for the root of the content."""
        return self.shown.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.shown.rpartition("/")[2]

    @property
    def location(self) -> str | None:
        """Where it is on disk; None where the mount shows no such place."""
        top = self.mount.target.removeprefix("content")
        if self.shown != top and not self.shown.startswith(f"{top}/"):
            return None
        below = self.shown[len(top) :]
        return str(self.mount.source) + below.replace("/", os.sep)

    def at(self, shown: str) -> "Place":
        """Another path of the same mount."""
        return Place(self.mount, shown)


def own_mounts(config: SiteConfig) -> list[Mount]:
    """The folders of content that belong to the site itself and to no theme."""
    root = str(config.root) + os.sep
    mounts = dict.fromkeys(each._replace(language="") for each in config.mounts)
    return [
        mount
        for mount in mounts
        if mount.target.partition("/")[0] == "content"
        and f"{mount.source}{os.sep}".startswith(root)
        and not mount.source.is_file()
        and not _is_of_theme(mount, config)
    ]


def place_of(location: str, mounts: Iterable[Mount]) -> Place | None:
    """The place of a file or folder, which need not exist; that of the innermost mount."""
    for mount in sorted(mounts, key=lambda each: -len(str(each.source))):
        source = str(mount.source)
        if location == source or location.startswith(source + os.sep):
            below = location[len(source) :].replace(os.sep, "/")
            return Place(mount, mount.target.removeprefix("content") + below)
    return None


def is_shown(place: Place, config: SiteConfig) -> bool:
    """Whether Hugo would see a file at this place; names alone are looked at."""
    location = place.location
    if location is None:
        return False
    below = location[len(str(place.mount.source)) :].replace(os.sep, "/")
    parts = below.split("/")[1:]
    if any(part[0] in ".#" or part[-1] == "~" for part in parts):
        return False
    shows = compile_filter(place.mount)
    if shows is not None and not shows(below, False):
        return False
    return ignored_by(location, config.ignore_files) is None


def moved_file(file: SourceFile, location: str, config: SiteConfig) -> SourceFile:
    """The file as Hugo sees it once it is at another location below the same mount."""
    mount = config.mounts[file.point.number]
    source = str(mount.source)
    below = location[len(source) :].replace(os.sep, "/")
    folder, _, name = (mount.target.removeprefix("content") + below).rpartition("/")
    path = file.point.path_of(location)
    return file._replace(path=path, folder=folder, name=name)


def _is_of_theme(mount: Mount, config: SiteConfig) -> bool:
    themes = config.languages[0].settings.get("themesdir")
    folders = ("_vendor", themes if isinstance(themes, str) and themes else "themes")
    return any(mount.source.is_relative_to(config.root / folder) for folder in folders)
