"""A menu entry that Hugo cannot read.

`menus` is the name of a menu, a list of names, or a map of names to entries, where an entry is
again a map. Hugo stops at anything else as soon as a template shows a menu, as most themes do.

Flagged: ``menus: {main: yes}``
Clean: ``menus: [main]``
Clean: ``menus: {main: {weight: 10}}``
Source: Hugo ``navigation/pagemenus.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD009", Severity.ERROR, keys=("menu", "menus"))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("bad-menu"):
        message = msg(
            "{route} cannot be {value}, so the build fails as soon as a menu is shown; "
            "write the names of menus, or keys and values for each",
            route=".".join(map(str, refusal.route)),
            value=refusal.detail,
        )
        yield Finding(refusal.route, message)
