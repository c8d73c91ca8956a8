"""A language without texts of the theme, although the theme has them under another name.

Templates take their words ("Search", "Contents") from `i18n/CODE.toml`, where CODE is the locale
of the page's language, else its key, else the default language. Hugo knows no relatives: with
the key `zh-hans` and no `locale` nothing is found in `i18n/zh-cn.toml`, and labels are empty or
in the default language.

Set the language's `locale` to the name that the theme uses, or copy the theme's file to the
site's `i18n/` under the name of the language. The finding is at the home page of the language, or
else at its first page.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-hans"
    -- layouts/all.html --
    {{ T "search" }}
    -- i18n/zh-cn.toml --
    search = "搜索"
    -- content/_index.md --

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-hans"
    [languages.zh-hans]
    locale = "zh-CN"
    -- layouts/all.html --
    {{ T "search" }}
    -- i18n/zh-cn.toml --
    search = "搜索"
    -- content/_index.md --

Source: Hugo ``langs/i18n/i18n.go``, ``langs/i18n/translationProvider.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import LanguageConfig
from cms.hugo.layouts import language_of_strings, translations_of_strings
from cms.languages import canonical, equal
from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.first_page import first_page
from cms.rules.language import fits
from cms.rules.site_pages import SitePages


@site_rule("LG008", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    config = pages.site.config
    firsts = ((language, first_page(pages, language.code)) for language in config.languages)
    judged = [(language, path) for language, path in firsts if path in pages.judged]
    available = translations_of_strings(config) if judged else None
    if not available:
        return
    for language, path in judged:
        shown = language_of_strings(language, config, available)
        near = [] if shown and fits(shown, language) else _near(language, available)
        if near:
            yield SiteFinding(path, Finding(Span(0, 0), _message(language, near, shown)))


def _near(language: LanguageConfig, available: frozenset[str]) -> list[str]:
    """The texts that pages in a language could show, only those in just this language if any."""
    found = sorted(code for code in available if fits(code, language))
    return [code for code in found if equal(code, language.code)] or found


def _message(language: LanguageConfig, near: list[str], shown: str | None) -> Message:
    return msg(
        "i18n has no texts for {language}, only for {near}, so labels in templates {instead} on "
        "all pages in this language; {advice}",
        language=language.code,
        near=", ".join(near),
        instead=msg("are in {language}", language=shown) if shown else msg("stay empty"),
        advice=_advice(language.code, near),
    )


def _advice(code: str, near: list[str]) -> Message:
    locales = [canonical(each) or each for each in near]
    if len(locales) > 1:
        return msg("set its locale to one of {locales}", locales=", ".join(locales))
    if "-" in locales[0]:
        return msg('set its locale to "{locale}"', locale=locales[0])
    # A locale that says less would be printed for browsers too.
    return msg("copy the file of {near} to i18n under the name {code}", near=near[0], code=code)
