"""A page in the place of a list that Hugo would make.

For each taxonomy Hugo makes a list of all terms, such as `/tags/`, and for each term a list of
pages, such as `/tags/ferry/`. A page `content/tags.md` or `content/tags/ferry.md` takes the place
of such a list: readers who follow a tag get the page, and the list is nowhere.

To give a list a title or a text, write it into `content/tags/_index.md` or
`content/tags/ferry/_index.md`.

Flagged::

    -- hugo.toml --
    -- content/tags.md --
    ---
    title: All tags
    ---

Flagged::

    -- hugo.toml --
    -- content/tags/ferry.md --
    ---
    title: The ferry
    ---
    -- content/a.md --
    ---
    tags: [Ferry]
    ---

Clean::

    -- hugo.toml --
    -- content/tags/_index.md --
    ---
    title: All tags
    ---
    -- content/tags/ferry/_index.md --
    ---
    title: The ferry
    ---
    -- content/a.md --
    ---
    tags: [Ferry]
    ---

Source: Hugo ``hugolib/content_map_page_assembler.go``; the files that Hugo 0.168 writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import taxonomy_root
from cms.hugo.site.terms import term_key
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE


@site_rule("UR020", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    lists = {
        (taxonomy_root(plural), language.code): plural
        for language in pages.site.config.languages
        for plural in language.taxonomies.values()
    }
    tops = tuple({path for path, _ in lists})
    for file in pages.pages:
        if file.kind == "page" and file.logical.startswith(tops):
            message = _message(pages, file, lists)
            if message is not None:
                yield SiteFinding(file.path, Finding(WHOLE, message))


def _message(
    pages: SitePages, file: ContentFile, lists: Mapping[tuple[str, str], str]
) -> Message | None:
    code, disabled = file.language, pages.site.config.language(file.language).disable_kinds
    folder, _, name = file.logical.rpartition("/")
    of_terms, of_pages = lists.get((file.logical, code)), lists.get((folder, code))
    if of_terms is not None and "taxonomy" not in disabled:
        return msg(
            "this page takes the place of the list of all {taxonomy}; to write about the list, "
            "name the file {path}",
            taxonomy=of_terms,
            path=_renamed(file),
        )
    if of_pages is None or "term" in disabled:
        return None
    if name not in map(term_key, pages.terms.get((code, of_pages), ())):
        return None
    return msg(
        "this page takes the place of the list of pages under {term}, which is one of the "
        "{taxonomy}; to write about the list, name the file {path}",
        term=name,
        taxonomy=of_pages,
        path=_renamed(file),
    )


def _renamed(file: ContentFile) -> str:
    """The name of the file as that of a list: ``tags/_index.zh-tw.md`` for ``tags.zh-tw.md``."""
    folder, slash, name = file.path.rpartition("/")
    stem, dot, ending = name.partition(".")
    if file.bundle == "leaf":
        return f"{folder}{slash}_{name}"
    return f"{folder}{slash}{stem}/_index{dot}{ending}"
