"""Hugo's plain root settings and the type that each must have.

Follows the struct ``RootConfig`` of Hugo ``config/allconfig/allconfig.go``, which mapstructure
fills with weak typing: ``"true"`` is a bool, ``5`` is a text, a text is a list of one, and what
cannot be converted stops the build. Null counts as not set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cms.errors import ConfigError
from cms.hugo.config.merge import Settings
from cms.hugo.fields.values import parse_bool, parse_int, to_string
from cms.model.message import Message, msg

_TEXTS = """
    baseURL copyright defaultContentLanguage defaultContentRole defaultContentVersion
    defaultOutputFormat environment languageCode locale refLinksNotFoundURL refLinksErrorLevel
    sectionPagesMenu title timeout timeZone titleCaseStyle newContentEditor ignoreVendorPaths
    themesDir publishDir resourceDir workingDir cacheDir contentDir dataDir layoutDir i18nDir
    archetypeDir assetDir
"""
_FLAGS = """
    buildDrafts buildExpired buildFuture defaultContentLanguageInSubdir defaultContentRoleInSubdir
    defaultContentVersionInSubdir disableDefaultLanguageRedirect disableDefaultSiteRedirect
    disableAliases disablePathToLower disableHugoGeneratorInject disableLiveReload enableEmoji
    enableRobotsTXT enableGitInfo templateMetrics templateMetricsHints noBuildLock ignoreCache
    enableMissingTranslationPlaceholders panicOnWarning hasCJKLanguage pluralizeListTitles
    capitalizeListTitles canonifyURLs relativeURLs removePathAccents printUnusedTemplates
    printI18nWarnings printPathWarnings noTimes noChmod
"""
_NUMBERS = "summaryLength"
_LISTS = """
    disableKinds disableLanguages renderSegments mainSections ignoreLogs ignoreFiles theme
    staticDir staticDir0 staticDir1 staticDir2 staticDir3 staticDir4 staticDir5 staticDir6
    staticDir7 staticDir8 staticDir9 staticDir10
"""


def decode_root(settings: Settings) -> dict[str, Any]:
    """The plain root settings among these, by lower-cased name, each of its type.

    Raises ``ConfigError`` for a value that Hugo cannot convert.
    """
    decoded = {}
    for key, value in settings.items():
        if key in _FIELDS and value is not None:
            name, decode = _FIELDS[key]
            decoded[key] = decode(name, value)
    return decoded


def weak_list(name: str, value: Any) -> list[str]:
    """Texts from a list, or from one value; raises ``ConfigError`` for what is no text."""
    items = value if isinstance(value, list) else [value]
    return ["" if item is None else weak_text(name, item) for item in items]


def weak_flag(name: str, value: Any) -> bool:
    """A bool from a bool, a number or a text such as ``"true"``; raises ``ConfigError``."""
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str):
        flag = parse_bool(value) if value else False
        if flag is not None:
            return flag
    raise _wrong_type(name, value, msg("true or false"))


def weak_text(name: str, value: Any) -> str:
    """A text from a text, a number or a bool; raises ``ConfigError``."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (str, int, float, bytes)):
        return to_string(value)
    raise _wrong_type(name, value, msg("a text"))


def _weak_number(name: str, value: Any) -> int:
    if isinstance(value, (bool, int, float)):
        return int(value)
    if isinstance(value, str):
        number = parse_int(value) if value else 0
        if number is not None:
            return number
    raise _wrong_type(name, value, msg("a whole number"))


def _wrong_type(name: str, value: Any, wanted: Message) -> ConfigError:
    return ConfigError(
        msg("{name} is {value} in Hugo's configuration", name=name, value=shown_value(value)),
        msg("Hugo wants {wanted} here", wanted=wanted),
    )


def shown_value(value: Any) -> str:
    """A value for messages: texts in quotes, mappings and lists by their kind."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return f'"{value}"' if isinstance(value, str) else to_string(value)


_FIELDS: dict[str, tuple[str, Callable[[str, Any], Any]]] = {
    name.lower(): (name, decode)
    for names, decode in (
        (_TEXTS, weak_text),
        (_FLAGS, weak_flag),
        (_NUMBERS, _weak_number),
        (_LISTS, weak_list),
    )
    for name in names.split()
}
