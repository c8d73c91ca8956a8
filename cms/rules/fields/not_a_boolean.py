"""A switch that Hugo reads as the opposite of what it says.

`headless`, `isCJKLanguage` and `build.publishResources` want `true` or `false`. Hugo takes a bare
`yes` for a text, and a text that is no boolean for `false`.

Write `true` or `false`.

Flagged: ``isCJKLanguage: yes``
Fixed (unsafe): ``isCJKLanguage: true``
Flagged: ``headless: on``
Clean: ``isCJKLanguage: true``
Source: Hugo ``hugolib/page__meta.go`` through ``cast.ToBool``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fields import boolean, meant_as_bool


@rule("FD013", Severity.WARNING, kinds=("not-boolean",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("not-boolean"):
        meant = meant_as_bool(found.value)
        if found.route == ("draft",) or meant == found.read_as:
            continue
        message = msg(
            "{key} {value} is no boolean, and Hugo reads it as {read}; write true or false",
            key=page.label(found.route),
            value=page.text(found.route),
            read=str(found.read_as).lower(),
        )
        mended = boolean(page.document, found.route, meant, Applicability.UNSAFE)
        yield Finding(found.route, message, mended)
