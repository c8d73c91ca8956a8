"""An option that Hugo does not know and passes over.

Below `build`, `sitemap`, `sites` and menu entries Hugo reads certain options only; the others do
nothing. What your theme should read belongs below `params`, in a menu entry too.

Flagged: ``build: {lists: never}``
Flagged: ``menus: {main: {icon: star}}``
Clean: ``build: {list: never}``
Clean: ``menus: {main: {weight: 10, params: {icon: star}}}``
Source: Hugo ``resources/page/pagemeta``, ``navigation/menu.go``, ``config/commonConfig.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


@rule("FD018", Severity.WARNING, kinds=("unknown-option",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("unknown-option"):
        message = msg(
            "{parent} does not know {option}, so Hugo passes over it; correct or remove it",
            parent=page.label(found.route[:-1]),
            option=found.route[-1],
        )
        yield Finding(KeyAt(found.route), message)
