"""Finds modules that Hugo gets through Go: workspaces, ``replace`` lines and the module cache.

Go chooses a version by weighing the requirements of all modules; here the project's ``go.mod``
decides, then that of the importing module, which is the same once ``hugo mod tidy`` has run.
Follows Hugo ``modules/client.go`` and ``helpers/path.go`` (``GetCacheDir``), and the Go modules
reference.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

_BELOW_CACHE = "modules/filecache/modules/pkg/mod"


class GoMod(NamedTuple):
    """A ``go.mod``: versions by required path, and what stands in for a path."""

    versions: Mapping[str, str]
    replacements: Mapping[str, tuple[str, ...]]


class GoModules:
    """What Go knows of a project's modules; files are read when a module is looked for.

    ``workspace`` and ``cache`` are the settings ``module.workspace`` and ``cacheDir``.
    """

    def __init__(self, root: Path, workspace: str, cache: str, environ: Mapping[str, str]) -> None:
        self._root = root
        self._workspace = workspace
        self._cache = cache
        self._environ = environ

    def find(self, path: str, version: str, importer: Path) -> Path | None:
        """Folder of a module on disk; ``version`` is empty unless the import asks for one."""
        if version:
            return self._cached(path, version)
        if not (self._root / "go.mod").is_file():
            return None
        if path in self._workspace_folders:
            return self._workspace_folders[path]
        own = read_go_mod(self._root / "go.mod")
        replacement = own.replacements.get(path, ())
        if len(replacement) == 1:
            local = Path(os.path.normpath(self._root / replacement[0]))
            return local if local.is_dir() else None
        if replacement:
            return self._cached(*replacement[:2])
        required = own.versions.get(path) or read_go_mod(importer / "go.mod").versions.get(path)
        return self._cached(path, required) if required else None

    def _cached(self, path: str, version: str) -> Path | None:
        escaped = re.sub("[A-Z]", lambda letter: "!" + letter[0].lower(), f"{path}@{version}")
        for cache in self._caches():
            folder = cache / _BELOW_CACHE / escaped
            if folder.is_dir():
                return folder
        return None

    def _caches(self) -> Iterator[Path]:
        if len(self._cache) > 1:
            yield self._root / self._cache
            return
        environ = self._environ
        home = environ.get("HOME", "")
        if sys.platform == "win32":
            user_cache = environ.get("LocalAppData") or environ.get("LOCALAPPDATA", "")
        elif sys.platform == "darwin":
            user_cache = home and f"{home}/Library/Caches"
        else:
            user_cache = environ.get("XDG_CACHE_HOME") or (home and f"{home}/.cache")
        if user_cache:
            yield Path(user_cache, "hugo_cache")
        import tempfile  # imports much that no other module needs

        user = environ.get("USER", "")
        yield Path(tempfile.gettempdir(), f"hugo_cache_{user}" if user else "hugo_cache")

    @cached_property
    def _workspace_folders(self) -> dict[str, Path]:
        """Folders by module path, from the ``use`` lines of ``module.workspace``."""
        if self._workspace in ("", "off"):
            return {}
        work_file = self._root / self._workspace
        folders = {}
        for words in _directives(work_file, "use"):
            folder = Path(os.path.normpath(work_file.parent / words[0]))
            for name in _directives(folder / "go.mod", "module"):
                folders[name[0]] = folder
        return folders


def read_go_mod(path: Path) -> GoMod:
    """The requirements and replacements of a ``go.mod``; nothing where there is none."""
    versions = {words[0]: words[1] for words in _directives(path, "require") if len(words) > 1}
    replacements = {}
    for words in _directives(path, "replace"):
        if "=>" in words:
            arrow = words.index("=>")
            replacements[words[0]] = tuple(words[arrow + 1 :])
    return GoMod(versions, replacements)


def _directives(path: Path, verb: str) -> Iterator[list[str]]:
    """The words of each ``verb ...`` line, also of those gathered in a block."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        return
    in_block = False
    for line in lines:
        words = line.partition("//")[0].replace('"', "").split()
        if in_block:
            in_block = words[:1] != [")"]
            if in_block and words:
                yield words
        elif words[:1] == [verb]:
            in_block = words[1:] == ["("]
            if words[1:] and not in_block:
                yield words[1:]
