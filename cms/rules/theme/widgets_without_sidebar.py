"""Widgets of a page that has no sidebar.

With `sidebar: false`, or where the site's `params.sidebar` says `false` for pages of this kind and
the page says nothing, the theme shows no sidebar and none of the widgets.

Remove `widgets`, or write `sidebar: left` or `sidebar: right`.

Flagged::

    -- hugo.toml --
    -- layouts/_partials/widgets/recent.html --
    -- content/a.md --
    ---
    sidebar: false
    widgets: [recent]
    ---

Flagged::

    -- hugo.toml --
    [params.sidebar]
    single = false
    -- layouts/_partials/widgets/recent.html --
    -- content/a.md --
    ---
    widgets: [recent]
    ---

Clean::

    -- hugo.toml --
    [params.sidebar]
    single = false
    -- layouts/_partials/widgets/recent.html --
    -- content/a.md --
    ---
    sidebar: left
    widgets: [recent]
    ---

Source: Mainroad ``layouts/partials/sidebar.html``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.theme import lacks_sidebar, parameter


@rule("TH004", Severity.WARNING, keys=("widgets", "params"))
def check(page: Page) -> Iterator[Finding]:
    route, items = parameter(page, "widgets")
    setting = lacks_sidebar(page)
    if not isinstance(items, list) or not items or setting is None:
        return
    if setting == "sidebar":
        message = msg(
            "sidebar is false, so none of these widgets is shown; "
            "remove them, or write sidebar: right"
        )
    else:
        message = msg(
            "the site's {setting} is false, so none of these widgets is shown; "
            "remove them, or add sidebar: right",
            setting=setting,
        )
    yield Finding(KeyAt(route), message)
