"""An article inside the folder of another page.

A folder with `index.md` is one page, and everything else in it belongs to that page. Another
Markdown file there, however deep, is no page of its own: it has no address, and is in no list. Its
tags make lists with an entry that leads nowhere. Mostly somebody called the page of a section
`index.md` instead of `_index.md`, and all articles of the section are gone.

Rename `index.md` to `_index.md` if the folder is a section, or move the article out of it. Said of
files that seem to be articles: those called `index.md`, and those with a date. Nothing is said
where the page is headless or never rendered, for such files are parts of other pages on purpose.

Flagged::

    -- hugo.toml --
    -- content/post/index.md --
    ---
    title: Posts
    ---
    -- content/post/ferry.md --
    ---
    title: The ferry
    date: 2025-02-07
    ---

Clean::

    -- hugo.toml --
    -- content/post/ferry/index.md --
    ---
    title: The ferry
    ---
    -- content/post/ferry/timetable.md --
    ---
    title: Timetable
    ---

Clean::

    -- hugo.toml --
    -- content/parts/index.md --
    ---
    headless: true
    ---
    -- content/parts/ferry.md --
    ---
    title: The ferry
    date: 2025-02-07
    ---

Source: Hugo ``hugolib/pages_capture.go``; the files that Hugo 0.168 writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cms.hugo.content.content_file import ContentFile
from cms.model import Finding, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE

_OF_ARTICLES = frozenset({"date", "publishdate", "pubdate"})


@site_rule("UR018", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    inside = [resource for resource in pages.tree.resources if resource.is_content_resource]
    if not inside:
        return
    leaves = {page.content.dir: page for page in pages.tree.pages if page.bundle == "leaf"}
    for resource in inside:
        owner = _owner(resource, leaves)
        if owner is None or not _is_article(resource, pages) or _is_never_a_page(owner, pages):
            continue
        message = msg(
            "this is no page of its own, for {owner} makes one page of the whole folder: it has "
            "no address and is in no list; rename that file to {name} if the folder is a section",
            owner=owner.path,
            name=f"_{owner.path.rpartition('/')[2]}",
        )
        related = Related(owner.path, msg("this file makes the folder one page"))
        yield SiteFinding(resource.path, Finding(WHOLE, message, related=(related,)))


def _owner(resource: ContentFile, leaves: Mapping[str, ContentFile]) -> ContentFile | None:
    folder = resource.content.dir
    while folder and folder not in leaves:
        folder = folder.rpartition("/")[0]
    return leaves.get(folder)


def _is_article(resource: ContentFile, pages: SitePages) -> bool:
    if resource.content.name in ("index", "_index"):
        return True
    return not _OF_ARTICLES.isdisjoint(pages.data.get(resource.path) or ())


def _is_never_a_page(owner: ContentFile, pages: SitePages) -> bool:
    data = pages.data.get(owner.path) or {}
    return "headless" in data or "build" in data
