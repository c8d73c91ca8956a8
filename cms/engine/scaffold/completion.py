"""What a shell can offer while an article is being asked for, from the site at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from cms.engine.listing import read_files
from cms.engine.scaffold.habits import Habits, known_values
from cms.engine.scaffold.plan import NO_ARCHETYPE, find_site
from cms.errors import CmsError
from cms.hugo.mounted import Mounted
from cms.schema.site_schemas import SiteSchemas


class Known:
    """The names that a site has."""

    def __init__(self, start: Path) -> None:
        self._target = find_site(start, {}, os.environ)

    @cached_property
    def sections(self) -> list[str]:
        """Sections with articles, the largest first."""
        return Habits(self._target, None).sections

    @cached_property
    def languages(self) -> list[str]:
        """Codes of the site's languages."""
        return [language.code for language in self._target.config.languages]

    def values(self, key: str) -> list[str]:
        """Texts that front matter holds under a key in lower case, the most frequent first."""
        read = read_files(self._target.content, None)
        return known_values((each.data or {}).get(key) for each in read)

    @cached_property
    def archetypes(self) -> list[str]:
        """Names of archetypes."""
        mounted = Mounted(self._target.config, "archetypes")
        files = (name.rpartition(".")[0] for name in mounted.files(""))
        folders = (path.lstrip("/") for path in mounted.folders(""))
        return sorted({*filter(None, files), *folders, NO_ARCHETYPE})

    @cached_property
    def keys(self) -> list[str]:
        """Keys that the site's schemas describe."""
        settings = self._target.settings
        schemas = SiteSchemas(self._target.config.theme_names, settings.demands, settings.overrides)
        properties: dict[str, Any] = {}
        for source in schemas.of("", "").sources:
            properties |= source.schema.get("properties", {})
        return list(properties)


def known(start: Path) -> Known:
    """What is known of the site around a folder; raises ``CmsError``."""
    return Known(start)


def sections(beginning: str) -> list[str]:
    """Sections with this beginning; none where there is no site."""
    return _offered(beginning, lambda site: site.sections)


def languages(beginning: str) -> list[str]:
    """Languages with this beginning."""
    return _offered(beginning, lambda site: site.languages)


def archetypes(beginning: str) -> list[str]:
    """Archetypes with this beginning."""
    return _offered(beginning, lambda site: site.archetypes)


def tags(beginning: str) -> list[str]:
    """Tags; behind a comma the next one."""
    done, comma, last = beginning.rpartition(",")
    return [done + comma + tag for tag in _offered(last, lambda site: site.values("tags"))]


def assignments(beginning: str) -> list[str]:
    """``KEY=``, and for ``widgets=`` and other keys the values that the site's pages have."""
    key, sign, value = beginning.partition("=")
    if not sign:
        return [f"{each}=" for each in _offered(key, lambda site: site.keys)]
    return [f"{key}={each}" for each in _offered(value, lambda site: site.values(key.lower()))]


def _offered(beginning: str, names: Callable[[Known], list[str]]) -> list[str]:
    try:
        return [name for name in names(Known(Path())) if name.startswith(beginning)]
    except CmsError:  # a shell that completes has no place for it
        return []
