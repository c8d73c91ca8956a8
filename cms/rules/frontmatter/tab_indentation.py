"""A tab where YAML wants spaces.

YAML is indented with spaces only. At a tab before a key or an item Hugo stops and builds nothing.
A tab after `key:` is fine.

Indent with spaces, two for each level. The fix does so.

Flagged: ``⇥title: 标题``
Fixed: ``title: 标题``
Flagged::

    ---
    tags:
    ⇥- 新闻
    ⇥- 科技
    ---

Fixed::

    ---
    tags:
      - 新闻
      - 科技
    ---

Clean: ``  title: 标题``
Source: go-yaml ``scanner/scanner.go`` (found character that cannot start any token).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._indentation import evened
from cms.rules.frontmatter._mending import mended


@rule("FM013", Severity.ERROR, kinds=("tab-indentation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg("this line is indented with a tab: Hugo stops and builds nothing; use spaces")
    meant = evened(page.document)
    mend = mended(page, msg("indent with spaces"), *meant.edits, applicability=meant.applicability)
    yield Finding(span, message, mend)
