"""What a repository is like: its theme, its languages, its time zone, its front matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cms.engine.listing import read_files
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.hugo.fields.reserved import RESERVED
from cms.schema import presets

NEARLY_ALL = 0.95
"""The share of articles from which on a key counts as one that each has."""

MANY = 20
"""Articles below which a share says little."""


class Survey(NamedTuple):
    """What was found; ``everywhere`` are keys of nearly all articles with how many lack them.

    ``preset`` is the one for the site's theme, ``own_keys`` those that neither Hugo nor the theme
    knows, the most frequent first.
    """

    theme: str
    preset: str | None
    languages: tuple[str, ...]
    time_zone: str
    articles: int
    everywhere: Mapping[str, int]
    own_keys: tuple[str, ...]
    is_chinese: bool
    naive_dates: int


def survey(target: Target) -> Survey:
    """Looks at every article of a site."""
    files = [file for file in target.content if file.kind == "page"]
    read = map_chunks(read_files, files, None, target.settings.jobs)
    data = [each.data for each in read if each.data]
    themes = target.config.theme_names
    preset = presets.detect(themes)
    codes = tuple(language.code for language in target.config.languages)
    default = target.config.language(target.config.default_language)
    return Survey(
        theme=themes[0] if themes else "",
        preset=preset,
        languages=codes,
        time_zone=default.time_zone,
        articles=len(data),
        everywhere=_everywhere(data),
        own_keys=_own_keys(data, preset, default.taxonomies),
        is_chinese=default.code.startswith("zh"),
        naive_dates=sum(_is_naive(each.get("date")) for each in data),
    )


def _everywhere(data: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    if len(data) < MANY:
        return {}
    counts = Counter(key for each in data for key, value in each.items() if value not in (None, ""))
    lacking = {key: len(data) - number for key, number in counts.items()}
    return {key: left for key, left in lacking.items() if left <= len(data) * (1 - NEARLY_ALL)}


def _own_keys(
    data: Sequence[Mapping[str, Any]], preset: str | None, taxonomies: Mapping[str, str]
) -> tuple[str, ...]:
    known = {*RESERVED, *taxonomies.values(), "params", "menu", "menus"}
    if preset is not None:
        known.update(key.lower() for key in presets.load(preset)["properties"])
    counts = Counter(key for each in data for key in each if key not in known)
    return tuple(key for key, _ in counts.most_common())


def _is_naive(value: object) -> bool:
    """Whether a date says no offset; times of TOML and YAML come as texts here, too."""
    text = str(value or "")
    return len(text) >= 10 and text[4:5] == "-" and not text.endswith("Z") and "+" not in text[10:]
