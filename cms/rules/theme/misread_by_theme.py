"""A value that the theme takes for something else, or for nothing.

Themes do not check what they are given. Mainroad puts the sidebar on the right for `sidebar: Left`,
because only `left` is left, and a list as `lead` is printed with its brackets.

The schemas of themes say what each key may hold. The preset that fits the site's theme is in force
by itself; the setting `extends` chooses another one, or none.

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    sidebar: Left
    ---

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    lead: [a, b]
    ---

Clean::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    sidebar: left
    lead: a and b
    ---

Source: the schemas of themes, each of which names the revision of its theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity
from cms.rules.base import Page, rule
from cms.rules.misfits import boolean_meant, complaint, theme_violations


@rule("TH007", Severity.WARNING, kinds=("violation",))
def check(page: Page) -> Iterator[Finding]:
    for found in theme_violations(page):
        if not found.fails and boolean_meant(page, found) is None:
            yield complaint(page, found)
