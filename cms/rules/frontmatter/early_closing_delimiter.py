"""Front matter that goes on below its closing delimiter.

Hugo closes the front matter at the first line that starts with `---`, also inside a text of
several lines. What follows is the text of the page: keys below are lost, and printed for everyone
to read. The same happens to a second block of front matter.

Indent a `---` that belongs to a value, or delete it.

Flagged::

    ---
    title: 标题
    description: |
      上文
    ---
      下文
    date: 2025-02-07
    ---
    正文

Clean::

    ---
    title: 标题
    description: |
      上文
      ---
      下文
    date: 2025-02-07
    ---
    正文

Source: Hugo ``parser/pageparser/pagelexer_intro.go`` (lexFrontMatterSection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule

# Lines that could be front matter, up to a delimiter; prose has none of these before a key.
_MORE = re.compile(
    rb"""(?: \s* ^ (?P<opening> --- ) [\t ]* \r?\n )?
    (?P<lines> (?:
        (?: [\t ]* | [\t ]+[^\s].* | [#].* | -[\t ].* | [a-z][\w-]*:(?:[\t ].*)? ) \r?\n
    )+ )
    ---[\t ]* (?: \r?\n | \Z )""",
    re.MULTILINE | re.VERBOSE,
)
_WITHIN = 1 << 14
_KEY = re.compile(rb"^([a-z][\w-]*):", re.MULTILINE)
_TELLING = frozenset(
    b"aliases author authors categories cover date description draft expirydate image images "
    b"keywords lastmod layout linktitle menu publishdate series slug summary tags thumbnail title "
    b"translationkey type url weight".split()
)
"""Keys that hardly any text starts a line with, in lower case and with an ASCII colon."""


@rule("FM042", Severity.ERROR)
def check(page: Page) -> Iterator[Finding]:
    document = page.document
    start, end = document.body
    more = _MORE.match(document.raw, start, min(end, start + _WITHIN))
    if more is None or not document.format:
        return
    keys = _KEY.findall(more["lines"])
    if _TELLING.isdisjoint(key.lower() for key in keys):
        return
    names = ", ".join(key.decode() for key in keys)
    if more["opening"]:
        message = msg(
            "this is a second front matter, so Hugo prints {keys} below it as text; "
            "move the lines into the first",
            keys=names,
        )
        yield Finding(Span(*more.span("opening")), message)
    elif document.format == "yaml":
        message = msg(
            "this --- closes the front matter, so Hugo prints {keys} below it as text; "
            "indent or delete it",
            keys=names,
        )
        yield Finding(Span(document.head.end, document.head.end + 3), message)
