"""A `translationKey` that two pages of one language share.

Hugo takes all pages with the same key for translations of each other, whatever their language:
each of the two lists the other, and their translations list both, so that a language switcher
has two entries for one language.

Give one of them a key of its own. Mostly it was copied with the rest of the front matter.

Flagged::

    -- hugo.toml --
    -- content/post/a.md --
    ---
    translationKey: ferry
    ---
    -- content/post/b.md --
    ---
    translationKey: ferry
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    -- content/post/a.md --
    ---
    translationKey: ferry
    ---
    -- content/news/b.en.md --
    ---
    translationKey: ferry
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cms.hugo.site.translation_groups import Version
from cms.model import Finding, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages


@site_rule("TR003", Severity.WARNING, keys=("translationkey",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    own = {file.path for file in pages.having("translationkey")}
    if not own:
        return
    for key, versions in pages.translations.by_key.items():
        by_language: dict[str, list[Version]] = {}
        for version in versions:
            by_language.setdefault(version.language, []).append(version)
        for alike in by_language.values():
            if len(alike) > 1:
                yield from (each for each in _findings(key, alike) if each.path in own)


def _findings(key: str, alike: Sequence[Version]) -> Iterator[SiteFinding]:
    for version in alike:
        other = next(each for each in alike if each is not version)
        message = msg(
            "translationKey {key} is also that of {other}, in the same language {code}, so Hugo "
            "lists the two as translations of each other; give one of them a key of its own",
            key=key,
            other=other.path,
            code=version.language,
        )
        related = Related(other.path, msg("the same key is here"), ("translationkey",))
        yield SiteFinding(version.path, Finding(("translationkey",), message, related=(related,)))
