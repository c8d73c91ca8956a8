"""A page that lacks a language in which every page must exist.

Which languages these are says the setting `required-languages`; without it this rule has nothing
to say. A page counts as there if its file is, even as a draft. What is itself only a draft, or is
never rendered, need not be translated.

Write the translation; `cms translations --missing` lists all that is to do.

Flagged::

    -- cms.toml --
    required-languages = ["zh-CN", "zh-TW"]
    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    [languages.en]
    -- content/post/a.md --
    ---
    title: 夜班轮渡
    ---

Clean::

    -- cms.toml --
    required-languages = ["zh-CN", "zh-TW"]
    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    [languages.en]
    -- content/post/a.md --
    ---
    title: 夜班轮渡
    ---
    -- content/post/a.zh-tw.md --
    ---
    title: 夜班渡輪
    ---
    -- content/post/b.md --
    ---
    draft: true
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.errors import ConfigError
from cms.hugo.config import SiteConfig
from cms.model import Finding, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_languages import SiteLanguages
from cms.rules.site_pages import SitePages


@site_rule("TR006", Severity.WARNING, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    required = _required(pages.site.config, pages.site.settings.required_languages)
    if not required:
        return
    order = [language.code for language in pages.site.config.languages]
    for group in pages.translations:
        missing = required - {version.language for version in group}
        if missing and any(version.is_linked and not version.is_draft for version in group):
            first = min(group, key=lambda version: order.index(version.language))
            message = msg(
                "this page has no translation in {languages}, where required-languages wants one; "
                "write it",
                languages=", ".join(sorted(missing, key=order.index)),
            )
            yield SiteFinding(first.path, Finding(Span(0, 0), message))


def _required(config: SiteConfig, tags: tuple[str, ...]) -> set[str]:
    """The languages of the site that are required; raises ``ConfigError`` for another."""
    if not tags or len(config.languages) < 2:
        return set()
    languages = SiteLanguages(config)
    required = {tag: languages.named(tag) for tag in tags}
    for tag, code in required.items():
        if code is None:
            known = ", ".join(languages.names)
            raise ConfigError(
                msg(
                    "required-languages has {tag}, which is no language of {root}",
                    tag=tag,
                    root=config.root,
                ),
                msg("its languages are {known}", known=known),
            )
    return {code for code in required.values() if code}
