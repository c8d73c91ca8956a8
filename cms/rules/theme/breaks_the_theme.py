"""A value over which the theme's templates fail, and with them the build.

A template that goes through the items of a list stops at a text, one that builds an address from a
text stops at a list. Hugo then publishes nothing at all, for one value in one article.

The schemas of themes say what each key may hold. The preset that fits the site's theme is in force
by itself; the setting `extends` chooses another one, or none.

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    tags: news
    ---

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    authorbox: true
    ---

Clean::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    tags: [news]
    authorbox: false
    ---

Source: the schemas of themes, each of which names the revision of its theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity
from cms.rules.base import Page, rule
from cms.rules.misfits import complaint, theme_violations


@rule("TH006", Severity.ERROR, kinds=("violation",))
def check(page: Page) -> Iterator[Finding]:
    for found in theme_violations(page):
        if found.fails:
            yield complaint(page, found)
