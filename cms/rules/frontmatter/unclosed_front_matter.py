"""Front matter that never closes.

Hugo looks for a line that starts with `---`, or `+++` for TOML, without any space before it, and
for the last `}` of JSON. Without one it takes the whole file for front matter, stops and builds
nothing. `...`, an indented `---` and the dashes of a Chinese keyboard close nothing.

Write `---` or `+++` on a line of its own after the last key.

Flagged::

    ---
    title: 标题
    ——

    正文

Clean::

    ---
    title: 标题
    ---

    正文

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule

_FENCES = {"yaml": "---", "toml": "+++"}


@rule("FM002", Severity.ERROR, kinds=("unclosed-front-matter",))
def check(page: Page) -> Iterator[Finding]:
    span, almost = page.problem
    fence = _FENCES.get(page.document.format)
    if fence is None:
        message = msg("this {{ has no closing }}: Hugo stops and builds nothing; close the braces")
    elif almost == fence:
        message = msg(
            "{fence} closes the front matter only at the start of a line: Hugo stops and builds "
            "nothing; remove the spaces before it",
            fence=fence,
        )
    elif almost:
        message = msg(
            "{almost} does not close the front matter: Hugo stops and builds nothing; "
            "write {fence}",
            almost=almost,
            fence=fence,
        )
    else:
        message = msg(
            "the front matter never closes: Hugo stops and builds nothing; write {fence} on a line "
            "of its own after it",
            fence=fence,
        )
    yield Finding(span, message)
