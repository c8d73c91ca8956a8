"""One text where Hugo wants a list, which it cuts at its blanks.

`keywords: 港股, A股` gives the keywords `港股,` and `A股`, comma included, and `aliases: /old
page/` the two aliases `/old` and `page/`.

Write a list. The fix makes one where commas or the like part the items, and is unsafe since the
items change.

Flagged: ``keywords: 港股, A股``
Fixed (unsafe): ``keywords: [港股, A股]``
Flagged: ``aliases: /old page/``
Clean: ``keywords: [港股, A股]``
Clean: ``aliases: /old/``
Source: Hugo ``hugolib/page__meta.go`` through ``cast.ToStringSlice``, which uses
``strings.Fields``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fields import as_list


@rule("FD015", Severity.WARNING, kinds=("split",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("split"):
        message = msg(
            "{key} wants a list, and Hugo cuts this text at its blanks into {items}; write a list",
            key=page.label(found.route),
            items=", ".join(f'"{item}"' for item in found.read_as),
        )
        yield Finding(found.route, message, as_list(page.document, found.route, found.value))
