"""Which files and folders get which names when a page, a section or a file moves."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.engine.move.places import Place, own_mounts, place_of
from cms.engine.move.wish import FolderWish, Form, PageWish, Wish
from cms.errors import UsageError
from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.files import SourceFile
from cms.hugo.content.paths import normalise
from cms.hugo.content.tree import ContentTree
from cms.model.message import msg


class Rename(NamedTuple):
    """A file, or a folder with all that is in it, from one location to another."""

    old: str
    new: str


class Version(NamedTuple):
    """A page in one language that moves: to a folder, under a name, in a form."""

    source: ContentFile
    place: Place
    folder: str
    name: str
    form: Form


def renames(
    wish: Wish,
    config: SiteConfig,
    tree: ContentTree,
    files: Sequence[SourceFile],
    linked: Iterable[ContentFile],
) -> list[Rename]:
    """What is renamed, one after another; ``linked`` are pages of the same ``translationKey``.

    Raises ``UsageError`` where a new name is taken or no place of the content.
    """
    work = _Work(config, tree, files)
    found: Iterable[Rename]
    if isinstance(wish, PageWish):
        found = work.of_page(wish, linked)
    elif isinstance(wish, FolderWish):
        found = work.of_folder(wish)
    else:
        found = [Rename(wish.source.location, work.location(wish.place.at(wish.shown)))]
    return list(dict.fromkeys(each for each in found if each.old != each.new))


def moved(location: str, renames: Iterable[Rename]) -> str:
    """Where a file or folder is after the renames."""
    for old, new in renames:
        if location == old:
            location = new
        elif location.startswith(old + os.sep):
            location = new + location[len(old) :]
    return location


class _Work:
    def __init__(self, config: SiteConfig, tree: ContentTree, files: Sequence[SourceFile]) -> None:
        self.config = config
        self.tree = tree
        self.files = files
        self.mounts = own_mounts(config)
        self.logical = {page.logical for page in tree.pages}

    def location(self, place: Place) -> str:
        location = place.location
        if location is None:
            raise UsageError(
                msg(
                    "{shown} has no place in {source}", shown=place.shown, source=place.mount.source
                ),
                msg("a mount of the site's configuration stands for a part of the content"),
            )
        return location

    def place(self, location: str) -> Place:
        place = place_of(location, self.mounts)
        if place is None:
            raise UsageError(
                msg("{location} belongs to a theme or a module", location=location),
                msg("only the site's own files move"),
            )
        return place

    # Pages

    def of_page(self, wish: PageWish, linked: Iterable[ContentFile]) -> Iterator[Rename]:
        page = wish.source
        twins = [each for each in self.tree.pages if each.logical == page.logical]
        versions = [self._version(each, wish, wish.form) for each in twins]
        versions += [self._version(each, wish, "") for each in _beside(page, linked)]
        # A folder that becomes a bundle has its new name before the page goes into it.
        becoming = [each for each in versions if not each.source.bundle and each.form == "leaf"]
        for version in versions:
            if version not in becoming:
                yield from self._of_version(version)
        for owner in dict.fromkeys((each.source.logical, *each[2:4]) for each in versions):
            yield from self._of_resources(*owner, versions)
        for version in becoming:
            yield from self._of_version(version)

    def _version(self, source: ContentFile, wish: PageWish, form: Form) -> Version:
        place = self.place(source.location)
        own: Form = "leaf" if source.bundle == "leaf" else "plain"
        is_named_alike = source.content.base_name == wish.source.content.base_name
        name = wish.name if is_named_alike else source.written_name
        return Version(source, place, wish.folder, name, form or own)

    def _of_version(self, version: Version) -> Iterator[Rename]:
        source, place, folder, name, form = version
        stem = source.content.name
        suffix = place.name[len(stem) :]
        if source.bundle == "leaf" and form == "leaf":
            yield Rename(
                self.location(place.at(place.folder)), self.location(place.at(f"{folder}/{name}"))
            )
            return
        new = f"{folder}/{name}/index{suffix}" if form == "leaf" else f"{folder}/{name}{suffix}"
        yield Rename(source.location, self.location(place.at(new)))

    def _of_resources(
        self, logical: str, folder: str, name: str, versions: Sequence[Version]
    ) -> Iterator[Rename]:
        """The files that go with a page and are in no bundle that moves as a whole."""
        whole = {
            each.source.location.rpartition(os.sep)[0]
            for each in versions
            if each.source.bundle == each.form == "leaf"
        }
        depth = logical.count("/") + 1
        files: dict[str, Rename] = {}
        tops: dict[str, str] = {}
        for resource in self._owned(logical):
            if any(resource.location.startswith(each + os.sep) for each in whole):
                continue
            place = self.place(resource.location)
            parts = place.shown.split("/")
            top, below = "/".join(parts[:depth]), "/".join(parts[depth:])
            new_top = self.location(place.at(f"{folder}/{name}"))
            tops[self.location(place.at(top))] = new_top
            new = self.location(place.at(f"{folder}/{name}/{below}"))
            files[resource.location] = Rename(resource.location, new)
        for top, new_top in tops.items():
            inside = [each for each in files if each.startswith(top + os.sep)]
            if _is_all(top, inside, self._gone(versions)) and not os.path.lexists(new_top):
                yield Rename(top, new_top)
            else:
                yield from (files[each] for each in inside)

    def _gone(self, versions: Sequence[Version]) -> set[str]:
        return {each.source.location for each in versions}

    def _owned(self, logical: str) -> Iterator[ContentFile]:
        """The files whose nearest page is this one."""
        start = f"{logical}/"
        for resource in self.tree.resources:
            if resource.logical.startswith(start):
                folder = resource.logical.rpartition("/")[0]
                while folder not in self.logical:
                    folder = folder.rpartition("/")[0]
                if folder == logical:
                    yield resource

    # Sections

    def of_folder(self, wish: FolderWish) -> Iterator[Rename]:
        wanted = normalise(wish.place.shown)
        depth = wanted.count("/")
        tops = {wish.place: None}
        for file in self.files:
            if normalise(f"{file.folder}/").startswith(f"{wanted}/"):
                place = self.place(file.location)
                top = "/".join(place.shown.split("/")[: depth + 1])
                tops[place.at(top)] = None
        for place in tops:
            yield Rename(self.location(place), self.location(place.at(wish.shown)))


def _beside(page: ContentFile, linked: Iterable[ContentFile]) -> Iterator[ContentFile]:
    """The pages of the same key in the folder of the same path."""
    for each in linked:
        is_other = each.logical != page.logical
        if is_other and each.content.container_dir == page.content.container_dir:
            yield each


def _is_all(folder: str, files: Iterable[str], gone: set[str]) -> bool:
    """Whether nothing that Hugo sees is in a folder but these files; it ignores the rest."""
    known = {*files, *gone}
    found = (str(Path(inner) / name) for inner, _, names in os.walk(folder) for name in names)
    return all(each in known or _is_ignored(each) for each in found)


def _is_ignored(location: str) -> bool:
    name = location.rpartition(os.sep)[2]
    return name[0] in ".#" or name[-1] == "~"
