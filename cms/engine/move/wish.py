"""What a command line asks for: which page, section or file is to go where.

``DST`` may be a folder that exists, then the thing goes into it; or the new path itself. For a page
it may be written as a file, ``b.md``, or as a bundle, ``b/index.md``, whatever the page is now.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from cms.engine.move.places import Place, own_mounts, place_of
from cms.engine.workspace import shown_path
from cms.errors import UsageError
from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import Folder, PathType, parse_in
from cms.hugo.content.tree import ContentTree, path_rules
from cms.model.message import Message, msg

Form = Literal["", "plain", "leaf"]
"""What a page is to be: as it is, a file of its own, or a bundle."""

_TOP = Folder("", "")


class PageWish(NamedTuple):
    """A page with its translations to go to a folder, under a name, which is part of its path."""

    source: ContentFile
    folder: str
    name: str
    form: Form


class FolderWish(NamedTuple):
    """A section's folder, by its path, to become another one."""

    place: Place
    shown: str


class FileWish(NamedTuple):
    """A file beside a page to go to another path."""

    source: ContentFile
    place: Place
    shown: str


Wish = PageWish | FolderWish | FileWish


def read_wish(src: Path, dst: Path, is_into: bool, config: SiteConfig, tree: ContentTree) -> Wish:
    """What is asked for; ``is_into`` tells that ``DST`` was written with a slash at its end.

    Raises ``UsageError`` for what cannot be done whatever the rest of the site is.
    """
    return _Reader(src, dst, is_into, config, tree).read()


class _Reader:
    def __init__(
        self, src: Path, dst: Path, is_into: bool, config: SiteConfig, tree: ContentTree
    ) -> None:
        self.src = os.path.abspath(src)
        self.dst = os.path.abspath(dst)
        self.config = config
        self.tree = tree
        self.rules = path_rules(config)
        self.is_into = is_into or (Path(self.dst).is_dir() and not _same(self.src, self.dst))
        self.mounts = own_mounts(config)

    def read(self) -> Wish:
        place = self._place(self.src)
        target = self._target(place)
        if Path(self.src).is_dir():
            return self._of_folder(place, target)
        page = next((each for each in self.tree.pages if each.location == self.src), None)
        if page is not None:
            return self._of_page(page, target)
        for resource in self.tree.resources:
            if resource.location == self.src:
                return self._of_file(resource, place, target)
        raise UsageError(
            msg("{src} is no content for Hugo", src=self._shown(self.src)), self._why_unseen()
        )

    def _of_folder(self, place: Place, target: Place) -> Wish:
        leaf = next((each for each in self._leaves() if _folder(each) == self.src), None)
        if leaf is not None:
            return self._of_page(leaf, target)
        if place.shown == place.mount.target.removeprefix("content"):
            raise UsageError(
                msg("{src} is where all content is", src=self._shown(self.src)),
                msg("name a folder inside it"),
            )
        shown = self._path_in(target, place.name)
        if parse_in(_TOP, shown.rpartition("/")[2], self.rules).type >= PathType.PAGE:
            raise UsageError(
                msg(
                    "{src} is a folder and no page bundle, and {dst} a name for a page",
                    src=self._shown(self.src),
                    dst=self._shown(self.dst),
                ),
                msg("name a folder"),
            )
        return FolderWish(place, shown)

    def _of_file(self, resource: ContentFile, place: Place, target: Place) -> FileWish:
        shown = self._path_in(target, place.name)
        extension = place.name.rpartition(".")[2]
        if shown.rpartition("/")[2].rpartition(".")[2].lower() != extension.lower():
            raise UsageError(
                msg(
                    "{dst} is neither a folder nor of the format of {src}",
                    dst=self._shown(self.dst),
                    src=self._shown(self.src),
                ),
                msg("keep the extension .{extension}", extension=extension),
            )
        return FileWish(resource, place, shown)

    def _of_page(self, page: ContentFile, target: Place) -> PageWish:
        if page.bundle == "branch":
            raise UsageError(
                msg("{src} is the page of its folder", src=self._shown(self.src)),
                msg("name the folder to move the section with all that is in it"),
            )
        if self.is_into:
            self._refuse_bundle(target)
            return PageWish(page, target.shown, page.written_name, "")
        content = parse_in(_TOP, target.name, self.rules)
        if content.type == PathType.BRANCH:
            raise UsageError(
                msg("{dst} would be the page of a section", dst=self._shown(self.dst)),
                msg("a page can be name.md or name/index.md"),
            )
        if content.type < PathType.PAGE:
            if page.bundle == "leaf":
                return PageWish(page, target.folder, target.name, "")
            raise UsageError(
                msg("{dst} is neither a folder nor a name for a page", dst=self._shown(self.dst)),
                msg(
                    "there is no such folder; for a page write {name}.{extension}",
                    name=target.name,
                    extension=page.extension,
                ),
            )
        self._refuse_other_sort(page, content.extension, content.language)
        if content.type == PathType.LEAF:
            folder = target.at(target.folder)
            return PageWish(page, folder.folder, folder.name, "leaf")
        return PageWish(page, target.folder, target.name[: len(content.name)], "plain")

    def _refuse_other_sort(self, page: ContentFile, extension: str, language: str) -> None:
        if extension != page.extension:
            raise UsageError(
                msg(
                    "{dst} is not of the format of {src}",
                    dst=self._shown(self.dst),
                    src=self._shown(self.src),
                ),
                msg("keep the extension .{extension}", extension=page.extension),
            )
        if language not in ("", page.language):
            raise UsageError(
                msg(
                    "{dst} is in {language}, {src} in {of}",
                    dst=self._shown(self.dst),
                    language=language,
                    src=self._shown(self.src),
                    of=page.language,
                ),
                msg("translations move along; the language of a page stays"),
            )

    def _refuse_bundle(self, target: Place) -> None:
        location = target.location
        if any(_folder(each) == location for each in self._leaves()):
            raise UsageError(
                msg(
                    "{dst} is a page bundle, where other pages get lost",
                    dst=self._shown(self.dst),
                ),
                msg("name the new path itself, such as {path}-2", path=self._shown(str(location))),
            )

    def _leaves(self) -> Iterator[ContentFile]:
        return (each for each in self.tree.pages if each.bundle == "leaf")

    def _path_in(self, target: Place, name: str) -> str:
        return f"{target.shown}/{name}" if self.is_into else target.shown

    def _place(self, location: str) -> Place:
        if not os.path.lexists(location):
            raise UsageError(msg("there is no file or folder {path}", path=self._shown(location)))
        place = place_of(location, self.mounts)
        if place is None:
            raise UsageError(
                msg("{path} is not in the content of its site", path=self._shown(location)),
                self._folders(),
            )
        return place

    def _target(self, source: Place) -> Place:
        """The place of ``DST``; it has to be in the same mount, which stands for a language."""
        place = place_of(self.dst, self.mounts)
        if place is None:
            raise UsageError(
                msg("{dst} is not in the content of the site", dst=self._shown(self.dst)),
                self._folders(),
            )
        if place.mount == source.mount:
            return place
        is_other = _languages(place.mount, self.config) != _languages(source.mount, self.config)
        hint = (
            msg("translations move along; the language of a page stays")
            if is_other
            else msg("the content of the site is in both, and nothing goes from one to the other")
        )
        raise UsageError(
            msg(
                "{dst} is not below {folder}",
                dst=self._shown(self.dst),
                folder=self._shown(str(source.mount.source)),
            ),
            hint,
        )

    def _folders(self) -> Message:
        folders = ", ".join(self._shown(str(mount.source)) for mount in self.mounts)
        return msg("the content is in {folders}", folders=folders)

    def _why_unseen(self) -> Message:
        for hidden in self.tree.hidden:
            if str(self.config.root / hidden.path) == self.src:
                return msg("{winner} has its path and its language", winner=hidden.winner)
        return msg("cms why tells more")

    def _shown(self, location: str) -> str:
        return shown_path(location, str(Path.cwd()))


def _folder(page: ContentFile) -> str:
    return page.location.rpartition(os.sep)[0]


def _languages(mount: Mount, config: SiteConfig) -> Sequence[str]:
    return [each.language for each in config.mounts if each._replace(language="") == mount]


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False
