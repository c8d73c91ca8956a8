"""A comment in JSON.

JSON has no comments. At `//`, `/*` or `#` Hugo stops and builds nothing.

Delete the comment, or change to YAML or TOML.

Flagged::

    {
      // 草稿
      "title": "标题"
    }

Clean::

    {
      "title": "标题"
    }

Source: Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FM034", Severity.ERROR, kinds=("comment",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("JSON has no comments: Hugo stops and builds nothing; delete the comment")
    yield Finding(span, message)
