"""A widget that neither the theme nor the site has.

A theme such as Mainroad shows each name in `widgets` by the partial `widgets/NAME.html`. Where no
theme in force has it, and `layouts/_partials/widgets/` of the site neither, the build fails: one
misspelled name in one article, and nothing is published. An empty item is a name as well.

Hugo ignores the case of names. Where a theme is not on disk nothing is said, nor for a page
without a sidebar, which asks for no widget.

Flagged::

    -- hugo.toml --
    -- layouts/_partials/widgets/recent.html --
    -- layouts/_partials/widgets/search.html --
    -- content/a.md --
    ---
    widgets: [search, recnt]
    ---

Fixed (unsafe)::

    -- content/a.md --
    ---
    widgets: [search, recent]
    ---

Clean::

    -- hugo.toml --
    -- layouts/_partials/widgets/recent.html --
    -- layouts/partials/widgets/search.html --
    -- content/a.md --
    ---
    widgets: [Search, recent]
    ---

Source: Hugo ``tpl/tplimpl/templatestore.go`` (``LookupPartial``); Mainroad
``layouts/partials/sidebar.html``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cms.model import Applicability, Finding, Fix, Message, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.theme import nearest, shown_items, unknown_names


@rule("TH001", Severity.ERROR, keys=("widgets", "params"))
def check(page: Page) -> Iterator[Finding]:
    items = list(shown_items(page))
    listed = [item for _, item in items]
    for route, name, names in unknown_names(page, "widgets", iter(items)):
        yield Finding(route, _message(name, names), _mended(page, route, name, names, listed))


def _mended(
    page: Page, route: Route, name: str, names: frozenset[str], listed: Sequence[Any]
) -> Fix | None:
    from cms.frontmatter.patch import remove, replace_text

    if not name.strip():
        return fix(msg("remove it"), remove(page.document, route))
    near = nearest(name, names)
    if near is None:
        return None
    if near in listed:
        return fix(msg("remove it"), remove(page.document, route), Applicability.UNSAFE)
    patch = replace_text(page.document, route, near)
    return fix(msg("write {near}", near=near), patch, Applicability.UNSAFE)


def _message(name: str, names: frozenset[str]) -> Message:
    if not name.strip():
        return msg("an empty item is a widget without a name, so the build fails; remove it")
    near = nearest(name, names)
    if near:
        return msg(
            "there is no widget {name}, so the build fails; did you mean {near}?",
            name=name,
            near=near,
        )
    known = ", ".join(sorted(names))
    return msg(
        "there is no widget {name}, so the build fails; there are {known}", name=name, known=known
    )
