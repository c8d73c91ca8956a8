"""A merge conflict in the front matter.

Git writes `<<<<<<<`, `=======` and `>>>>>>>` around two versions that it could not merge. Hugo
cannot read them, stops and builds nothing.

Choose one version and delete the three lines of markers.

Flagged::

    ---
    <<<<<<< HEAD
    title: 标题
    =======
    title: 题目
    >>>>>>> draft
    ---

Clean: ``title: 标题``
Source: runs of Hugo; the markers are Git's.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM026", Severity.ERROR, kinds=("conflict-markers",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "a merge conflict was left here: Hugo stops and builds nothing; "
        "choose one version and delete the markers"
    )
    yield Finding(span, message)
