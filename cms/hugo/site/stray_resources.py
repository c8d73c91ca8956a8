"""Files beside pages that are in a language in which the page around them is not.

Follows the walk over resources in Hugo ``hugolib/content_map_page_assembler.go`` and
``getResourcesForPage`` in ``hugolib/content_map_page.go``, as ``resources`` does, for files alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import taxonomy_roots
from cms.hugo.site.resources import by_logical_path, folders, lender
from cms.hugo.site.translation_groups import Groups, Version

_Files = Mapping[str, ContentFile]


class Stray(NamedTuple):
    """Files that go with one page, and its versions, none of which is in their languages.

    Hugo leaves them out silently, but where it adds the page itself, for a section without
    ``_index``, it crashes: it ``stops_build``. The versions are then pages of the section.
    """

    versions: Sequence[Version]
    files: Sequence[ContentFile]
    stops_build: bool


def stray_resources(
    resources: Iterable[ContentFile], groups: Groups, config: SiteConfig
) -> list[Stray]:
    """The files that no page gets, by page; what has a version for the page is left out.

    A file goes with the nearest page in a folder above. Without a language in its name or folder
    it is of the default language, so ``a/index.zh.md`` alone does not get ``a/x.png``.
    """
    if config.is_multihost or len(config.languages) < 2:
        return []
    around = _Around(groups, config)
    stray: dict[tuple[str, bool], list[ContentFile]] = {}
    for logical, files in by_logical_path(resources).items():
        owner = around.owner(logical)
        kept = around.kept(logical, files)
        stops_build = bool(owner and kept) and around.crashes(owner, kept)
        if owner and (stops_build or not kept):
            stray.setdefault((owner, stops_build), []).extend(files.values())
    return [
        Stray(around.versions(owner), files, stops_build)
        for (owner, stops_build), files in stray.items()
    ]


class _Around:
    """The pages that own resources, by folder: those with files, and sections without."""

    def __init__(self, groups: Groups, config: SiteConfig) -> None:
        self.by_path = groups.by_path
        self.order = {language.code: at for at, language in enumerate(config.languages)}
        self.sectionless = {
            language.code for language in config.languages if "section" in language.disable_kinds
        }
        self.taxonomies = frozenset(taxonomy_roots(config))
        self.sections: dict[str, list[Version]] = {}
        for version in groups.versions:
            if version.source.section:
                self.sections.setdefault(f"/{version.source.section}", []).append(version)

    def owner(self, logical: str) -> str:
        """The folder whose page a file goes with; empty for pages that are in every language."""
        for folder in folders(logical):
            if folder in self.taxonomies:
                return ""
            if folder in self.by_path or folder in self.sections:
                return folder
        return ""

    def kept(self, logical: str, files: _Files) -> _Files:
        """The files in the languages of the nearest page that has a file."""
        for folder in folders(logical):
            if folder in self.taxonomies:
                return files
            if folder in self.by_path:
                languages = {version.language for version in self.by_path[folder]}
                return {code: file for code, file in files.items() if code in languages}
        return files

    def crashes(self, owner: str, files: _Files) -> bool:
        """Whether the section is to lend a file from a language that it is not in."""
        if owner in self.by_path:
            return False
        languages = {version.language for version in self.sections[owner]} - self.sectionless
        return any(lender(code, files, self.order) not in languages for code in languages)

    def versions(self, owner: str) -> Sequence[Version]:
        return self.by_path[owner] or self.sections[owner]
