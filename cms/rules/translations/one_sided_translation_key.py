"""A `translationKey` that the translation at the same path does not have.

A key replaces the link that the names of files make. If `a.md` has one and `a.zh-tw.md` has none,
or another, then the page with the key lists no translation, and readers find no way from one
language to the other.

Give both the same key, or remove it: files whose names differ only by the language need none.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translationKey: ferry
    ---
    -- content/post/a.zh-tw.md --
    ---
    title: 夜班渡輪
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translationKey: ferry
    ---
    -- content/post/a.zh-tw.md --
    ---
    translationKey: ferry
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.translation_groups import Groups, Version
from cms.model import Finding, Message, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages


@site_rule("TR004", Severity.WARNING, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    own = {file.path for file in pages.having("translationkey")}
    if not own:
        return
    for versions in pages.translations.by_key.values():
        for version in versions:
            twin = _lost_twin(version, pages.translations)
            if twin is not None and version.path in own:
                related = Related(twin.path, msg("this is the translation by its path"))
                finding = Finding(("translationkey",), _message(version, twin), related=(related,))
                yield SiteFinding(version.path, finding)


def _lost_twin(version: Version, groups: Groups) -> Version | None:
    """A file at the same path in a language in which the key has no page, if there is one."""
    reached = {other.language for other in groups.by_key[version.key]}
    for twin in groups.by_path[version.source.logical]:
        if twin.language not in reached and twin.path != version.path:
            return twin
    return None


def _message(version: Version, twin: Version) -> Message:
    other = msg("has translationKey {key}", key=twin.key) if twin.key else msg("has none")
    return msg(
        "translationKey {key} unties this page from {twin}, which {other}: the page lists no "
        "translation in {code}; give both the same key, or remove it",
        key=version.key,
        twin=twin.path,
        other=other,
        code=twin.language,
    )
