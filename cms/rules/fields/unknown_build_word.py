"""A word that `build` does not know, which Hugo reads as `always`.

`list` knows `always`, `never` and `local`, and `render` knows `always`, `never` and `link`, all
in lower case. With any other word, `Never` included, the page is rendered and listed as if
nothing were set.

Flagged: ``build: {list: Never}``
Flagged: ``build: {render: none}``
Clean: ``build: {list: never, render: link}``
Clean: ``build: {list: false}``
Source: Hugo ``resources/page/pagemeta/pagemeta.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.fields.options import BUILD_WORDS
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD017", Severity.WARNING, kinds=("unknown-word",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("unknown-word"):
        message = msg(
            "{option} does not know {value}, so Hugo reads it as always; write one of {words}",
            option=page.label(found.route),
            value=page.text(found.route),
            words=", ".join(BUILD_WORDS[str(found.route[1])]),
        )
        yield Finding(found.route, message)
