"""A menu without a name.

`menu: ""` puts the page into a menu whose name is the empty text, and so does an empty item in a
list. Hugo says nothing. Templates that go through all menus show the page where nobody meant it;
others show it nowhere.

Remove the key, or write the name of a menu. The fix removes it, and is unsafe since templates that
go through all menus then show one entry less.

Flagged: ``menu: ""``

Fixed (unsafe)::

    ---
    ---

Flagged: ``menus: [main, ""]``
Flagged: ``menus: {"": {weight: 10}}``
Clean: ``menu: []``
Clean: ``menu:``
Clean: ``menus: [main]``
Source: Hugo ``navigation/pagemenus.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, KeyAt, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("FD025", Severity.WARNING, kinds=("empty-menu",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("empty-menu"):
        message = msg(
            "this puts the page into a menu without a name; write the name of a menu, or remove it"
        )
        is_key = len(found.route) > 1 and found.route[-1] == ""
        place = KeyAt(found.route) if is_key else found.route
        yield Finding(place, message, _removed(page, found.route))


def _removed(page: Page, route: Route) -> Fix | None:
    from cms.frontmatter.patch import remove

    return fix(msg("remove it"), remove(page.document, route), Applicability.UNSAFE)
