"""A quoted text that never ends.

Without its closing quote a text runs to the end of the front matter: Hugo stops and builds
nothing. A line that starts with the delimiter `---` or `+++` ends the front matter inside quotes,
too.

Close the quotes with the same character.

Flagged: ``title: "标题``
Flagged: ``title: "标题”``
Clean: ``title: "标题"``
Source: go-yaml ``scanner/scanner.go``, go-toml ``unstable/scanner.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM016", Severity.ERROR, kinds=("unclosed-quote",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "the quote opened here never closes: Hugo stops and builds nothing; "
        "close it with the same character"
    )
    yield Finding(span, message)
