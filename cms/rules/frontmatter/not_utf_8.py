"""A file that is no UTF-8.

Hugo reads every file as UTF-8 and prints `�` for each byte that is none, in titles and in texts,
without a word. That befalls files saved as GBK or Big5, and characters cut in half.

Save the file as UTF-8. The fix does so where the encoding can be told, and is unsafe where it can
only be guessed, as that of GBK and Big5.

Flagged: a file saved as UTF-16
Fixed: the same file in UTF-8
Flagged: a file saved as GBK or Big5
Fixed (unsafe): the same file in UTF-8
Clean: ``title: 标题``
Source: runs of Hugo; Go's ``unicode/utf8`` (RuneError).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._encodings import likely_encoding, recoded


@rule("FM044", Severity.ERROR, kinds=("not-utf-8",))
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    span = document.invalid_utf8
    if span is None or document.unseen:
        return
    encoding = likely_encoding(document.raw)
    if encoding:
        message = msg(
            "the file is {encoding}, but Hugo reads it as UTF-8 and prints � for its characters; "
            "save it as UTF-8",
            encoding=encoding,
        )
    else:
        message = msg(
            "these bytes are no UTF-8, and Hugo prints � for them; "
            "save the file as UTF-8, or write the character again"
        )
    yield Finding(span, message, recoded(page, encoding))
