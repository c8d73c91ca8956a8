"""A text such as `"false"` where a theme wants a boolean.

Hugo reads its own keys generously, themes do not: their templates ask whether there is a value, and
the text `false` is one. `toc: "false"` shows the table of contents. `yes`, `no`, `on` and `off` are
texts as well, since Hugo's YAML knows only `true` and `false`.

Write `true` or `false` without quotes.

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    toc: "false"
    ---

Fixed (unsafe)::

    -- content/a.md --
    ---
    toc: false
    ---

Flagged::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    sidebar: no
    ---

Clean::

    -- hugo.toml --
    theme = "mainroad"
    -- themes/mainroad/theme.toml --
    -- content/a.md --
    ---
    toc: false
    sidebar: false
    ---

Source: the schemas of themes, each of which names the revision of its theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Severity
from cms.rules.base import Page, rule
from cms.rules.fields import boolean
from cms.rules.misfits import boolean_meant, complaint, theme_violations


@rule("TH005", Severity.WARNING, kinds=("violation",))
def check(page: Page) -> Iterator[Finding]:
    for found in theme_violations(page):
        meant = boolean_meant(page, found)
        if not found.fails and meant is not None:
            mended = boolean(page.document, found.route, meant, Applicability.UNSAFE)
            yield complaint(page, found)._replace(fix=mended)
