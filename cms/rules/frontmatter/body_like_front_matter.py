"""A text without front matter that starts like one.

In a file without front matter Hugo takes a first `-` or `+` for a delimiter and a first `{` for
JSON, stops and builds nothing. It happens to texts that start with a list, a negative number or a
shortcode.

Put a front matter before the text, be it an empty one: two lines of `---`. The fix does so, unless
the text has lines that look like delimiters or keys.

Flagged::

    - 第一
    - 第二

Fixed::

    ---
    ---
    - 第一
    - 第二

Clean::

    ---
    title: 标题
    ---
    - 第一
    - 第二

Source: Hugo ``parser/pageparser/pagelexer_intro.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import splice
from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule

_BEGINNING = 1 << 11
_LIKE_KEYS = re.compile(rb"^(?:[-+]*[ ]*[A-Za-z_]+[ ]*(?::[ ]|=)|[-+]{2,}[ \t]*\r?$)", re.MULTILINE)


@rule("FM004", Severity.ERROR, kinds=("leading-sign", "leading-brace", "leading-shortcode"))
def check(page: Page) -> Iterator[Finding]:
    span, start = page.problem
    message = msg(
        "a text without front matter starts with {start}, which Hugo takes for front matter: "
        "it stops and builds nothing; put two lines of --- before the text",
        start=start,
    )
    yield Finding(span, message, _headed(page))


def _headed(page: Page) -> Fix | None:
    """Two delimiters before the text, if nothing in it was meant for front matter."""
    document = page.document
    start = len(document.raw) - len(document.raw.removeprefix(b"\xef\xbb\xbf"))
    if _LIKE_KEYS.search(document.raw, start, start + _BEGINNING):
        return None
    fence = f"---{document.newline}".encode()
    edit = Edit(Span(start, start), 2 * fence)
    if parse(splice(document.raw, [edit])).problem is not None:
        return None
    return Fix(msg("write two lines of ---"), (edit,), Applicability.SAFE)
