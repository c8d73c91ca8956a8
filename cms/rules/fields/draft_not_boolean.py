"""A `draft` that Hugo reads as the opposite of what it says.

Since its YAML parser was replaced (0.152) Hugo takes a bare `yes` or `on` for a text, and a text
that is no boolean for `false`: a page meant to stay private is published, without a word.

Write `true` or `false`. The fix writes what is meant, and is unsafe since the page is then no
longer published.

Flagged: ``draft: yes``
Fixed (unsafe): ``draft: true``
Flagged: ``draft: 是``
Fixed (unsafe): ``draft: true``
Clean: ``draft: true``
Clean: ``draft: "true"``
Clean: ``draft: no``
Source: Hugo ``hugolib/page__meta.go`` (key draft) through ``cast.ToBool``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fields import boolean, meant_as_bool


@rule("FD012", Severity.ERROR, kinds=("not-boolean",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("not-boolean"):
        meant = meant_as_bool(found.value)
        if found.route != ("draft",) or meant == found.read_as:
            continue
        if meant is None:
            message = msg(
                "draft {value} is no boolean, and Hugo reads it as {read}; write true or false",
                value=page.text(found.route),
                read=str(found.read_as).lower(),
            )
        else:
            message = msg(
                "draft {value} is no boolean, and Hugo reads it as {read}, so the page is "
                "published; write true",
                value=page.text(found.route),
                read=str(found.read_as).lower(),
            )
        mended = boolean(page.document, found.route, meant, Applicability.UNSAFE)
        yield Finding(found.route, message, mended)
