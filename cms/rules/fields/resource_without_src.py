"""An entry of `resources` without `src`.

Hugo stops reading `resources` at such an entry: names, titles and values of all entries after it
are lost, without a word.

Write the file's name, or a pattern, as `src`.

Flagged: ``resources: [{title: 封面}]``
Clean: ``resources: [{src: cover.png, title: 封面}]``
Source: Hugo ``resources/resource_metadata.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD020", Severity.WARNING, kinds=("without-src",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("without-src"):
        message = msg(
            "this resource has no src, and Hugo reads neither it nor those after it; "
            "write the file's name as src"
        )
        yield Finding(found.route, message)
