"""Files that Hugo copies into the published site as they are, by where they go.

Follows Hugo ``hugolib/filesystems/basefs.go`` (static).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.mounted import Mounted


class Copied:
    """The files of ``static`` by their paths in the publish folder."""

    def __init__(self, config: SiteConfig) -> None:
        self.roots: list[tuple[str, Mounted]] = [("", Mounted(config, "static"))]
        if config.is_multihost:
            codes = [language.code for language in config.languages]
            self.roots = [(f"/{code}", Mounted(config, "static", code)) for code in codes]

    def files(self, tops: Collection[str]) -> Iterator[str]:
        """The files in the publish folder, and those in its folders of these names."""
        for root, mounted in self.roots:
            yield from (f"{root}/{name}"[1:] for name in mounted.files(""))
            for folder in mounted.folders(""):
                if root[1:] in tops or folder[1:] in tops:
                    yield from (
                        root[1:] + path if root else path[1:] for path, _ in mounted.walk(folder)
                    )

    def find(self, file: str) -> str | None:
        """Where the file lies that goes to this path."""
        for root, mounted in self.roots:
            path = f"/{file}"
            if path.startswith(f"{root}/"):
                found = mounted.find(path.removeprefix(root))
                if found is not None:
                    return found
        return None
