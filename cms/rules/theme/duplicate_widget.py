"""A widget listed twice.

A theme such as Mainroad shows a widget as often as it is listed, so readers see the same box
again. Hugo ignores the case of names: `Recent` is `recent`.

Flagged::

    -- hugo.toml --
    -- layouts/_partials/widgets/recent.html --
    -- layouts/_partials/widgets/search.html --
    -- content/a.md --
    ---
    widgets: [recent, search, Recent]
    ---

Fixed::

    -- content/a.md --
    ---
    widgets: [recent, search]
    ---

Clean::

    -- hugo.toml --
    -- layouts/_partials/widgets/recent.html --
    -- layouts/_partials/widgets/search.html --
    -- content/a.md --
    ---
    widgets: [recent, search]
    ---

Source: Hugo ``tpl/tplimpl/templatestore.go`` (``LookupPartial``); Mainroad
``layouts/partials/sidebar.html``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.theme import shown_items


@rule("TH003", Severity.WARNING, keys=("widgets", "params"))
def check(page: Page) -> Iterator[Finding]:
    from cms.hugo.layouts import partial_key

    keys = page.site.partials or ()
    seen: set[str] = set()
    for route, item in shown_items(page):
        if not isinstance(item, str):
            continue
        key = partial_key(f"widgets/{item}.html")
        if key in seen and key in keys:
            message = msg(
                "the widget {name} is listed twice and shown twice; remove one", name=item
            )
            yield Finding(route, message, _removed(page, route))
        seen.add(key)


def _removed(page: Page, route: Route) -> Fix | None:
    from cms.frontmatter.patch import remove

    return fix(msg("remove it"), remove(page.document, route))
