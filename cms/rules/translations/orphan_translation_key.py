"""A translation whose `translationKey` no other page has.

A page in another language than the site's default that carries a key is meant to be the
translation of something. If no page has the same key, it belongs to nothing: mostly the key is
misspelled on one side, or the other page goes by its path and has no key at all. Keys are
compared letter by letter, capitals included.

Write the same key in both pages. Pages of the default language may wait for their translation.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    -- content/post/渡轮.md --
    ---
    translationKey: night-ferry
    ---
    -- content/post/ferry.en.md --
    ---
    translationKey: Night-Ferry
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    -- content/post/渡轮.md --
    ---
    translationKey: night-ferry
    ---
    -- content/post/ferry.en.md --
    ---
    translationKey: night-ferry
    ---
    -- content/post/not-translated-yet.md --
    ---
    translationKey: school
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.translation_groups import Groups, Version
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages


@site_rule("TR005", Severity.WARNING, keys=("translationkey",), multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    config = pages.site.config
    own = {file.path for file in pages.having("translationkey")}
    if not own or len(config.languages) < 2:
        return
    groups = pages.translations
    for version in groups.versions:
        translated = version.path in own and version.language != config.default_language
        if translated and _is_alone(version, groups):
            message = _message(version, groups, config.default_language)
            yield SiteFinding(version.path, Finding(("translationkey",), message))


def _is_alone(version: Version, groups: Groups) -> bool:
    # A twin at the same path is the business of another rule.
    is_single = len(groups.by_path[version.source.logical]) == 1
    return is_single and bool(version.key) and len(groups.by_key[version.key]) == 1


def _message(version: Version, groups: Groups, default: str) -> Message:
    return msg(
        "translationKey {key} is that of no other page, so this one is a translation of nothing; "
        "{remedy}",
        key=version.key,
        remedy=_remedy(version, groups, default),
    )


def _remedy(version: Version, groups: Groups, default: str) -> Message:
    from difflib import get_close_matches

    for twin in groups.by_path[f"/{version.key.strip('/').lower()}"]:
        if not twin.key and twin.path != version.path:
            return msg("Hugo takes no key for a path: write it in {path} too", path=twin.path)
    free = {
        key.lower(): key
        for key, versions in groups.by_key.items()
        if all(each.language != version.language for each in versions)
    }
    near = get_close_matches(version.key.lower(), free, n=1, cutoff=0.8)
    if near:
        return msg(
            "did you mean {key} of {path}?",
            key=free[near[0]],
            path=groups.by_key[free[near[0]]][0].path,
        )
    return msg("write it in the page in {code}", code=default)
