"""A site's configuration as Hugo resolves it: the records, not the reading of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cms.model import Message


class Mount(NamedTuple):
    """A folder that Hugo shows under a component folder, project first, themes after.

    ``source`` is absolute; ``target`` is ``content``, ``static`` or ``assets``, or a folder
    below one of them, with forward slashes. ``language`` is a language code, or empty where the
    mount belongs to no language of its own (then a file name's suffix or the default decides).
    """

    source: Path
    target: str
    language: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateChains:
    """The front matter keys and tokens tried, in order, for each of Hugo's four dates."""

    date: tuple[str, ...]
    lastmod: tuple[str, ...]
    publish_date: tuple[str, ...]
    expiry_date: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageConfig:
    """What holds for the pages of one language: root settings overlaid by ``languages.CODE``.

    ``code`` is lower case. ``permalinks`` maps a kind (page, section, taxonomy, term) to
    patterns by lower-cased section. ``ugly_urls`` is a bool or, by section, a map. ``settings``
    is the whole merged configuration with lower-cased keys, for what no field names.
    """

    code: str
    title: str
    weight: int
    base_url: str
    time_zone: str
    locale: str
    permalinks: Mapping[str, Mapping[str, str]]
    ugly_urls: bool | Mapping[str, bool]
    taxonomies: Mapping[str, str]
    disable_kinds: frozenset[str]
    date_chains: DateChains
    settings: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """One site: its languages in Hugo's order, its mounts, and what steers the whole build.

    ``taxonomies`` of a language map the singular to the plural name. ``cascade`` holds the
    site-wide cascade entries as written. ``files`` are the configuration files read, relative
    to ``root``. ``notices`` say what could not be known (a module that is not on disk).
    """

    root: Path
    environment: str
    languages: tuple[LanguageConfig, ...]
    disabled_languages: frozenset[str]
    default_language: str
    default_language_in_subdir: bool
    mounts: tuple[Mount, ...]
    ignore_files: tuple[str, ...]
    build_drafts: bool
    build_future: bool
    build_expired: bool
    disable_path_to_lower: bool
    remove_path_accents: bool
    enable_git_info: bool
    allow_content: tuple[str, ...]
    output_formats: frozenset[str]
    media_types: frozenset[str]
    cascade: tuple[Mapping[str, Any], ...]
    themes: tuple[str, ...]
    files: tuple[str, ...]
    notices: tuple[Message, ...]

    def language(self, code: str) -> LanguageConfig:
        """The language with this lower-cased code; raises ``KeyError``."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)
