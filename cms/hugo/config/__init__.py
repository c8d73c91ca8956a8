"""A site's configuration as Hugo resolves it: the records, not the reading of files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cms.model import Message


class Mount(NamedTuple):
    """A folder or file that Hugo shows under a component folder.

    Mounts of the project come first, those of themes after; where two show the same file, the
    first wins. ``source`` is absolute and may be missing on disk. ``target`` is ``content``,
    ``static``, ``assets``, ``archetypes``, ``layouts``, ``data`` or ``i18n``, or a path below one
    of them, with forward slashes. ``language`` is a language code, or empty where the mount
    belongs to no language of its own (then a file name's suffix or the default decides); a mount
    for several languages stands here once for each. ``exclude`` and ``include`` are globs on the
    path below ``source``, with ``/`` in front: a file is shown unless an exclusion matches it,
    or no inclusion does although there are some.
    """

    source: Path
    target: str
    language: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class PermalinkRule(NamedTuple):
    """An entry of ``permalinks`` in its list form: the first whose target matches decides.

    ``kind``, ``path`` (of the logical path) and ``environment`` are globs, empty for any.
    ``languages`` are globs too.
    """

    pattern: str
    kind: str = ""
    path: str = ""
    environment: str = ""
    languages: tuple[str, ...] = ()


class DateChains(NamedTuple):
    """The front matter keys and tokens tried, in order, for each of Hugo's four dates."""

    date: tuple[str, ...]
    lastmod: tuple[str, ...]
    publish_date: tuple[str, ...]
    expiry_date: tuple[str, ...]


class LanguageConfig(NamedTuple):
    """What holds for the pages of one language: root settings overlaid by ``languages.CODE``.

    ``code`` is lower case. ``permalinks`` maps a kind (page, home, section, taxonomy, term) to
    patterns by lower-cased section, or section path such as ``docs/api``, with ``/`` for pages
    beside the home page; a site that writes ``permalinks`` as a list has ``permalink_rules``
    instead. ``ugly_urls`` is a bool or, by section, a map. ``cascade`` holds the entries in
    force for pages of this language, keys outside of lists in lower case. ``settings`` is the
    whole merged configuration with lower-cased keys, for what no field names.
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
    settings: Mapping[str, Any]
    permalink_rules: tuple[PermalinkRule, ...] = ()
    cascade: tuple[Mapping[str, Any], ...] = ()


class SiteConfig(NamedTuple):
    """One site: its languages in Hugo's order, its mounts, and what steers the whole build.

    ``taxonomies`` of a language map the singular to the plural name. ``cascade`` holds the
    entries of the root; a language may have its own. ``allow_content`` are Go regular
    expressions on media types: those starting with ``! `` deny, and none at all allow nothing.
    ``output_formats`` and ``media_types`` are lower-cased names, Hugo's own among them.
    ``themes`` are the modules in force, the strongest first. ``files`` are the configuration
    files read, relative to ``root`` where they lie in it. ``notices`` say what could not be
    known (a module that is not on disk) and what Hugo would warn of. ``is_multihost`` is set
    where a language has a ``baseURL`` of its own: then each has its own root folder.
    ``missing_modules`` are the themes and modules that are not on disk. ``embeds_hooks`` tells
    whether Hugo renders images and links with hooks of its own where nothing says otherwise.
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
    allow_content: tuple[str, ...]
    output_formats: frozenset[str]
    media_types: frozenset[str]
    cascade: tuple[Mapping[str, Any], ...]
    themes: tuple[str, ...]
    files: tuple[str, ...]
    notices: tuple[Message, ...]
    is_multihost: bool = False
    missing_modules: tuple[str, ...] = ()
    embeds_hooks: bool = False

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The modules that the site wants, those on disk first."""
        return (*self.themes, *self.missing_modules)

    def language(self, code: str) -> LanguageConfig:
        """The language with this lower-cased code; raises ``KeyError``."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)
