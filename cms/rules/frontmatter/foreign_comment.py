"""A comment that the format does not know.

JSON has no comments, and those of TOML start with `#`. At `//` or `/*`, and in JSON at `#`, Hugo
stops and builds nothing.

Delete the comment, or write `#` in TOML.

Flagged::

    {
      // 草稿
      "title": "标题"
    }

Clean::

    {
      "title": "标题"
    }

Source: Go ``encoding/json``, go-toml ``unstable/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM034", Severity.ERROR, kinds=("comment",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    if page.document.format == "toml":
        message = msg("a comment starts with # in TOML: Hugo stops and builds nothing; write #")
    else:
        message = msg("JSON has no comments: Hugo stops and builds nothing; delete the comment")
    yield Finding(span, message)
