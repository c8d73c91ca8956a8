"""Where the translation of an article stands, as the site's languages are laid out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from cms.errors import UsageError
from cms.hugo.config import Mount, SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.model.message import msg


class Twins:
    """Finds the files of one language that belong to files of others.

    Resources beside a page need no twins: Hugo lends them to all its translations.
    """

    def __init__(self, config: SiteConfig, files: Iterable[ContentFile], language: str) -> None:
        self.config = config
        self.language = language
        self._mount = cache(self._mount_around)
        self.there = {file.logical: file for file in files if file.language == language}

    def location(self, file: ContentFile) -> str:
        """The twin's file, which need not exist; raises ``UsageError`` where there is no place."""
        there = self.there.get(file.logical)
        if there is not None:
            return there.location
        folder = file.location.rpartition(os.sep)[0] + os.sep
        mount = self._mount(folder, file.language)
        if mount is None or not mount.language:
            return f"{folder}{self._with_suffix(file)}"
        for other in self.config.mounts:
            if other.language == self.language and other.target == mount.target:
                return f"{other.source}{folder[len(str(mount.source)) :]}{_bare(file)}"
        raise UsageError(
            msg(
                "{language} has no folder of content, while {other} has one of its own",
                language=self.language,
                other=file.language,
            ),
            msg("give {language} a contentDir in Hugo's configuration", language=self.language),
        )

    def _mount_around(self, folder: str, language: str) -> Mount | None:
        """The innermost mount that shows the files of a folder, whose path ends with a slash."""
        around = [
            mount
            for mount in self.config.mounts
            if mount.target.partition("/")[0] == "content"
            and folder.startswith(f"{mount.source}{os.sep}")
            and mount.language in ("", language)
        ]
        return max(around, key=lambda mount: len(str(mount.source)), default=None)

    def _with_suffix(self, file: ContentFile) -> str:
        if self.language == self.config.default_language:
            return _bare(file)
        stem, _, extension = _bare(file).rpartition(".")
        return f"{stem}.{self.language}.{extension}"


def _bare(file: ContentFile) -> str:
    """The file's name without a language."""
    stem, _, extension = file.location.rpartition(os.sep)[2].rpartition(".")
    if file.suffix and stem.lower().endswith(f".{file.suffix}"):
        stem = stem[: -len(file.suffix) - 1]
    return f"{stem}.{extension}"
