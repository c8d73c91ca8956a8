"""The files that Hugo sees below ``content``, through all mounts.

Follows Hugo ``hugofs/rootmapping_fs.go``, ``hugofs/component_fs.go``, ``hugofs/hglob`` and
``source/sourceSpec.go``. Names are left out that begin with ``.`` or ``#``
or end in ``~``, and what ``ignoreFiles`` matches.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cms.errors import ConfigError, InputError
from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.content_file import MountPoint
from cms.hugo.content.glob import GlobError, compile_glob
from cms.hugo.content.paths import composed, lower
from cms.model.message import msg

Shows = Callable[[str, bool], bool]


class SourceFile(NamedTuple):
    """A file that a mount shows below ``content``.

    ``path`` is as in ``ContentFile``. ``folder`` is where Hugo shows the file: empty for the
    content root, else with a leading slash. A file ``is_ignored`` that Hugo only notices: even one
    that ``ignoreFiles`` takes out makes its folder a leaf bundle. What ``is_link`` is a symbolic
    link, which Hugo does not follow.
    """

    path: str
    point: MountPoint
    folder: str
    name: str
    is_ignored: bool = False
    is_link: bool = False

    @property
    def location(self) -> str:
        """Where the file is on this machine."""
        return self.point.located(self.path)


class _Entry(NamedTuple):
    location: str
    folder: str
    name: str
    is_ignored: bool = False
    is_link: bool = False


def walk(config: SiteConfig) -> Iterator[SourceFile]:
    """All files that Hugo sees below ``content``, folder by folder in the order of their names.

    Symbolic links are among them, marked as such.

    Raises ``ConfigError`` for an entry of ``ignoreFiles`` that is no regular expression and
    ``InputError`` for a folder that cannot be read.
    """
    ignored = [_regular_expression(pattern) for pattern in config.ignore_files]
    # A mount for several languages stands in the list once for each, and is looked at once.
    places = [mount._replace(language="") for mount in config.mounts]
    seen: dict[Mount, list[_Entry]] = {}
    for number, (mount, place) in enumerate(zip(config.mounts, places, strict=True)):
        if mount.target.partition("/")[0] != "content":
            continue
        if places.count(place) > 1 and place not in seen:
            seen[place] = list(_entries(place, ignored))
        entries = seen.get(place) or _entries(place, ignored)
        point = mount_point(number, config)
        for location, folder, name, is_ignored, is_link in entries:
            path = point.path_of(location)
            yield SourceFile(path, point, folder, name, is_ignored, is_link)


def mount_point(number: int, config: SiteConfig) -> MountPoint:
    """Where the mount of this number shows its files."""
    mount, root = config.mounts[number], f"{config.root}{os.sep}"
    shown, source = mount.target.removeprefix("content"), str(mount.source)
    if not mount.source.is_file():
        shown, source = f"{shown}/", f"{source}{os.sep}"
    if not source.startswith(root):
        root = ""
    return MountPoint(root, shown, len(source) - len(root), number, mount.language)


def _entries(mount: Mount, ignored: list[re.Pattern[str]]) -> Iterator[_Entry]:
    source, target = mount.source, mount.target.removeprefix("content")
    if source.is_file():
        folder, _, name = target.rpartition("/")
        return iter([_Entry(str(source), folder, name)])
    if not source.is_dir():
        return iter(())
    return _below(str(source), target, "", compile_filter(mount), ignored)


def _below(
    folder: str, shown: str, below: str, shows: Shows | None, ignored: list[re.Pattern[str]]
) -> Iterator[_Entry]:
    """Files of a folder and its subfolders; ``below`` is its path from the mount's source."""
    folders = []
    for entry in scan(folder):
        name = composed(entry.name)
        if name[0] in ".#" or name[-1] == "~":
            continue
        is_ignored = bool(ignored) and _is_ignored(entry.path, ignored)
        if is_ignored and not name.lower().startswith("index."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if shows is not None and not shows(f"{below}/{name}", is_folder):
            continue
        if is_folder and not is_ignored:
            folders.append((entry.path, name))
        elif entry.is_file(follow_symlinks=False):
            yield _Entry(entry.path, shown, name, is_ignored)
        elif entry.is_symlink() and not is_ignored:
            yield _Entry(entry.path, shown, name, is_link=True)
    for path, name in folders:
        yield from _below(path, f"{shown}/{name}", f"{below}/{name}", shows, ignored)


def ignored_by(path: str, patterns: Iterable[str]) -> str | None:
    """The first of ``ignoreFiles`` that takes out a file or folder; raises ``ConfigError``."""
    found = (each for each in patterns if _is_ignored(path, [_regular_expression(each)]))
    return next(found, None)


def scan(folder: str) -> list[os.DirEntry[str]]:
    """A folder's entries in the order of their names; raises ``InputError``."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(
            msg("{folder} cannot be read: {strerror}", folder=folder, strerror=error.strerror)
        ) from error


def _slashed(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _is_ignored(path: str, ignored: list[re.Pattern[str]]) -> bool:
    return any(pattern.search(path) or pattern.search(_slashed(path)) for pattern in ignored)


def _regular_expression(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigError(
            msg(
                "ignoreFiles has {pattern!r}, which is no regular expression: {error}",
                pattern=pattern,
                error=error,
            ),
            msg("write a regular expression that is found in a path, not a glob"),
        ) from error


def compile_filter(mount: Mount) -> Shows | None:
    """Tells whether a path below the source is shown; a folder on the way to one is, too."""
    if not mount.include and not mount.exclude:
        return None
    try:
        return _compiled(mount)
    except GlobError as error:
        raise ConfigError(
            msg(
                "a mount of {source} has the broken glob {error}", source=mount.source, error=error
            ),
            msg("Hugo cuts globs at slashes, so none may be inside braces"),
        ) from error


def _compiled(mount: Mount) -> Shows:
    excluded = [_glob(pattern) for pattern in mount.exclude]
    included = [_glob(pattern) for pattern in mount.include]
    on_the_way = [_glob(folder) for pattern in mount.include for folder in _parents(pattern)]

    def shows(path: str, is_folder: bool) -> bool:
        path = lower(path)
        if _matches(path, excluded):
            return False
        if not included or _matches(path, included):
            return True
        return is_folder and _matches(path, on_the_way)

    return shows


def _glob(pattern: str) -> re.Pattern[str]:
    return compile_glob(lower(pattern))


def _matches(path: str, patterns: list[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(path) for pattern in patterns)


def _parents(pattern: str) -> Iterator[str]:
    parts = pattern.strip("/").split("/")[:-1]
    for count in range(1, len(parts) + 1):
        yield "/" + "/".join(parts[:count])
