"""From the paths on a command line to sites and the content files chosen in them."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.errors import ConfigError, InputError
from cms.hugo.config import SiteConfig
from cms.hugo.config.discovery import find_site, is_site
from cms.hugo.config.load import default_config, load_config
from cms.hugo.content.content_file import ContentFile, MountPoint
from cms.hugo.content.files import SourceFile, mount_point, walk
from cms.hugo.content.tree import ContentTree, classify
from cms.model import Message, msg
from cms.settings import Settings, load_settings

Expecting = Callable[[Iterable[SourceFile], int], Iterable[SourceFile]]
"""Hands on files as they are found, given how many processes are to work on them."""

_NEVER_SITES = {"_vendor", "node_modules", "public", "resources", "themes"}


class Target(NamedTuple):
    """One site, or one folder of plain files: its ``content``, and the files chosen in it.

    Among the ``files`` may be symbolic links, which are no content to Hugo.
    """

    config: SiteConfig
    settings: Settings
    tree: ContentTree
    content: tuple[ContentFile, ...]
    files: tuple[ContentFile, ...]
    notices: tuple[Message, ...]


def find_targets(
    paths: Sequence[Path], overrides: Mapping[str, object], environ: Mapping[str, str]
) -> list[Target]:
    """All that ``each_target`` finds."""
    return list(each_target(paths, overrides, environ))


def each_target(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    expecting: Expecting | None = None,
) -> Iterator[Target]:
    """Targets for files and folders; ``overrides`` are settings given on the command line.

    A folder outside any site that holds sites stands for these sites. Raises ``InputError`` for
    a path that does not exist, before anything else is read, and ``ConfigError`` for settings or
    a Hugo configuration that cannot be used.
    """
    around: dict[Path, Path | None] = {}  # a commit hook names many files of few folders
    sites: dict[Path, set[str]] = {}
    plain: list[Path] = []
    for path in paths or [Path()]:
        location = Path(os.path.abspath(path))  # not resolved: a link keeps its own name
        if not os.path.lexists(location):  # a link that leads nowhere has a finding
            raise InputError(msg("there is no file or folder {path}", path=path))
        folder = location if location.is_dir() else location.parent
        if folder not in around:
            around[folder] = find_site(folder)
        root = around[folder]
        roots = [root] if root else list(_sites_below(location))
        for root in roots:
            sites.setdefault(root, set()).add(str(location))
        if not roots:
            plain.append(location)
    for root, within in sites.items():
        yield _site(root, within, overrides, environ, expecting)
    for location in plain:
        yield _plain(location, overrides)


def find_target_of_text(
    path: Path, overrides: Mapping[str, object], environ: Mapping[str, str]
) -> Target:
    """The target for a text that stands for the file at ``path``, which need not exist.

    Where the file would be no content of its site, it is judged as a lone page of that site.
    """
    location = Path(os.path.abspath(path))
    root = find_site(location.parent)
    settings = load_settings(root or location.parent).override(**overrides)
    if root is None:
        config, files = default_config(location.parent), []
    else:
        config = load_config(root, settings.environment, environ)
        files = list(walk(config))
    if all(file.location != str(location) for file in files):
        files = [*files, _placed(config, location)]
    return _target(config, settings, files, [str(location)], config.notices)


def notices_of(targets: Sequence[Target]) -> list[Message]:
    """What could not be known about the targets, each thing once."""
    return list({str(each): each for target in targets for each in target.notices}.values())


def shown_path(location: str, here: str) -> str:
    """A file's name in reports: from the folder ``here``, else absolute, with forward slashes."""
    if location.startswith(here + os.sep):
        shown = location[len(here) + 1 :]
    else:
        try:
            shown = os.path.relpath(location, here)
        except ValueError:  # another drive
            shown = location
    return shown.replace(os.sep, "/")


def _sites_below(start: Path) -> Iterator[Path]:
    for folder, names, _ in os.walk(start):
        if is_site(Path(folder)):
            yield Path(folder)
            names.clear()
        names[:] = sorted(
            name for name in names if name not in _NEVER_SITES and not name.startswith(".")
        )


def _site(
    root: Path,
    within: Collection[str],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    expecting: Expecting | None,
) -> Target:
    settings = load_settings(root).override(**overrides)
    try:
        config = load_config(root, settings.environment, environ)
    except ConfigError as error:
        site = shown_path(str(root), str(Path.cwd()))
        if site == ".":
            raise
        raise ConfigError(
            msg("{path}: {error}", path=site, error=error.args[0]), error.args[1]
        ) from None
    files = expecting(walk(config), settings.jobs) if expecting else walk(config)
    return _target(config, settings, files, within, config.notices)


def _plain(location: Path, overrides: Mapping[str, object]) -> Target:
    is_folder = location.is_dir()
    folder = location if is_folder else location.parent
    settings = load_settings(folder).override(**overrides)
    config = default_config(folder)
    files = walk(config) if is_folder else [_lone_file(location)]
    notice = msg(
        "{path} is not in a Hugo site, so Hugo's defaults hold",
        path=shown_path(str(location), str(Path.cwd())),
    )
    return _target(config, settings, files, [str(location)], (notice,))


def _lone_file(location: Path) -> SourceFile:
    point = MountPoint(str(location).removesuffix(location.name), "/", 0, 0, "")
    return SourceFile(location.name, point, "", location.name)


def _placed(config: SiteConfig, location: Path) -> SourceFile:
    """A file that does not exist yet, where the mount above it would show it."""
    for number, mount in enumerate(config.mounts):
        component, _, below = mount.target.partition("/")
        if component == "content" and location.is_relative_to(mount.source):
            inside = location.parent.relative_to(mount.source).parts
            folder = "".join(f"/{part}" for part in (*below.split("/"), *inside) if part)
            point = mount_point(number, config)
            return SourceFile(point.path_of(str(location)), point, folder, location.name)
    return _lone_file(location)


def _target(
    config: SiteConfig,
    settings: Settings,
    files: Iterable[SourceFile],
    within: Collection[str],
    notices: tuple[Message, ...],
) -> Target:
    tree = classify(files, config)
    content = tree.with_front_matter
    below = tuple(path.rstrip(os.sep) + os.sep for path in within)
    judged = content + tree.links
    chosen = [
        file
        for file in judged
        if (location := file.location).startswith(below) or location in within
    ]
    if settings.exclude:
        named = () if settings.force_exclude else within
        chosen = _without(chosen, settings.exclude, named)
    whole = len(chosen) == len(judged)
    return Target(config, settings, tree, content, judged if whole else tuple(chosen), notices)


def _without(
    files: list[ContentFile], patterns: Sequence[str], named: Collection[str]
) -> list[ContentFile]:
    """Those that are named by themselves, or that no pattern excludes."""
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    return [file for file in files if file.location in named or not spec.match_file(file.path)]
