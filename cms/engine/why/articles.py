"""The articles in a folder, those among them that Hugo does not see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cms.engine.why.site_view import SiteView
from cms.hugo.content.tree import path_rules


def articles(view: SiteView, folder: Path) -> list[Path]:
    """Files of a site that are articles by their names, in the order of their paths.

    Names that Hugo passes over, which editors give to their own files, are none.
    """
    inside = f"{folder}{os.sep}"
    seen = {file.location for file in view.target.files if file.location.startswith(inside)}
    known = {file.location for file in view.files.values()}
    unseen = (path for path in _on_disk(view, folder) if path not in known)
    return sorted(Path(path) for path in {*seen, *unseen})


def _on_disk(view: SiteView, folder: Path) -> Iterator[str]:
    """What lies below a folder in the site's content folders and ends as content does."""
    suffixes = path_rules(view.config).suffixes
    for start in _starts(view, folder):
        for parent, folders, names in os.walk(start):
            folders[:] = [name for name in folders if not _is_passed_over(name)]
            for name in names:
                if name.rpartition(".")[2].lower() in suffixes and not _is_passed_over(name):
                    yield str(Path(parent, name))


def _starts(view: SiteView, folder: Path) -> set[Path]:
    starts = set()
    for mount in view.config.mounts:
        if mount.target.partition("/")[0] == "content":
            if folder.is_relative_to(mount.source):
                starts.add(folder)
            elif mount.source.is_relative_to(folder):
                starts.add(mount.source)
    return starts


def _is_passed_over(name: str) -> bool:
    return name[0] in ".#" or name[-1] == "~"
