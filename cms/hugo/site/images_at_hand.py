"""Images that are there whatever templates a site has, known without putting the site together.

Nearly all images are of these kinds: they lie beside ``index.md``, or a static folder has them at
their address. ``images`` knows of all others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.mounted import Mounted, names_in
from cms.hugo.render_hooks import ImageTemplates

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile

_PATH = re.compile(r"[^?#]*")
_MOVING = frozenset({"build", "headless", "outputs", "sites", "url"})
"""Front matter keys by which a page and its files can end up apart."""


class ImagesAtHand:
    """Tells of single files; where it says no, the image may still be somewhere else.

    What it asks of the disk is noted in ``asked`` (see ``cms.rules.grounds``).
    """

    def __init__(self, config: SiteConfig, asked: dict[Any, Any] | None = None) -> None:
        self._config = config
        self._asked = {} if asked is None else asked
        self._static = Mounted(config, "static")
        self._assets = Mounted(config, "assets")
        self._templates = ImageTemplates(config)
        self._names: dict[str, Mapping[str, bool]] = {}
        self._ignored = [re.compile(pattern) for pattern in config.ignore_files]
        content = [mount for mount in config.mounts if mount.target.startswith("content")]
        has_codes = any(mount.language for mount in content)
        self._unstated = "" if has_codes else config.default_language
        self._has_files = not any(mount.include or mount.exclude for mount in content)
        self._has_files &= not any(language.ugly_urls for language in config.languages)
        self._is_at_root = not config.is_multihost and not any(
            _has_path(language.base_url) for language in config.languages
        )

    def has(
        self, page: ContentFile, front_matter: Mapping[str, Any], address: str, *, in_html: bool
    ) -> bool:
        """Whether readers of a page get the image at an address for sure."""
        found = _PATH.match(address)
        path = unquote(found[0]) if found else ""
        if "%" in path or "//" in path or "?" in path or "\\" in path:
            return False
        if path.startswith("/"):
            if self._is_at_root and self.is_there("static", path):
                return True
        elif self.has_beside(page, front_matter, path, in_html=in_html):
            return True
        if in_html:
            return False
        language = self._config.language(page.language)
        asset = "/" + path.removeprefix("./").lstrip("/")
        return self.is_there("assets", asset) and self._looks_in_assets(language)

    def has_static(self, value: str) -> bool:
        """Whether ``relURL`` and ``absURL`` make of a value in front matter what is there."""
        found = _PATH.match(value)
        path = unquote(found[0]) if found else ""
        path = path if path[:1] == "/" else f"/{path}"
        return self._is_at_root and self.is_there("static", path)

    def is_there(self, component: Literal["static", "assets"], path: str) -> bool:
        """Whether a component has a file at this path, which begins with a slash."""
        mounted = self._static if component == "static" else self._assets
        answer = self._asked[component, path] = mounted.has(path)
        return answer

    def has_beside(
        self, page: ContentFile, front_matter: Mapping[str, Any], path: str, *, in_html: bool
    ) -> bool:
        """Whether a file of this name belongs to the page and, in HTML, is at this address."""
        path = path.removeprefix("./")
        if not self._has_files or page.bundle not in ("leaf", "branch"):
            return False
        folder, slash, name = path.rpartition("/")
        if not name or name[0] in ".#" or name[-1] == "~" or name.count(".") > 1:
            return False
        if slash and (page.bundle == "branch" or "." in folder):
            return False
        if not _MOVING.isdisjoint(front_matter):
            return False
        if page.suffix not in ("", self._unstated) and (in_html or not self._borrows(page)):
            return False
        here = page.location.rpartition(os.sep)[0]
        if self._ignored and self._ignores(f"{here}/{path}"):
            return False
        return self._is_listed(here, path)

    def _is_listed(self, folder: str, path: str) -> bool:
        """Whether a file is below a folder, each name in the list of its folder."""
        *folders, name = path.split("/")
        for inner in folders:
            if not self._list(folder).get(inner):
                return False
            folder += os.sep + inner
        return self._list(folder).get(name) is False

    def _list(self, folder: str) -> Mapping[str, bool]:
        names = self._names.get(folder)
        if names is None:
            names = self._names[folder] = names_in(folder)
        self._asked["folder", folder] = names
        return names

    def _borrows(self, page: ContentFile) -> bool:
        """Whether a page in a language by its name gets the files of the one without."""
        if not self._config.embeds_hooks:
            return False
        language = self._config.language(page.language)
        if not self._looks_in_assets(language):
            return False
        stem = "_index" if page.bundle == "branch" else "index"
        beside = self._list(page.location.rpartition(os.sep)[0])
        code = self._unstated
        return any(
            beside.get(f"{stem}{part}.{page.extension}") is False for part in ("", f".{code}")
        )

    def _looks_in_assets(self, language: LanguageConfig) -> bool:
        self._asked["templates", ""] = None
        return self._templates.looks_in_assets(language)

    def _ignores(self, path: str) -> bool:
        slashed, own = path.replace(os.sep, "/"), path.replace("/", os.sep)
        return any(each.search(slashed) or each.search(own) for each in self._ignored)


def _has_path(base_url: str) -> bool:
    return bool(base_url.partition("://")[2].partition("/")[2])
