"""Archetypes, rendered by the real Hugo in a copy of what they can read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from cms.errors import UsageError
from cms.hugo.config import SiteConfig
from cms.hugo.mounted import Mounted
from cms.model.message import msg

PATIENCE = 60
"""Seconds that Hugo may take."""

_READABLE = ("archetypes", "assets", "data", "i18n", "layouts", "_vendor")
_MODULES = ("go.mod", "go.sum", "go.work", "package.json")
_MEASURE = re.compile(r"^(?:Error: |ERROR )", re.MULTILINE)


class Archetype(NamedTuple):
    """One that Hugo would take for a kind; ``path`` is where it lies."""

    kind: str
    path: Path

    @property
    def is_bundle(self) -> bool:
        """Whether it is a folder, which makes every new article a bundle."""
        return self.path.is_dir()


def find_archetype(config: SiteConfig, kind: str) -> Archetype | None:
    """The archetype for a kind: a folder or a file of this name, or else ``default``.

    As in Hugo ``create/content.go``.
    """
    mounted = Mounted(config, "archetypes")
    folders = set(mounted.folders(""))
    for name in dict.fromkeys((kind, "default")):
        if f"/{name}" in folders and (inside := mounted.files(f"/{name}")):
            return Archetype(name, Path(next(iter(inside.values()))).parent)
        found = mounted.find(f"/{name}.md")
        if found is not None:
            return Archetype(name, Path(found))
    return None


def render(
    hugo: Path, config: SiteConfig, archetype: Archetype, article: Path
) -> dict[Path, bytes]:
    """What Hugo makes of an archetype for an article: its file, and others of a folder.

    The site itself is not touched: Hugo works in a folder that holds the configuration and what
    templates can read. Raises ``UsageError`` with what Hugo says where it fails.
    """
    with tempfile.TemporaryDirectory(prefix="cms-") as folder:
        copy = Path(folder, "site")
        _copy_site(config, copy)
        wanted = copy / article.relative_to(config.root)
        named = wanted.parent if archetype.is_bundle else wanted
        _new_content(hugo, config, copy, named, archetype)
        made = [path for path in named.rglob("*") if path.is_file()] if named.is_dir() else [wanted]
        return {config.root / path.relative_to(copy): path.read_bytes() for path in made}


def _copy_site(config: SiteConfig, copy: Path) -> None:
    copy.mkdir()
    for name in config.files:
        source, target = config.root / name, copy / name
        if source.is_file() and not Path(name).is_absolute():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for name in _READABLE:
        if (config.root / name).is_dir():
            shutil.copytree(config.root / name, copy / name)
    for name in _MODULES:
        if (config.root / name).is_file():
            shutil.copyfile(config.root / name, copy / name)
    for mount in config.mounts:  # that Hugo takes paths below them for content
        if mount.target.startswith("content") and mount.source.is_relative_to(config.root):
            (copy / mount.source.relative_to(config.root)).mkdir(parents=True, exist_ok=True)


def _new_content(
    hugo: Path, config: SiteConfig, copy: Path, wanted: Path, archetype: Archetype
) -> None:
    command = [
        str(hugo),
        *("new", "content", wanted.relative_to(copy).as_posix()),
        *("--kind", archetype.kind, "--environment", config.environment),
        *("--themesDir", str(config.root / _themes(config))),
    ]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, timeout=PATIENCE, check=False)
        said = (done.stderr + done.stdout).decode("utf-8", "replace")
        failed = done.returncode != 0
    except (OSError, subprocess.TimeoutExpired) as error:
        failed, said = True, str(error)
    if failed or not wanted.exists():
        reason = _MEASURE.sub("", said.strip()).replace(str(copy) + os.sep, "").splitlines()
        raise UsageError(
            msg(
                "Hugo cannot use the archetype {name}: {reason}",
                name=archetype.path.name,
                reason=" ".join(reason)[:400],
            ),
            msg("mend it, or leave it out with --archetype none"),
        )


def _themes(config: SiteConfig) -> str:
    folder = config.languages[0].settings.get("themesdir")
    return folder if isinstance(folder, str) and folder else "themes"
