"""A key that the site's owner wants every page to have.

The settings `required`, for all pages or for some of them by `overrides`, and the schemas of the
site say which keys a page must have. A key without a value counts as missing, for it is so to
Hugo. Sections, the home page and terms must have what `overrides` or schemas ask of them.

Add the key. The fix adds it where the setting `defaults` has a value for it, and is unsafe since
readers may see that value.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    required = ["title", "author"]
    defaults = { author = "编辑部" }
    -- content/a.md --
    ---
    title: 恒指放量
    ---

Fixed (unsafe)::

    -- content/a.md --
    ---
    title: 恒指放量
    author: 编辑部
    ---

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [[overrides]]
    sections = ["market"]
    required = ["summary"]
    -- content/market/a.md --
    ---
    summary:
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    required = ["title", "date"]
    -- content/a.md --
    ---
    title: 恒指放量
    date: 2025-02-07
    ---
    -- content/_index.md --

Source: the settings and schemas of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.schema import added


@rule("SC002", Severity.ERROR, kinds=("demands", "violation"))
def check(page: Page) -> Iterator[Finding]:
    for key in page.lacks(page.schema.required):
        message = msg("{key} is missing, which this site requires; add it", key=key)
        yield Finding(page.place_of(key), message, added(page, key))
    required = {key.lower() for key in page.schema.required}
    for found in page.violations:
        if found.missing and (found.route or found.missing.lower() not in required):
            message = msg(
                "{key} is missing, which {schema} requires; add it",
                key=".".join([*map(str, found.route), found.missing]),
                schema=found.origin,
            )
            mended = None if found.route else added(page, found.missing)
            yield Finding(found.route or page.head, message, mended)
