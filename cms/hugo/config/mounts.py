"""Which folders Hugo shows where: mounts of the project, then those of its modules.

Follows Hugo ``modules/config.go`` (``ApplyProjectConfigDefaults``), ``modules/collect.go``
(``normalizeMounts``) and ``hugolib/filesystems/basefs.go``.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config import Mount
from cms.hugo.config.languages import Languages
from cms.hugo.config.merge import Settings
from cms.hugo.config.modules import Module, mount_entries
from cms.hugo.config.root import weak_list, weak_text
from cms.hugo.config.sections import matrix_languages
from cms.hugo.content.glob import GlobError, compile_glob
from cms.hugo.fields.values import to_map
from cms.model.message import msg

COMPONENTS = ("archetypes", "assets", "content", "data", "i18n", "layouts", "static")

# Components of a project in Hugo's order, with the setting that names their folder.
_PROJECT_FOLDERS = (
    ("data", "datadir"),
    ("layouts", "layoutdir"),
    ("i18n", "i18ndir"),
    ("archetypes", "archetypedir"),
    ("assets", "assetdir"),
)
_NEGATION = "! "
_STATISTICS = "hugo_stats.json"  # which Hugo creates where it is missing


class MountEntry(NamedTuple):
    """A mount as configured: language and file globs, a source relative to its module."""

    source: str
    target: str
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class ProjectFolders(NamedTuple):
    """What default mounts follow from: plain root settings of the root, and of languages.

    Those of languages are what each language sets itself.
    """

    root: Mapping[str, Any]
    languages: Mapping[str, Mapping[str, Any]]
    is_multihost: bool


def project_mounts(
    root: Path, settings: Settings, folders: ProjectFolders, languages: Languages
) -> Iterator[Mount]:
    """Mounts of the project: its own, and defaults for components that it mounts nothing on.

    Raises ``ConfigError`` for an entry that Hugo refuses.
    """
    written = mount_entries(to_map(settings.get("module")))
    own = list(_entries(written, "the project", root))
    taken = {entry.target.partition("/")[0] for entry in own}
    entries = [*own, *(entry for entry in _defaults(folders) if entry.target not in taken)]
    return _resolve(root, entries, languages)


def module_mounts(module: Module, root: Path, languages: Languages) -> Iterator[Mount]:
    """Mounts of a theme or module: those of the import, its own, or its component folders.

    Raises ``ConfigError`` for an entry that Hugo refuses.
    """
    if module.entry.no_mounts:
        return iter(())
    written = module.entry.mounts or mount_entries(to_map(module.settings.get("module")))
    if written:
        entries = list(_module_entries(written, module, root))
    else:
        entries = [MountEntry(name, name) for name in COMPONENTS if (module.folder / name).exists()]
    return _resolve(module.folder, entries, languages)


def _entries(written: Iterable[Settings], owner: str, folder: Path) -> Iterator[MountEntry]:
    """Configured entries whose source exists; Hugo passes over the others in silence."""
    for entry in written:
        if entry.get("lang"):
            raise ConfigError(
                msg("module.mounts.lang was removed from Hugo"),
                msg('write sites.matrix.languages = ["..."] in the mount instead'),
            )
        mount = _entry(entry)
        source = folder / mount.source
        if not (source.exists() or source.name == _STATISTICS):
            continue
        if mount.target.partition("/")[0] not in COMPONENTS:
            raise ConfigError(
                msg(
                    '{owner} mounts {source} on "{target}"',
                    owner=owner,
                    source=mount.source,
                    target=mount.target,
                ),
                msg("a target starts with one of {components}", components=", ".join(COMPONENTS)),
            )
        for key, name in (("includefiles", "includeFiles"), ("excludefiles", "excludeFiles")):
            if entry.get(key):
                raise ConfigError(
                    msg("module.mounts.{name} was removed from Hugo", name=name),
                    msg('write the globs in files instead, with "! " before those to leave out'),
                )
        yield mount


def _module_entries(
    written: Iterable[Settings], module: Module, root: Path
) -> Iterator[MountEntry]:
    """As ``_entries``; what is below node_modules may also lie in the project."""
    for entry in written:
        source = weak_text("module.mounts.source", entry.get("source", ""))
        path = os.path.normpath(source).replace(os.sep, "/")
        packages = path.removeprefix("../../")
        if packages.startswith("node_modules/"):
            here = module.folder / packages
            entry = {**entry, "source": packages if here.exists() else str(root / packages)}
        elif Path(path).is_absolute() or path.startswith("../") or path == "..":
            raise ConfigError(
                msg(
                    "the module {name} mounts {source}, which is outside of it",
                    name=module.name,
                    source=source,
                ),
                msg("only the project itself may mount a folder from elsewhere"),
            )
        yield from _entries((entry,), f"the module {module.name}", module.folder)


def _entry(entry: Settings) -> MountEntry:
    files = entry.get("files")
    return MountEntry(
        _clean(weak_text("module.mounts.source", entry.get("source", ""))),
        _clean(weak_text("module.mounts.target", entry.get("target", ""))),
        matrix_languages(entry),
        () if files is None else tuple(weak_list("module.mounts.files", files)),
    )


def _clean(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _defaults(folders: ProjectFolders) -> Iterator[MountEntry]:
    base = folders.root.get("contentdir", "content")
    for code, own in folders.languages.items():
        content = own.get("contentdir", base)
        if content:
            yield MountEntry(content, "content", () if content == base else (code,))
    first = {**folders.root, **next(iter(folders.languages.values()))}
    for component, setting in _PROJECT_FOLDERS:
        if folder := first.get(setting, component):
            yield MountEntry(folder, component)
    for code, own in folders.languages.items():
        for folder in _static_folders(folders.root, own):
            yield MountEntry(folder, "static", (code,) if folders.is_multihost else ())


def _static_folders(root: Mapping[str, Any], own: Mapping[str, Any]) -> list[str]:
    """A language replaces ``staticDir`` and adds ``staticDir0`` to ``staticDir10``."""
    folders = own.get("staticdir")
    if folders is None:
        folders = [*root.get("staticdir", ["static"]), *_more_static(root)]
    return list(dict.fromkeys([*folders, *_more_static(own)]))


def _more_static(fields: Mapping[str, Any]) -> Iterator[str]:
    for number in range(11):
        yield from fields.get(f"staticdir{number}", ())


def _resolve(folder: Path, entries: Iterable[MountEntry], languages: Languages) -> Iterator[Mount]:
    """Mounts with absolute sources, once per language that their globs match."""
    for entry in dict.fromkeys(entries):
        source = Path(os.path.normpath(folder / entry.source))
        include, exclude = _filters(entry.files)
        for code in _codes(entry.languages, languages):
            yield Mount(source, entry.target, code, include, exclude)


def _codes(globs: Sequence[str], languages: Languages) -> Sequence[str]:
    """Codes of the languages that globs match; one empty code where there are no globs."""
    if not globs:
        return ("",)
    try:
        return [code for code in languages.enabled if _matches(globs, code)]
    except GlobError as error:
        raise ConfigError(
            msg('module.mounts has the broken glob "{error}" among languages', error=error)
        ) from None


def _matches(globs: Sequence[str], code: str) -> bool:
    """Asks the globs in turn, as Hugo does: what one with ``! `` in front refuses is out."""
    chosen: bool | None = None
    for glob in globs:
        found = compile_glob(glob.removeprefix(_NEGATION), ".").fullmatch(code) is not None
        if not glob.startswith(_NEGATION):
            chosen = chosen or found
        elif found or chosen is False:
            return False
        else:
            chosen = True
    return bool(chosen)


def _filters(files: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Inclusions, and those exclusions that have an effect.

    Hugo asks the globs in turn. After the first inclusion an exclusion decides nothing unless
    another inclusion follows, which is not told apart here.
    """
    include = [_anchored(glob) for glob in files if not glob.startswith(_NEGATION)]
    exclude = []
    for glob in files:
        if not glob.startswith(_NEGATION):
            break
        exclude.append(_anchored(glob.removeprefix(_NEGATION)))
    return tuple(include), tuple(exclude)


def _anchored(glob: str) -> str:
    return glob if glob.startswith("/") else f"/{glob}"
