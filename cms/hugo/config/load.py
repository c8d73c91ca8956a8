"""Loads a site's configuration as Hugo 0.168 resolves it.

Follows ``LoadConfig`` in Hugo ``config/allconfig/load.go``. Sections that say nothing about content
(imaging, markup, deployment and the like) are kept as written and not checked.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config import LanguageConfig, Mount, SiteConfig, sections
from cms.hugo.config.checks import check_permalinks, check_settings
from cms.hugo.config.discovery import find_site, is_site
from cms.hugo.config.env import environment_name, with_environ
from cms.hugo.config.files import read_source, shown_path
from cms.hugo.config.languages import (
    Languages,
    language_settings,
    locale,
    read_languages,
    with_languages,
)
from cms.hugo.config.merge import Settings, inherit, with_strategies, without_strategies
from cms.hugo.config.modules import Modules, collect_modules
from cms.hugo.config.mounts import ProjectFolders, module_mounts, project_mounts
from cms.hugo.config.outputs import check_outputs, output_names
from cms.hugo.config.root import decode_root
from cms.hugo.time.dates import chains_from
from cms.hugo.time.zones import load_zone
from cms.model import Message, msg

__all__ = ["default_config", "find_site", "is_site", "load_config"]

_DEFAULT_BASE_URL = "https://example.org/"
_NO_MODULES = Modules((), ())


def load_config(
    root: Path, environment: str = "", environ: Mapping[str, str] | None = None
) -> SiteConfig:
    """The configuration of the site in a folder, which needs no file for it.

    ``environ`` are environment variables, of which those in ``HUGO`` override settings and name
    the environment unless ``environment`` does. Raises ``ConfigError`` where Hugo would not build
    the site, but for a theme or module that is not on disk: that is a notice.
    """
    root = Path(os.path.abspath(root))
    environ = environ or {}
    environment = environment or environment_name(environ)
    source = read_source(root, environment, root)
    own = _with_aliases(with_environ(source.settings, environ))
    modules = collect_modules(root, own, environment, environ)
    settings = with_languages(with_strategies(own))
    for module in modules.found:
        settings = inherit(settings, module.settings)
    files = (*source.files, *(path for module in modules.found for path in module.files))
    resolved = _resolve(with_languages(settings))
    _check(resolved, modules)
    config = _site(root, environment, resolved, modules, files)
    return config._replace(embeds_hooks=_embeds_hooks(own, config))


def default_config(content: Path) -> SiteConfig:
    """What holds for a folder of content files that is in no site: Hugo's defaults.

    The folder itself is shown as ``content``.
    """
    mount = {"source": ".", "target": "content"}
    settings = with_languages({"module": {"mounts": [mount]}})
    root = Path(os.path.abspath(content))
    return _site(root, "production", _resolve(settings), _NO_MODULES, ())


class _Language(NamedTuple):
    """All settings that hold for a language, and the plain ones among them, decoded."""

    settings: Settings
    fields: Mapping[str, Any]


class _Resolved(NamedTuple):
    """Settings with themes merged in; ``by_language`` has the disabled languages too."""

    settings: Settings
    fields: Mapping[str, Any]
    languages: Languages
    by_language: Mapping[str, _Language]


def _with_aliases(settings: Settings) -> Settings:
    if "indexes" in settings:
        return {**settings, "taxonomies": settings["indexes"]}
    return settings


def _resolve(merged: Settings) -> _Resolved:
    settings = without_strategies(merged)
    fields = decode_root(settings)
    languages = read_languages(settings["languages"], fields)
    by_language = {}
    for code in settings["languages"]:
        own = language_settings(merged, settings, code)
        by_language[code] = _Language(own, decode_root(own))
    return _Resolved(settings, fields, languages, by_language)


def _check(resolved: _Resolved, modules: Modules) -> None:
    for settings, fields in resolved.by_language.values():
        check_settings(settings, fields)
        if not modules.missing:  # which may define what is unknown here
            disabled = sections.disabled_kinds(fields.get("disablekinds", ())).kinds
            check_outputs(settings, disabled, output_names(settings))


def _site(
    root: Path, environment: str, resolved: _Resolved, modules: Modules, files: Iterable[Path]
) -> SiteConfig:
    settings, fields, languages, _ = resolved
    names = output_names(settings)
    return SiteConfig(
        root=root,
        environment=environment,
        languages=tuple(_language(code, resolved) for code in languages.enabled),
        disabled_languages=languages.disabled,
        default_language=languages.default,
        default_language_in_subdir=fields.get("defaultcontentlanguageinsubdir", False),
        mounts=tuple(_mounts(root, resolved, modules)),
        ignore_files=tuple(fields.get("ignorefiles", ())),
        build_drafts=fields.get("builddrafts", False),
        build_future=fields.get("buildfuture", False),
        build_expired=fields.get("buildexpired", False),
        disable_path_to_lower=fields.get("disablepathtolower", False),
        remove_path_accents=fields.get("removepathaccents", False),
        allow_content=sections.allow_content(settings.get("security")),
        output_formats=names.formats,
        media_types=names.media_types,
        cascade=sections.cascade(settings.get("cascade")),
        themes=tuple(module.name for module in modules.found),
        files=tuple(shown_path(path, root) for path in files),
        notices=tuple(_notices(fields, modules)),
        is_multihost=_is_multihost(resolved),
        missing_modules=modules.missing,
    )


def _language(code: str, resolved: _Resolved) -> LanguageConfig:
    settings, fields = resolved.by_language[code]
    permalinks = sections.permalinks(settings.get("permalinks"))
    check_permalinks(permalinks)
    return LanguageConfig(
        code=code,
        title=fields.get("title", ""),
        weight=int(resolved.settings["languages"][code].get("weight") or 0),
        base_url=fields.get("baseurl") or _DEFAULT_BASE_URL,
        time_zone=_time_zone(code, fields.get("timezone", "")),
        locale=locale(code, resolved.languages, resolved.settings),
        permalinks=permalinks.by_kind,
        ugly_urls=sections.ugly_urls(settings.get("uglyurls")),
        taxonomies=sections.taxonomies(settings),
        disable_kinds=sections.disabled_kinds(fields.get("disablekinds", ())).kinds,
        date_chains=chains_from(settings),
        settings=settings,
        permalink_rules=permalinks.rules,
        cascade=sections.cascade(settings.get("cascade")),
    )


def _time_zone(code: str, name: str) -> str:
    try:
        load_zone(name)
    except ConfigError as error:
        raise ConfigError(
            msg("timeZone of language {code}: {message}", code=code, message=error.message),
            error.hint,
        ) from None
    return name


def _mounts(root: Path, resolved: _Resolved, modules: Modules) -> Iterator[Mount]:
    settings, fields, languages, _ = resolved
    own = {code: decode_root(settings["languages"][code]) for code in languages.enabled}
    folders = ProjectFolders(fields, own, _is_multihost(resolved))
    yield from project_mounts(root, settings, folders, languages)
    for module in modules.found:
        yield from module_mounts(module, root, languages)


def _is_multihost(resolved: _Resolved) -> bool:
    """Whether a language has a ``baseURL``; Hugo counts disabled languages off twice."""
    languages = resolved.languages
    disabled = languages.disabled.union(resolved.fields.get("disablelanguages", ()))
    if len(languages.enabled) - len(disabled) <= 1:
        return False
    return any("baseurl" in own for own in resolved.settings["languages"].values())


def _embeds_hooks(own: Settings, config: SiteConfig) -> bool:
    """Hugo means sites of several languages, but any site that names its language is counted.

    It counts the entries of ``languages``, to which it has added one by then (seen on 0.168).
    """
    count = len(config.languages) + len(config.disabled_languages) + ("languages" in own)
    return count > 1 and not config.is_multihost


def _notices(fields: Mapping[str, Any], modules: Modules) -> Iterator[Message]:
    for name in modules.missing:
        yield msg(
            "module {name} is not on disk: Hugo needs it, and its settings are not known here",
            name=name,
        )
    for kind in sections.disabled_kinds(fields.get("disablekinds", ())).unknown:
        yield msg('disableKinds has "{kind}", which is no kind of page', kind=kind)
