"""One language's edition of a site: the settings that decide places and dates of its pages.

Follows Hugo ``config/allconfig/configlanguage.go`` and ``hugolib/page__paths.go``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cms.errors import ConfigError
from cms.hugo.config import DateChains, LanguageConfig, SiteConfig
from cms.hugo.content.paths import PathRules
from cms.hugo.content.tree import path_rules
from cms.hugo.fields.reading import FieldPolicy
from cms.hugo.fields.values import to_bool
from cms.hugo.site.outputs import FORMAT_KEYS, Outputs, outputs
from cms.hugo.site.permalinks import Rule, permalink_rules
from cms.hugo.site.urls import BaseUrl, UrlError, UrlStyle, base_url
from cms.model.message import msg


class Edition(NamedTuple):
    """Resolved settings of one language.

    ``taxonomies`` are plural names. The prefixes are the language's folder on disk and in
    links; with ``is_multihost`` each language has a base URL and a publish folder to itself.
    ``redirects`` are the files that lead to the home page of the default language.
    ``reads_file_names`` tells whether a date can come from a file's name.
    """

    code: str
    language: LanguageConfig
    paths: PathRules
    policy: FieldPolicy
    outputs: Outputs
    base: BaseUrl
    style: UrlStyle
    permalinks: Mapping[str, Sequence[Rule]]
    taxonomies: tuple[str, ...]
    file_prefix: str
    link_prefix: str
    is_multihost: bool
    has_aliases: bool
    redirects: tuple[str, ...]
    reads_file_names: bool

    def is_ugly(self, section: str) -> bool:
        """Whether ``uglyURLs`` is on for a section."""
        ugly = self.language.ugly_urls
        return ugly if isinstance(ugly, bool) else ugly.get(section, False)


def editions(config: SiteConfig) -> tuple[Edition, ...]:
    """The editions of a site in the order of its languages; raises ``ConfigError``."""
    formats = output_formats(config.languages)
    return tuple(
        _edition(config, language, own)
        for language, own in zip(config.languages, formats, strict=True)
    )


def language_folder(config: SiteConfig, code: str) -> str:
    """The folder that a language has in links; empty for one at the site's root."""
    if config.is_multihost:
        return ""
    if code == config.default_language:
        return code if config.default_language_in_subdir else ""
    return code if len(config.languages) > 1 else ""


def publish_folder(config: SiteConfig, code: str) -> str:
    """The folder that a language has on disk; the same as in links, unless it has its own host."""
    return code if config.is_multihost else language_folder(config, code)


def has_aliases(language: LanguageConfig) -> bool:
    """Whether Hugo writes files that redirect from aliases."""
    return not to_bool(language.settings.get("disablealiases"))


def output_formats(languages: Sequence[LanguageConfig]) -> list[Outputs]:
    """The output formats of each language, read once for those with the same settings."""
    found: list[tuple[list[object], Outputs]] = []
    for language in languages:
        settings = language.settings
        decisive: list[object] = [settings.get(key) for key in FORMAT_KEYS]
        decisive.append(language.disable_kinds)
        same = next((own for keys, own in found if keys == decisive), None)
        found.append((decisive, same or outputs(language)))
    return [own for _, own in found]


def _edition(config: SiteConfig, language: LanguageConfig, formats: Outputs) -> Edition:
    code, is_multihost = language.code, config.is_multihost
    return Edition(
        code,
        language,
        path_rules(config),
        FieldPolicy.of(config, language),
        formats,
        _base_url(language),
        UrlStyle(config.disable_path_to_lower, config.remove_path_accents),
        permalink_rules(language, config.environment),
        tuple(sorted(language.taxonomies.values())),
        publish_folder(config, code),
        language_folder(config, code),
        is_multihost,
        has_aliases(language),
        () if is_multihost else _redirects(config, language),
        reads_file_names(language.date_chains),
    )


def reads_file_names(chains: DateChains) -> bool:
    """Whether a date, and with it the slug, can come from a file's name."""
    tokens = (*chains.date, *chains.lastmod, *chains.publish_date, *chains.expiry_date)
    return ":filename" in tokens


def _redirects(config: SiteConfig, language: LanguageConfig) -> tuple[str, ...]:
    settings = language.settings
    if language.code != config.default_language or any(
        to_bool(settings.get(key))
        for key in ("disabledefaultlanguageredirect", "disabledefaultsiteredirect")
    ):
        return ()
    if config.default_language_in_subdir:
        return ("index.html",)
    return (f"{language.code}/index.html",) if len(config.languages) > 1 else ()


def _base_url(language: LanguageConfig) -> BaseUrl:
    try:
        base = base_url(language.base_url)
        return base._replace(path="") if to_bool(language.settings.get("canonifyurls")) else base
    except UrlError as error:
        raise ConfigError(
            msg("baseURL {base_url!r} is no URL", base_url=language.base_url),
            msg("check its escapes"),
        ) from error
