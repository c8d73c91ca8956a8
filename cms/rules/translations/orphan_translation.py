"""A page that does not exist in the site's default language.

Where every page is a translation from the default language, such a page is left over: its
original was removed, moved or renamed, and nobody is told when it grows old. Many sites have
pages of one language on purpose, so this rule is applied only where you select it
(`extend-select = ["orphan-translation"]`).

Move the page where its original is now, or remove it.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "en"
    [languages.en]
    [languages.zh-cn]
    -- content/docs/install.zh-cn.md --
    ---
    title: 安装
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "en"
    [languages.en]
    [languages.zh-cn]
    -- content/docs/install.md --
    ---
    title: Install
    ---
    -- content/docs/install.zh-cn.md --
    ---
    title: 安装
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.translations._orphans import orphans


@site_rule("TR007", Severity.WARNING, multilingual=True, opt_in=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    code = pages.site.config.default_language
    for version in orphans(pages):
        message = msg(
            "this page has no original in {code}, the site's default language, so nobody is told "
            "when it grows old; move it where its original is now, or remove it",
            code=code,
        )
        yield SiteFinding(version.path, Finding(Span(0, 0), message))
