"""The languages of a site: which there are, their order, and what each overrides.

Follows Hugo ``langs/config.go`` and ``config/allconfig/allconfig.go``.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config.merge import DEEP, MERGE, Settings, fill, without_strategies
from cms.hugo.config.root import shown_value
from cms.hugo.content.paths import normalise
from cms.hugo.fields.values import to_string
from cms.model.message import Message, msg

_TEXT = msg("a text")
_WANTED: Mapping[str, tuple[str, type | tuple[type, ...], Message]] = {
    "title": ("title", str, _TEXT),
    "label": ("label", str, _TEXT),
    "locale": ("locale", str, _TEXT),
    "direction": ("direction", str, _TEXT),
    "languagename": ("languageName", str, _TEXT),
    "languagecode": ("languageCode", str, _TEXT),
    "languagedirection": ("languageDirection", str, _TEXT),
    "weight": ("weight", (int, float), msg("a number without quotes")),
    "disabled": ("disabled", bool, msg("true or false without quotes")),
}

# Keys with a decoder of their own: a language overrides them with mappings only.
_SECTION_NAMES = """
    author build caches cascade contenttypes deployment frontmatter httpcache imaging languages
    markup mediatypes menus minify module outputformats outputs page pagination params permalinks
    privacy related roles security segments server services sitemap social taxonomies uglyurls
    versions
"""
_SECTIONS = frozenset(_SECTION_NAMES.split())


class Languages(NamedTuple):
    """Codes of the enabled languages in Hugo's order, of the disabled ones, and the default."""

    enabled: tuple[str, ...]
    disabled: frozenset[str]
    default: str


def with_languages(settings: Settings) -> Settings:
    """Settings that have a ``languages`` mapping, and ``params`` in each language.

    Only a site that names no language of its own takes in those of its themes.
    """
    if "languages" not in settings:
        name = to_string(settings.get("defaultcontentlanguage")) or "en"
        settings = {**settings, "languages": {name: {}}}
    languages = settings["languages"]
    if not isinstance(languages, dict):
        return settings
    prepared = {
        code: {"params": {MERGE: DEEP}, **own} if isinstance(own, dict) else own
        for code, own in languages.items()
    }
    return {**settings, "languages": prepared}


def read_languages(languages: Any, root: Mapping[str, Any]) -> Languages:
    """The languages of a site whose plain root settings are decoded.

    Raises ``ConfigError`` where Hugo would not start.
    """
    if not isinstance(languages, dict) or not languages:
        raise ConfigError(
            msg("languages is empty in Hugo's configuration"),
            msg("name a language in it, or remove it"),
        )
    for code, own in languages.items():
        _check(code, own)
    disabled = frozenset(
        code
        for code, own in languages.items()
        if own.get("disabled") or code in root.get("disablelanguages", ())
    )
    weights = {
        code: int(own.get("weight") or 0) for code, own in languages.items() if code not in disabled
    }
    enabled = sorted(weights, key=lambda code: (not weights[code], weights[code], code))
    wanted = root.get("defaultcontentlanguage", "").lower()
    return Languages(tuple(enabled), disabled, _default(wanted, enabled, disabled))


def _default(wanted: str, enabled: list[str], disabled: frozenset[str]) -> str:
    if wanted in disabled:
        raise ConfigError(
            msg('the default language "{wanted}" is disabled', wanted=wanted),
            msg("enable it, or set defaultContentLanguage to another one"),
        )
    if not enabled:
        raise ConfigError(msg("all languages are disabled"), msg("enable one of them"))
    if wanted and wanted not in enabled:
        raise ConfigError(
            msg(
                'defaultContentLanguage is "{wanted}", which languages does not have', wanted=wanted
            ),
            msg("the languages are {enabled}", enabled=", ".join(enabled)),
        )
    return wanted or ("en" if "en" in enabled else enabled[0])


def _check(code: str, own: Any) -> None:
    if not isinstance(own, dict):
        raise ConfigError(
            msg("languages.{code} is {own}", code=code, own=shown_value(own)),
            msg("a language is a mapping"),
        )
    if not code:
        raise ConfigError(
            msg("a language has no name"), msg("name each language, as in [languages.en]")
        )
    if code != normalise(code):
        raise ConfigError(
            msg('the language name "{code}" has capitals or spaces', code=code),
            msg('write "{code}"', code=normalise(code)),
        )
    for key, (name, types, wanted) in _WANTED.items():
        value = own.get(key)
        if value is None:
            continue
        if not isinstance(value, types) or (key == "weight" and isinstance(value, bool)):
            raise ConfigError(
                msg(
                    "languages.{code}.{name} is {value}",
                    code=code,
                    name=name,
                    value=shown_value(value),
                ),
                msg("Hugo wants {wanted} here", wanted=wanted),
            )


def language_settings(settings: Settings, plain: Settings, code: str) -> Settings:
    """The root's settings overlaid by those of one language, without merge strategies.

    ``plain`` are the settings without strategies; languages share what none of them changes.
    Unless ``_merge`` says otherwise, a section such as ``permalinks`` replaces the root's and
    ``params`` are filled from it. A section that is no mapping has no effect in a language:
    ``uglyURLs: true`` is ignored there. Raises ``ConfigError`` where Hugo panics.
    """
    merged = {key: value for key, value in plain.items() if key != "languages"}
    for key, value in settings["languages"][code].items():
        root = settings.get(key)
        if isinstance(value, dict):
            if root is not None and not isinstance(root, dict):
                raise ConfigError(
                    msg(
                        "languages.{code}.{key} is a mapping, but {key} at the root is not",
                        code=code,
                        key=key,
                    ),
                    msg("write both as mappings"),
                )
            own = without_strategies(fill(value, root or {}))
            if key in _SECTIONS and own != merged.get(key):
                merged[key] = own
        elif key == "cascade":
            raise ConfigError(
                msg("languages.{code}.cascade is {value}", code=code, value=shown_value(value)),
                msg("Hugo wants a mapping here"),
            )
        elif value is not None and key not in _SECTIONS and key != MERGE:
            merged[key] = value
    return merged


def locale(code: str, languages: Languages, settings: Settings) -> str:
    """The locale of a language: its own or, for the default, the root's; else its code."""
    own = settings["languages"][code]
    is_default = code == languages.default
    return (
        to_string(own.get("locale"))
        or (is_default and to_string(settings.get("locale")))
        or to_string(own.get("languagecode"))
        or (is_default and to_string(settings.get("languagecode")))
        or code
    )
