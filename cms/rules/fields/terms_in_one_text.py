"""Several terms in one text, which Hugo takes for a single term.

`tags: 港股, A股` puts the page under one tag that is called `港股, A股`, with a page of its own
in the list of tags.

Write a list. The fix makes one, and is unsafe since the page moves to other terms.

Flagged: ``tags: 港股, A股``
Fixed (unsafe): ``tags: [港股, A股]``
Flagged: ``categories: 财经、港股``
Clean: ``tags: [港股, A股]``
Clean: ``tags: 港股``
Source: Hugo ``hugolib/content_map_page.go``: a text is one term.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fields import as_list, items_of


@rule("FD016", Severity.WARNING, kinds=("one-term",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("one-term"):
        if len(items_of(found.value)) > 1:
            message = msg(
                '{key} is one text, which makes it a single term called "{value}"; write a list',
                key=page.label(found.route),
                value=page.text(found.route),
            )
            yield Finding(found.route, message, as_list(page.document, found.route, found.value))
