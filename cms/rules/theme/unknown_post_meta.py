"""A name in `post_meta` that neither the theme nor the site has.

Mainroad shows each name in `post_meta` by the partial `post_meta/NAME.html`. Where no theme in
force has it, and the site neither, the build fails.

Flagged::

    -- hugo.toml --
    -- layouts/_partials/post_meta/date.html --
    -- content/a.md --
    ---
    post_meta: [date, views]
    ---

Clean::

    -- hugo.toml --
    -- layouts/_partials/post_meta/date.html --
    -- content/a.md --
    ---
    post_meta: [date]
    ---

Source: Hugo ``tpl/tplimpl/templatestore.go`` (``LookupPartial``); Mainroad
``layouts/partials/post_meta.html``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cms.model import Finding, Message, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.theme import nearest, parameter, unknown_names


@rule("TH002", Severity.ERROR, keys=("post_meta", "params"))
def check(page: Page) -> Iterator[Finding]:
    for route, name, names in unknown_names(page, "post_meta", _items(page)):
        yield Finding(route, _message(name, names))


def _items(page: Page) -> Iterator[tuple[Route, Any]]:
    route, items = parameter(page, "post_meta")
    if isinstance(items, list):
        yield from (((*route, index), item) for index, item in enumerate(items))


def _message(name: str, names: frozenset[str]) -> Message:
    if not name.strip():
        return msg("an empty item in post_meta makes the build fail; remove it")
    near = nearest(name, names)
    if near:
        return msg(
            "nothing is called {name} in post_meta, so the build fails; did you mean {near}?",
            name=name,
            near=near,
        )
    known = ", ".join(sorted(names))
    return msg(
        "nothing is called {name} in post_meta, so the build fails; there are {known}",
        name=name,
        known=known,
    )
