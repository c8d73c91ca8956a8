"""The folders in which a theme finds the images of an article that its front matter names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cms.hugo.config import SiteConfig

BESIDE = ("page", "page-glob", "relative")
"""Places of ``x-image`` that are met by a file beside the article."""

_COMPONENTS = {"assets": "assets", "assets-glob": "assets", "static": "static"}


class Home(NamedTuple):
    """A folder for images; ``start`` is what a value has in front of a name.

    ``component`` is the one of Hugo's that the folder is in; it is empty for one beside an article.
    """

    folder: Path
    start: str = ""
    component: str = ""


def homes(
    places: Iterable[str], config: SiteConfig, beside: Path | None, below: str
) -> Iterator[Home]:
    """Where a theme that looks in ``places`` finds images, the first place first.

    ``beside`` is the article's folder, None where the article is no bundle; ``below`` is the folder
    in the site's own static files or assets.
    """
    for place in places:
        if place in BESIDE and beside is not None:
            yield Home(beside)
        component = _COMPONENTS.get(place, "")
        root = own_folder(config, component)
        if root is not None:
            yield Home(root / below.replace("/", os.sep), f"{below}/", component)


def own_folder(config: SiteConfig, component: str) -> Path | None:
    """The site's own folder of a component."""
    return next(
        (
            mount.source
            for mount in config.mounts
            if component and mount.target == component and mount.source.is_relative_to(config.root)
        ),
        None,
    )
