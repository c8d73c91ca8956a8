"""A list of `translations` that does not tell which translations there are.

Hugo ignores `translations` in front matter: it links files by their names and folders, or by
`translationKey`. The list reaches only templates that read it, and once a file is added, renamed
or removed, the list and the site say different things.

Correct the list, or add the file. Tags are compared by what they mean: `zh-CN` is the language
`zh-cn` or `zh-hans` of the site. The page's own language may be listed or not, and a draft need
not be listed yet.

The fix writes the list that the files say, in the order of the site's languages. It is unsafe where
something goes, as the file may be still to come.

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

Fixed::

    -- content/post/a.md --
    ---
    translations: [en, zh-TW]
    ---

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translations: [en, zh-TW]
    ---
    -- content/post/a.en.md --

Fixed (unsafe)::

    -- content/post/a.md --
    ---
    translations: [en]
    ---

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

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cms.hugo.site.translation_groups import Version
from cms.languages import canonical
from cms.model import Applicability, Finding, Fix, KeyAt, Message, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.fixes import fix
from cms.rules.site_pages import SitePages
from cms.rules.translation_lists import Listed, TranslationList

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


@site_rule("TR001", Severity.WARNING, keys=("translations",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    languages = [language.code for language in pages.site.config.languages]
    codes = ", ".join(languages)
    for listing in pages.translation_lists:
        mended = _by_files(listing, languages)
        for entry in listing.entries:
            if not listing.exists(entry):
                finding = Finding(entry.route, _absent(entry, codes))
                yield SiteFinding(listing.path, finding, mended)
        unlisted = listing.unlisted
        if unlisted:
            yield SiteFinding(listing.path, _unlisted(unlisted), mended)


def _by_files(
    listing: TranslationList, languages: Sequence[str]
) -> Callable[[Document], Fix | None]:
    def mended(document: Document) -> Fix | None:
        from cms.frontmatter.patch import remove, replace_value

        route = ("translations",)
        tags = _tags(listing, languages)
        patch = replace_value(document, route, tags) if tags else remove(document, route)
        title = msg("list {tags}", tags=", ".join(tags)) if tags else msg("remove it")
        keeps_all = all(map(listing.exists, listing.entries))
        return fix(title, patch, Applicability.SAFE if keeps_all else Applicability.UNSAFE)

    return mended


def _tags(listing: TranslationList, languages: Sequence[str]) -> list[str]:
    """The languages of the page as the author writes them, in the order of the site's."""
    own = min(listing.own, key=languages.index)
    kept = [
        (languages.index(entry.code or own), entry.text)
        for entry in listing.entries
        if listing.exists(entry)
    ]
    new = [(languages.index(code), canonical(code) or code) for code in listing.unlisted]
    return [tag for _, tag in sorted([*kept, *new], key=lambda each: each[0])]


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
