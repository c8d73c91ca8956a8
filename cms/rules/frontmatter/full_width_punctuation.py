"""Full-width punctuation where the format wants ASCII.

TOML and JSON know the ASCII characters `=`, `:`, `,` and brackets only. At `＝`, `：` or `，`
outside quotes Hugo stops and builds nothing, in YAML at `，` between two items in quotes. Inside
quotes they are fine.

Write the ASCII character.

Flagged::

    +++
    title ＝ "标题"
    +++

Clean::

    +++
    title = "标题，副标题"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written


@rule("FM012", Severity.ERROR, kinds=("full-width-punctuation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    mark = written(page)
    meant = normalize("NFKC", mark).replace("、", ",")
    if page.document.format == "toml":
        meant = meant.replace(":", "=")
    message = msg(
        "{mark} is full-width: Hugo stops and builds nothing; write {meant}", mark=mark, meant=meant
    )
    yield Finding(span, message)
