"""A list of `translations` that names only the page's own language.

Such a list says nothing: a page is no translation of itself. Hugo ignores the key anyway, and
finds translations by the names of files or by `translationKey`.

Remove the key, as the fix does, or list translations that exist. On a site whose lists name the
page's own language beside others, a list of one language says that there are no others: there it
is left alone.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    lang: ["zh-CN"]
    translations: ["zh-CN"]
    ---

Fixed (unsafe)::

    -- content/post/a.md --
    ---
    lang: ["zh-CN"]
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    ---
    translations: ["zh-CN"]
    ---
    -- content/post/b.md --
    ---
    translations: ["zh-CN", "zh-TW"]
    ---
    -- content/post/b.zh-tw.md --

Source: Hugo ``hugolib/page__meta.go``, which knows no such key; ``AllTranslations`` in
``hugolib/page.go``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.model import Applicability, Finding, Fix, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.fixes import fix
from cms.rules.site_pages import SitePages
from cms.rules.translation_lists import TranslationList

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


@site_rule("TR002", Severity.WARNING, keys=("translations",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    if any(map(_names_all, pages.translation_lists)):
        return
    for listing in pages.translation_lists:
        if _names_own_only(listing):
            message = msg(
                "translations names only {tag}, the language of the page itself, and so says "
                "nothing; Hugo ignores this key and finds translations by the names of files; "
                "remove it, or list translations that exist",
                tag=listing.entries[0].text,
            )
            yield SiteFinding(listing.path, Finding(("translations",), message), _removed)


def _removed(document: Document) -> Fix | None:
    from cms.frontmatter.patch import remove

    patch = remove(document, ("translations",))
    return fix(msg("remove it"), patch, Applicability.UNSAFE)


def _names_own_only(listing: TranslationList) -> bool:
    if not listing.entries or len(listing.own) > 1 or listing.unlisted:
        return False
    return all(entry.is_own for entry in listing.entries)


def _names_all(listing: TranslationList) -> bool:
    """Whether a list has the page's own language and a translation that exists."""
    found = [entry.is_own for entry in listing.entries if listing.exists(entry)]
    return True in found and False in found
