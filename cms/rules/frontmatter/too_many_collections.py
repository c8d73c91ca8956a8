"""More lists and mappings than Hugo allows.

Hugo counts the lists and mappings of a level and stops at 100 of them in a front matter of less
than 2 kilobytes, at 5,000 in less than 10, else at 10,000: it builds nothing. An alias `*name`
copies a value and counts anew each time, so that copies of copies get there in a few lines.

Write the values out, or move data into a file of its own below `data/`.

Flagged::

    ---
    a: &a [[1], [2], [3], [4], [5], [6], [7], [8], [9]]
    b: &b [*a, *a, *a, *a, *a, *a]
    c: [*b, *b, *b]
    ---

Clean::

    ---
    a: &a [1]
    b: *a
    ---

Source: Hugo ``parser/metadecoders/decoder.go`` (validateAliasLimitForCollections).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM025", Severity.ERROR, kinds=("alias-bomb", "too-many-collections"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "these are more lists and mappings than Hugo allows, copies through aliases counted: "
        "it stops and builds nothing; write fewer"
    )
    yield Finding(span, message)
