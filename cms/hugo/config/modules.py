"""The themes and modules of a site, each with its folder and its own settings.

Follows Hugo ``modules/collect.go`` and ``modules/config.go``, but for downloads: a module that is
neither vendored, nor in the themes folder, nor in Hugo's cache is named as missing.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config.files import read_source
from cms.hugo.config.merge import Settings
from cms.hugo.config.root import decode_root, shown_value, weak_flag, weak_list, weak_text
from cms.hugo.fields.values import to_map, to_string
from cms.model.message import msg

if TYPE_CHECKING:
    from cms.hugo.config.go_modules import GoModules

# What Go takes for the path of a module; anything else is a folder below themesDir.
_GO_PATH = r"(?a)[a-z0-9-]*[a-z0-9](?:\.[a-z0-9-]*[a-z0-9-])+(?:/[\w~-][\w.~-]*)*"
_MAJOR_VERSION = r"/v[0-9]+$"


class Import(NamedTuple):
    """An entry of ``module.imports`` or a name in ``theme``; ``mounts`` are as written."""

    path: str
    version: str = ""
    disable: bool = False
    ignore_config: bool = False
    ignore_imports: bool = False
    no_mounts: bool = False
    mounts: tuple[Settings, ...] = ()
    is_replaced: bool = False


class Module(NamedTuple):
    """A module on disk; the project itself is no module here."""

    name: str
    folder: Path
    settings: Settings
    files: tuple[Path, ...]
    entry: Import


class Modules(NamedTuple):
    """Modules in the order of their weight, and the names of those that are not on disk."""

    found: tuple[Module, ...]
    missing: tuple[str, ...]


def collect_modules(
    root: Path, settings: Settings, environment: str, environ: Mapping[str, str]
) -> Modules:
    """The modules a project imports, and those that they import in turn.

    Raises ``ConfigError`` for a module section that Hugo refuses.
    """
    if "theme" not in settings and "module" not in settings:
        return Modules((), ())
    collector = _Collector(root, settings, environment, environ)
    collector.add_imports(_PROJECT, root, settings)
    return Modules(tuple(collector.found), tuple(dict.fromkeys(collector.missing)))


def mount_entries(section: Settings) -> tuple[Settings, ...]:
    """The entries of ``mounts`` in a module section or an import, with lower-cased keys."""
    return tuple(_entries("module.mounts", section.get("mounts")))


_PROJECT = ""


class _Collector:
    def __init__(
        self, root: Path, settings: Settings, environment: str, environ: Mapping[str, str]
    ) -> None:
        fields = decode_root(settings)
        self.root = root
        self.themes = Path(os.path.normpath(root / fields.get("themesdir", "themes")))
        self.cache = fields.get("cachedir", "")
        self.ignored_vendor_paths = fields.get("ignorevendorpaths", "")
        self.section = to_map(settings.get("module"))
        self.replacements = _replacements(self.section)
        self.environment = environment
        self.environ = environ
        self.found: list[Module] = []
        self.missing: list[str] = []
        self.owners: dict[str, str] = {}
        self.vendored: dict[str, Path] = {}

    def add_imports(self, owner: str, folder: Path, settings: Settings) -> None:
        """Adds what the project or a module imports, depth first; the first owner wins."""
        self._add_vendored(folder)
        for entry in _imports(settings, self.replacements):
            base = re.sub(_MAJOR_VERSION, "", entry.path).lower()
            if entry.disable or self.owners.setdefault(base, owner) != owner:
                continue
            found = self._find(entry, owner, folder)
            if found is None:
                self.missing.append(entry.path)
                continue
            module = self._read(entry, found)
            self.found.append(module)
            if not entry.ignore_imports:
                self.add_imports(entry.path, found, module.settings)

    def _read(self, entry: Import, folder: Path) -> Module:
        if entry.ignore_config:
            return Module(entry.path, folder, {}, (), entry)
        source = read_source(folder, self.environment, self.root)
        return Module(entry.path, folder, source.settings, source.files, entry)

    def _find(self, entry: Import, owner: str, folder: Path) -> Path | None:
        vendored = self._in_vendor(f"{entry.path}@{entry.version}" if entry.version else entry.path)
        if vendored is not None and vendored.is_dir():
            return vendored
        if re.fullmatch(_GO_PATH, entry.path):
            cached = self._go_modules.find(entry.path, entry.version, folder)
            if cached is not None:
                return cached
        theme = self._theme_folder(entry, owner)
        return theme if theme.is_dir() else None

    @cached_property
    def _go_modules(self) -> "GoModules":
        from cms.hugo.config.go_modules import GoModules

        workspace = to_string(self.section.get("workspace"))
        return GoModules(self.root, workspace, self.cache, self.environ)

    def _theme_folder(self, entry: Import, owner: str) -> Path:
        folder = Path(os.path.normpath(self.themes / entry.path))
        may_leave = owner == _PROJECT or entry.is_replaced
        if not may_leave and not folder.is_relative_to(self.themes):
            raise ConfigError(
                msg(
                    "the theme {owner} imports {path}, which is outside the themes folder",
                    owner=owner,
                    path=entry.path,
                ),
                msg("only the project itself may import a module from elsewhere"),
            )
        return folder

    def _in_vendor(self, key: str) -> Path | None:
        if self.ignored_vendor_paths:
            from cms.hugo.content.glob import compile_glob

            if compile_glob(self.ignored_vendor_paths.lower()).fullmatch(key.lower()):
                return None
        return self.vendored.get(key)

    def _add_vendored(self, folder: Path) -> None:
        """Notes the modules that ``_vendor/modules.txt`` lists, as ``# path version``."""
        vendor = folder / "_vendor"
        try:
            lines = (vendor / "modules.txt").read_text("utf-8").splitlines()
        except OSError:
            return
        for line in lines:
            path, _, _ = line.strip("# \t").partition(" ")
            if path:
                self.vendored.setdefault(path, vendor / path)


def _imports(settings: Settings, replacements: Mapping[str, str]) -> Iterator[Import]:
    for entry in _entries("module.imports", to_map(settings.get("module")).get("imports")):
        path = weak_text("module.imports.path", entry.get("path", ""))
        yield Import(
            replacements.get(path, path),
            weak_text("module.imports.version", entry.get("version", "")),
            mounts=mount_entries(entry),
            is_replaced=path in replacements,
            **{name: _flag(entry, name) for name in _FLAGS},
        )
    theme = settings.get("theme")
    for name in [] if theme is None else weak_list("theme", theme):
        yield Import(name)


_FLAGS = ("disable", "ignore_config", "ignore_imports", "no_mounts")


def _flag(entry: Settings, name: str) -> bool:
    value = entry.get(name.replace("_", ""))
    return value is not None and weak_flag(f"module.imports.{name}", value)


def _entries(name: str, value: Any) -> Iterator[Settings]:
    """Mappings from a list, or from one mapping, their keys lower-cased."""
    if value is None:
        return
    for entry in value if isinstance(value, list) else [value]:
        if not isinstance(entry, dict):
            raise ConfigError(
                msg("{name} has {entry}", name=name, entry=shown_value(entry)),
                msg("each entry is a mapping"),
            )
        yield {key.lower(): item for key, item in entry.items()}


def _replacements(section: Settings) -> dict[str, str]:
    value = section.get("replacements")
    if value is None:
        return {}
    items: Sequence[str] = weak_list("module.replacements", value)
    if len(items) == 1:
        items = items[0].split(",")
    pairs = {}
    for item in items:
        old, arrow, new = item.partition("->")
        if not arrow or "->" in new:
            raise ConfigError(
                msg('module.replacements has "{item}"', item=item.strip()),
                msg("write pairs as old/path -> new/path"),
            )
        pairs[old.strip()] = new.strip()
    return pairs
