"""Files that Hugo copies into the published site as they are.

Follows Hugo ``hugolib/filesystems/basefs.go`` (static) and ``commands/hugobuilder.go``.
"""

from __future__ import annotations

from pathlib import Path

from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.files import compile_filter


def static_file(file: str, language: str, config: SiteConfig) -> Path | None:
    """The file that is copied to this place in the publish folder, the strongest if several are.

    Where each language has a host, ``file`` begins with the folder of the ``language``.
    """
    if config.is_multihost:
        file = file.removeprefix(f"{language}/")
    for mount in config.mounts:
        component, _, below = mount.target.partition("/")
        if component == "static" and mount.language in ("", language):
            found = _in_mount(file, f"{below}/" if below else "", mount)
            if found is not None:
                return found
    return None


def _in_mount(file: str, below: str, mount: Mount) -> Path | None:
    if not file.startswith(below):
        one = mount.source if file == below.removesuffix("/") else None
        return one if one is not None and one.is_file() else None
    inside = file.removeprefix(below)
    shows = compile_filter(mount)
    if shows is not None and not shows(f"/{inside}", False):
        return None
    path = mount.source / inside
    return path if path.is_file() and not path.is_symlink() else None
