"""A key that is written twice.

Hugo stops at the second one and builds nothing, in YAML and in TOML, and at every level.

Keep one of the two. The fix removes the second where both say the same.

Flagged::

    ---
    title: 标题
    date: 2025-02-07
    title: 副标题
    ---

Flagged::

    ---
    title: 标题
    date: 2025-02-07
    title: "标题"
    ---

Fixed::

    ---
    title: 标题
    date: 2025-02-07
    ---

Clean: ``title: 标题``
Source: go-yaml ``parser/parser.go`` (mapping key already defined), go-toml ``internal/tracker``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import same
from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import beginning
from cms.rules.frontmatter._mending import line_start, mended

# An outermost entry with the lines below it, and without comments, which would be lost.
_ENTRIES = {
    "yaml": re.compile(
        rb"""^(?P<key>["']?[\w\x80-\xff-]+["']?):(?=\s)[^#\r\n]*
        (?:\r?\n(?:[ ]+|-[ ])[^#\r\n]*)* (?:\r?\n|\Z)""",
        re.MULTILINE | re.VERBOSE,
    ),
    "toml": re.compile(
        rb"""^(?P<key>["']?[\w-]+["']?)[ ]*=[^#\r\n]*(?:\r?\n|\Z)""", re.MULTILINE | re.VERBOSE
    ),
}
_FENCES = {"yaml": b"---\n", "toml": b"+++\n"}
_TABLE = re.compile(rb"^[ \t]*\[", re.MULTILINE)


@rule("FM007", Severity.ERROR, kinds=("duplicate-key",))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    message = msg(
        "{key} is written twice: Hugo stops and builds nothing; remove one of the two",
        key=beginning(key),
    )
    yield Finding(span, message, _removed(page, span, key))


def _removed(page: Page, span: Span, key: str) -> Fix | None:
    """Takes the second entry out, if both are outermost and read alike."""
    document, raw = page.document, page.document.raw
    pattern, start = _ENTRIES.get(document.format), line_start(raw, span.start)
    if pattern is None:
        return None
    end = document.head.end
    if document.format == "toml" and (table := _TABLE.search(raw, document.head.start, end)):
        end = table.start()
    found = [
        each
        for each in pattern.finditer(raw, document.head.start, end)
        if each["key"].strip(b"\"'").decode("utf-8", "replace") == key
    ]
    if len(found) < 2 or found[1].start() != start:
        return None
    fence = _FENCES[document.format]
    first, second = (parse(fence + each[0] + fence) for each in found[:2])
    if first.problem or second.problem or not same(first.data, second.data):
        return None
    return mended(page, msg("remove the second one"), Edit(Span(*found[1].span()), b""))
