"""Both `menu` and `menus`, of which Hugo reads only `menus`.

The two keys are the same setting. With both present `menu` counts for nothing, even when `menus`
is empty, and its entries are missing from the site.

Keep `menus`, with the entries of both.

Flagged::

    ---
    menu: main
    menus: footer
    ---

Clean: ``menus: [main, footer]``
Source: Hugo ``navigation/pagemenus.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


@rule("FD021", Severity.WARNING, keys=("menu",))
def check(page: Page) -> Iterator[Finding]:
    if "menus" in page.data:
        message = msg(
            "menu counts for nothing beside menus, so its entries are missing; "
            "put them below menus and remove menu"
        )
        yield Finding(KeyAt(("menu",)), message)
