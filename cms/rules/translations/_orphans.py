"""Pages that do not exist in the site's default language, of which they should be translations."""

from __future__ import annotations

import re

from cms.hugo.site.translation_groups import Groups, Version
from cms.rules.site_pages import SitePages


def orphans(pages: SitePages) -> list[Version]:
    """The pages without an original and without one of nearly their name."""
    found = {version.path for version, _ in misnamed(pages)}
    default = pages.site.config.default_language
    return [each for each in _without(default, pages.translations) if each.path not in found]


def misnamed(pages: SitePages) -> list[tuple[Version, Version]]:
    """Pages without an original, and the untranslated one in their folder that seems to be it."""
    config = pages.site.config
    if len(config.languages) < 2:
        return []
    groups = pages.translations
    alone = [version for version in _without(config.default_language, groups) if not version.key]
    if not alone:
        return []
    folders = {version.source.logical.rpartition("/")[0] for version in alone}
    originals: dict[str, list[Version]] = {}
    for version in groups.versions:
        logical = version.source.logical
        if version.language == config.default_language and logical.rpartition("/")[0] in folders:
            originals.setdefault(_bare(logical), []).append(version)
    found = []
    for version in alone:
        near = originals.get(_bare(version.source.logical), ())
        if len(near) == 1 and version.language not in _languages(near[0], groups):
            found.append((version, near[0]))
    return found


def _without(default: str, groups: Groups) -> list[Version]:
    return [
        version
        for group in groups
        if all(version.language != default for version in group)
        for version in group
        # What a key on one side unties is there all the same.
        if all(twin.language != default for twin in groups.by_path[version.source.logical])
    ]


def _languages(version: Version, groups: Groups) -> set[str]:
    return {other.language for other in groups.translations(version)}


def _bare(logical: str) -> str:
    """The path without what people put between words, and without a plural's s."""
    folder, _, name = logical.rpartition("/")
    return f"{folder}/{re.sub(r'[-_. ]+', '', name).removesuffix('s')}"
