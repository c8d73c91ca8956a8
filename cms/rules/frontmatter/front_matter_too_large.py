"""A front matter of more than half a megabyte.

Real front matter has a few hundred bytes. One this large is mostly text that belongs into the
body, an image as base64, or a file that never closes its front matter. Hugo reads it, slowly;
this program does not, so that a single file cannot hold a run up, and says nothing else about the
page.

Move the text below the front matter, and data into `data/`.

Flagged: a front matter of 524,289 bytes
Clean: ``title: 标题``
Source: ``cms/frontmatter/document.py`` (LARGEST); a limit of this program, not of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM060", Severity.ERROR, kinds=("too-large",))
def check(page: Page) -> Iterator[Finding]:
    span, size = page.problem
    message = msg(
        "this front matter has {size} bytes, more than this program reads, so nothing else is "
        "said about the page; move its text into the body",
        size=f"{int(size):,}",
    )
    yield Finding(span, message)
