"""A `lang` that is none of the site's languages.

Hugo takes a page's language from the name or the folder of its file, never from `lang`, and it
knows the languages of the configuration only. A page whose `lang` is none of them is published
in another one: with its address, its menus and words, among its lists, and for browsers and
search engines.

Make it a language of the site, or correct `lang`. Tags are compared by what they mean: `zh-CN` is
of a site in `zh`, `zh-cn` or `zh-hans`. In a file outside any site nothing is said, nor on a site
whose templates read `lang`: there it marks articles in a foreign language.

Flagged::

    -- hugo.toml --
    title = "早报"
    -- content/a.md --
    ---
    lang: [zh-CN]
    ---

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    ---
    lang: [zh-CN, en]
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-hans"
    -- content/a.md --
    ---
    lang: zh-CN
    ---

Source: Hugo ``hugolib/page__meta.go``, ``langs/config.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.layouts import read_param
from cms.languages import agree, canonical, nearest
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.language import fits, is_known_to
from cms.rules.site_pages import SitePages


@site_rule("LG003", Severity.WARNING, keys=("lang",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    config = pages.site.config
    if not config.files:
        return
    found = [
        SiteFinding(file.path, Finding(route, _message(text, config)))
        for stated, files in pages.by_lang.items()
        for route, text in stated.said
        if canonical(text) and not _is_of_site(text, config)
        for file in files
    ]
    if found and not read_param(config, "lang"):
        yield from found


def _is_of_site(text: str, config: SiteConfig) -> bool:
    return (
        is_known_to(config, text)
        or any(fits(text, language) for language in config.languages)
        or any(agree(text, code) for code in config.disabled_languages)
    )


def _message(text: str, config: SiteConfig) -> Message:
    if len(config.languages) == 1:
        return msg(
            'lang says "{text}", but Hugo publishes the page in {only}, the only language of the '
            "site; {advice}",
            text=text,
            only=config.default_language,
            advice=_advice(text, config),
        )
    return msg(
        'lang says "{text}", which is none of the site\'s languages ({codes}), so Hugo publishes '
        "the page in another one; {advice}",
        text=text,
        codes=", ".join(language.code for language in config.languages),
        advice=_advice(text, config),
    )


def _advice(text: str, config: SiteConfig) -> Message:
    meant, code = nearest(text), (canonical(text) or text).lower()
    if meant and not agree(meant, text) and _is_of_site(meant, config):
        return msg("did you mean {meant}?", meant=meant)
    if len(config.languages) == 1:
        return msg(
            "make {code} the language of the site (defaultContentLanguage), or correct lang",
            code=code,
        )
    return msg("correct lang, or add {code} to the languages of the site", code=code)
