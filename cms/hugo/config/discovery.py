"""Which folder is a Hugo site, seen from any file or folder inside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from cms.hugo.config.files import EXTENSIONS, ROOT_NAMES, config_files

_HUGO_FOLDERS = ("archetypes", "layouts", "themes")
_TELLING_KEY = (
    r"baseurl|contentdir|defaultcontentlanguage|disablekinds|enablerobotstxt|languagecode"
    r"|outputformats|publishdir|staticdir"
)
_ZOLA_KEY = "base_url"


def find_site(start: Path) -> Path | None:
    """The root of the site that a file or folder is in, or None.

    That is the nearest folder with a configuration of Hugo, see ``is_site``; a module below
    ``themes`` or ``_vendor`` of a site belongs to that site. Where no folder has any, it is the
    nearest with ``content`` and one of ``archetypes``, ``layouts`` and ``themes``, for Hugo
    needs no configuration.
    """
    start = Path(os.path.abspath(start))
    folders = [*([start] if start.is_dir() else []), *start.parents]
    sites = [folder for folder in folders if is_site(folder)]
    for site in sites:
        if not any(_is_module_of(site, outer) for outer in sites):
            return site
    return next((folder for folder in folders if _has_hugo_folders(folder)), None)


def is_site(folder: Path) -> bool:
    """Whether a folder has a configuration that is surely Hugo's.

    ``hugo.toml`` and its like, and a file in ``config/_default``, say so by their names.
    ``config.toml`` and its like may be another tool's: such a file must set something that
    Hugo knows by this name, as ``baseURL``, or lie beside ``content`` without being Zola's.
    """
    for name in ROOT_NAMES:
        for extension in EXTENSIONS:
            path = folder / f"{name}.{extension}"
            if path.is_file():
                return name == "hugo" or _is_hugos(path)
    return next(config_files(folder / "config" / "_default"), None) is not None


def _is_module_of(folder: Path, site: Path) -> bool:
    return folder.parent == site / "themes" or folder.is_relative_to(site / "_vendor")


def _is_hugos(path: Path) -> bool:
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return False
    if _sets(_TELLING_KEY, text):
        return True
    return (path.parent / "content").is_dir() and not _sets(_ZOLA_KEY, text)


def _sets(key: str, text: str) -> bool:
    """Whether a text sets a key, in any of the formats; broken texts are welcome."""
    return re.search(rf"""(?im)(?:^|[{{,])\s*["']?(?:{key})["']?\s*[=:]""", text) is not None


def _has_hugo_folders(folder: Path) -> bool:
    return (folder / "content").is_dir() and any((folder / name).is_dir() for name in _HUGO_FOLDERS)
