"""A key that the site's owner recommends.

The setting `recommended`, for all pages or for some of them by `overrides`, names keys that a page
should have. A key without a value counts as missing, for it is so to Hugo.

Add the key. The fix adds it where the setting `defaults` has a value for it, and is unsafe since
readers may see that value.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    recommended = ["author"]
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

Clean::

    -- hugo.toml --
    -- cms.toml --
    recommended = ["summary"]
    -- content/a.md --
    ---
    title: 恒指放量
    summary: 恒指突破21000点
    ---

Source: the settings of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.schema import added


@rule("SC003", Severity.WARNING, kinds=("demands",))
def check(page: Page) -> Iterator[Finding]:
    for key in page.lacks(page.schema.recommended):
        message = msg("{key} is missing, which this site recommends; add it", key=key)
        yield Finding(page.place_of(key), message, added(page, key))
