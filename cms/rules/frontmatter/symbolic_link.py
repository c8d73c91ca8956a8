"""A page that is a symbolic link.

Hugo does not follow symbolic links below `content`: it passes over them without a word, and the
page is not published, wherever the link leads.

Put a copy of the file there, or mount its folder in the site's configuration (`module.mounts`).

Flagged: a link `content/post/a.md` to `../../drafts/a.md`
Clean: ``title: 标题``
Source: runs of Hugo 0.168.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("FM059", Severity.ERROR, kinds=("symbolic-link",))
def check(page: Page) -> Iterator[Finding]:
    _, target = page.problem
    message = msg(
        "this is a link to {target}, and Hugo follows no links: the page is not published; "
        "put a copy of the file here",
        target=target,
    )
    yield Finding(Span(0, 0), message)
