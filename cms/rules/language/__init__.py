"""Rules about the languages that pages state, are published in and are written in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.chinese.script import Script, is_chinese, script_of_language
from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.fields.values import to_string
from cms.languages import agree, equal, nearest, read_tag
from cms.model import Route

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile
    from cms.rules.site_pages import SitePages

_PROGRAMMING_LANGUAGES = """
    ada asm awk bash c c# c++ clojure cpp csharp css d dart elixir elm erlang fortran go golang
    groovy haskell hcl html java javascript js json julia kotlin latex lua matlab nim nix ocaml
    pascal perl php powershell py python r racket rb react rs ruby rust scala sh shell solidity
    sql swift tcl tex toml ts typescript v vim vue wasm xml yaml zig
"""
_PROGRAMMING = frozenset(_PROGRAMMING_LANGUAGES.split())

Said = tuple[tuple[Route, str], ...]
"""Languages that a page says it is in, and where."""


class Stated(NamedTuple):
    """What pages say of their language, and the one that their names and folders tell.

    ``sites`` in the front matter may publish them in others.
    """

    said: Said
    language: str
    has_sites: bool


def stated(data: Mapping[str, Any]) -> Said:
    """The languages in ``lang``, a text or a list of texts; those of programming are left out."""
    value = data.get("lang")
    return _said(tuple(map(to_string, value)) if isinstance(value, list) else to_string(value))


@lru_cache(maxsize=128)
def _said(texts: tuple[str, ...] | str) -> Said:
    items: list[tuple[Route, str]] = (
        [(("lang",), texts)]
        if isinstance(texts, str)
        else [(("lang", index), text) for index, text in enumerate(texts)]
    )
    return tuple(
        (route, text) for route, text in items if text and text.lower() not in _PROGRAMMING
    )


def group_by_lang(pages: SitePages) -> dict[Stated, list[ContentFile]]:
    """The judged pages with a ``lang`` by what they state, which is the same on most."""
    groups: dict[Stated, list[ContentFile]] = {}
    for file in pages.pages:
        data = pages.judged.get(file.path) or {}
        if "lang" in data:
            key = Stated(stated(data), file.language, "sites" in data)
            groups.setdefault(key, []).append(file)
    return groups


def is_known_to(config: SiteConfig, text: str) -> bool:
    """Whether the site itself writes a language so: as the key of one, or as its locale."""
    written = {text for language in config.languages for text in (language.code, language.locale)}
    return text in written or text in config.disabled_languages


def fits(text: str, language: LanguageConfig) -> bool:
    """Whether a text in a language of the site can be in the language that ``text`` names.

    The key may leave open what the locale tells, and may be a name that is no tag (``cn``).
    """
    if text.lower() == language.code:
        return True
    own, script = script_of(language), script_of_language(text)
    if own and script and own is not script:
        return False
    return any(agree(text, name) for name in _names(language.code, language.locale))


def meant_by(text: str, config: SiteConfig) -> list[str]:
    """Codes of the languages of a site that a text can mean, only the exact ones if there are."""
    found = [language for language in config.languages if fits(text, language)]
    exact = [
        language
        for language in found
        if any(equal(text, name) for name in _names(language.code, language.locale))
    ]
    return [language.code for language in exact or found]


def published_languages(pages: SitePages) -> dict[str, list[str]]:
    """Codes of the languages that each file is published in: ``sites.matrix`` can name several.

    Reads the front matter of all pages.
    """
    published: dict[str, list[str]] = {}
    for version in pages.translations.versions:
        published.setdefault(version.path, []).append(version.language)
    return published


def script_of(language: LanguageConfig) -> Script | None:
    """The script of Chinese that pages in a language of the site are in, if it tells one."""
    return _script(language.code, language.locale)


def is_in_chinese(language: LanguageConfig) -> bool:
    """Whether pages in a language of the site are in Chinese."""
    return _is_in_chinese(language.code, language.locale)


def is_in_japanese(language: LanguageConfig) -> bool:
    """Whether pages in a language of the site are in Japanese."""
    tags = map(read_tag, _names(language.code, language.locale))
    return any(tag and tag.language == "ja" for tag in tags)


@lru_cache(maxsize=128)
def _script(code: str, locale: str) -> Script | None:
    scripts = {script_of_language(name) for name in _names(code, locale)} - {None}
    return scripts.pop() if len(scripts) == 1 else None


@lru_cache(maxsize=128)
def _is_in_chinese(code: str, locale: str) -> bool:
    return any(map(is_chinese, _names(code, locale)))


@lru_cache(maxsize=128)
def _names(code: str, locale: str) -> tuple[str, ...]:
    meant = code if read_tag(code) else nearest(code)
    return tuple(name for name in (meant, locale) if name and read_tag(name))
