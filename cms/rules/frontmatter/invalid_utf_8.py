"""TOML front matter that is no UTF-8.

TOML insists on UTF-8. In a file saved as GBK or Big5 Hugo stops at the first Chinese character
and builds nothing.

Save the file as UTF-8. The fix does so where the encoding can be told, and is unsafe where it can
only be guessed, as that of GBK and Big5.

Flagged: a file with TOML front matter, saved as GBK
Fixed (unsafe): the same file in UTF-8
Clean::

    +++
    title = "标题"
    +++

Source: go-toml ``internal/characters/utf8.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._encodings import likely_encoding, recoded


@rule("FM027", Severity.ERROR, kinds=("invalid-utf8",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    encoding = likely_encoding(page.document.raw)
    if encoding:
        message = msg(
            "the file is {encoding}, but TOML must be UTF-8: Hugo stops and builds nothing; "
            "save it as UTF-8",
            encoding=encoding,
        )
    else:
        message = msg(
            "these bytes are no UTF-8, as TOML must be: Hugo stops and builds nothing; "
            "save the file as UTF-8, or write the character again"
        )
    yield Finding(span, message, recoded(page, encoding))
