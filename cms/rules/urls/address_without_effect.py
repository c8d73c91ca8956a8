"""A `slug` or `url` that has no effect.

`url` is the whole address of a page, so that beside it `slug` says nothing, unless `url` has the
token `:slug`. Where the site's `permalinks` have a pattern for the section, a slug counts only if
the pattern has `:slug` or `:slugorcontentbasename`. A home page is always at the root, whatever its
`_index.md` says.

Remove what has no effect. The fix does so for home pages. A slug that says the same as `url` is
left alone.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    slug: ferry
    url: /boats/night/
    ---

Flagged::

    -- hugo.toml --
    [permalinks]
    post = "/:year/:contentbasename/"
    -- content/post/a.md --
    ---
    date: 2025-02-07
    slug: ferry
    ---

Flagged::

    -- hugo.toml --
    -- content/_index.md --
    ---
    title: 首页
    url: /welcome/
    ---

Fixed::

    -- content/_index.md --
    ---
    title: 首页
    ---

Clean::

    -- hugo.toml --
    [permalinks]
    post = "/:year/:slug/"
    -- content/a.md --
    ---
    slug: ferry
    url: /boats/ferry/
    ---
    -- content/post/a.md --
    ---
    date: 2025-02-07
    slug: ferry
    ---

Source: Hugo ``resources/page/page_paths.go``, ``hugolib/page__paths.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.urls import sanitise
from cms.model import Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.urls._addresses import uses_slug


@rule("UR013", Severity.WARNING, keys=("slug", "url"))
def check(page: Page) -> Iterator[Finding]:
    fields = page.fields
    if page.file.kind == "home":
        for key in ("slug", "url"):
            if page.data.get(key):
                message = msg("a home page has its address whatever {key} says; remove it", key=key)
                yield Finding((key,), message, _without(page, key))
    elif "slug" in page.data and fields.slug and not uses_slug(page):
        if not fields.url:
            message = msg(
                "the site's permalinks make the addresses of this section without :slug, so slug "
                "has no effect; remove it, or write the address in url"
            )
        elif _last_part(fields.url) != sanitise(fields.slug).strip("/"):
            message = msg(
                "url decides the address, so slug has no effect; remove one of the two",
            )
        else:
            return
        yield Finding(("slug",), message)


def _without(page: Page, key: str) -> Fix | None:
    from cms.frontmatter.patch import remove

    return fix(msg("remove {key}", key=page.name(key)), remove(page.document, (key,)))


def _last_part(url: str) -> str:
    return sanitise(url.strip("/").rpartition("/")[2].partition(".")[0])
