"""Why Hugo does not see a file below ``content``.

Follows Hugo ``hugofs/rootmapping_fs.go``, ``hugofs/component_fs.go`` and ``source/sourceSpec.go``,
as ``files`` does for the files that it sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.files import compile_filter, ignored_by
from cms.hugo.content.paths import composed

AbsenceKind = Literal[
    "outside",  # in no content folder; the detail is the component it is in, if any
    "ignored-name",  # a name that begins with . or #, or ends in ~
    "ignored",  # matched by ignoreFiles; the detail is the pattern
    "excluded",  # left out by the globs of its mount
    "symbolic-link",  # the detail is where it leads
]


class Absence(NamedTuple):
    """Why a file is not seen; ``path`` is the file, or the folder on the way to it, at fault."""

    kind: AbsenceKind
    path: Path
    detail: str = ""


def find_absence(location: Path, config: SiteConfig) -> Absence | None:
    """Why a file is in no content folder of the site, None where it is in one.

    Of several content folders around it the deepest tells.
    """
    around = [mount for mount in config.mounts if location.is_relative_to(mount.source)]
    around.sort(key=lambda mount: len(mount.source.parts), reverse=True)
    content = [mount for mount in around if _component(mount) == "content"]
    found = [_find(location, mount, config.ignore_files) for mount in content]
    if None in found:
        return None
    if found:
        return found[0]
    return Absence("outside", location, _component(around[0]) if around else "")


def _component(mount: Mount) -> str:
    return mount.target.partition("/")[0]


def _find(location: Path, mount: Mount, ignore_files: tuple[str, ...]) -> Absence | None:
    shows = compile_filter(mount)
    shown = ""
    for path in _way(location, mount.source):
        name = composed(path.name)
        if name[0] in ".#" or name[-1] == "~":
            return Absence("ignored-name", path)
        pattern = ignored_by(str(path), ignore_files)
        if pattern is not None:
            return Absence("ignored", path, pattern)
        shown = f"{shown}/{name}"
        is_folder = path != location
        if shows is not None and not shows(shown, is_folder):
            return Absence("excluded", path)
        if path.is_symlink():
            return Absence("symbolic-link", path, str(path.readlink()))
    return None


def _way(location: Path, source: Path) -> Iterator[Path]:
    """The folders below a mount's source on the way to a file, and the file."""
    path = source
    for part in location.relative_to(source).parts:
        path = path / part
        yield path
