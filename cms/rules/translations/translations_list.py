"""A list of `translations` that does not tell which translations there are.

Hugo ignores `translations` in front matter: it links files by their names and folders, or by
`translationKey`. The list reaches only templates that read it, and once a file is added, renamed
or removed, the list and the site say different things.

Correct the list, or add the file. Tags are compared by what they mean: `zh-CN` is the language
`zh-cn` or `zh-hans` of the site. The page's own language may be listed or not, and a draft need
not be listed yet.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translations: ["zh-CN", "zh-TW"]
    ---

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translations: [en]
    ---
    -- content/post/a.en.md --
    -- content/post/a.zh-tw.md --

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translations: [zh-Hans, zh-Hant]
    ---
    -- content/post/a.zh-tw.md --
    ---
    translations: zh_CN
    ---

Source: Hugo ``hugolib/page__meta.go``, which knows no such key; ``AllTranslations`` in
``hugolib/page.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.translation_groups import Version
from cms.languages import canonical
from cms.model import Finding, KeyAt, Message, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.translation_lists import Listed


@site_rule("TR001", Severity.WARNING, keys=("translations",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    codes = ", ".join(language.code for language in pages.site.config.languages)
    for listing in pages.translation_lists:
        for entry in listing.entries:
            if not listing.exists(entry):
                yield SiteFinding(listing.path, Finding(entry.route, _absent(entry, codes)))
        unlisted = listing.unlisted
        if unlisted:
            yield SiteFinding(listing.path, _unlisted(unlisted))


def _absent(entry: Listed, codes: str) -> Message:
    if entry.code is None:
        return msg(
            "translations lists {tag}, which is no language of the site ({codes}); Hugo ignores "
            "this key, and the page has no such translation; take {tag} off the list",
            tag=entry.text,
            codes=codes,
        )
    return msg(
        "translations lists {tag}, but the page has no file in {code}; Hugo ignores this key and "
        "goes by the names of files, so readers find no such translation; add the file or take "
        "{tag} off the list",
        tag=entry.text,
        code=entry.code,
    )


def _unlisted(unlisted: dict[str, Version]) -> Finding:
    message = msg(
        "translations does not list {tags}, though the page exists in that language; Hugo ignores "
        "this key and links both pages, but templates that read it do not; add {tags}",
        tags=", ".join(canonical(code) or code for code in unlisted),
    )
    related = tuple(
        Related(version.path, msg("this is the page in {code}", code=code))
        for code, version in unlisted.items()
    )
    return Finding(KeyAt(("translations",)), message, related=related)
