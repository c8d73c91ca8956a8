"""An option that Hugo cannot turn into what it wants.

Below `build`, `sitemap`, `sites` and the entries of `menus` Hugo wants numbers, booleans and
texts in certain places, and stops where it gets something else: `weight: heavy` in a menu fails
the build.

Write a value of the kind that the option wants.

Flagged: ``menus: {main: {weight: heavy}}``
Flagged: ``sitemap: {priority: high}``
Clean: ``menus: {main: {weight: 10}}``
Source: Hugo ``resources/page/pagemeta``, ``navigation/pagemenus.go``, ``config/commonConfig.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD004", Severity.ERROR, keys=("build", "menu", "menus", "sitemap", "sites"))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("bad-option"):
        message = msg(
            "{option} cannot be {value}, so the build fails; write a value of the kind it wants",
            option=".".join(map(str, refusal.route)),
            value=refusal.detail,
        )
        yield Finding(refusal.route, message)
