"""A full-width colon in a key that an ASCII colon ends.

In `title：标题: 副` YAML takes the second colon for the one that ends the key, for it knows no
other: the key is `title：标题`, which means nothing to Hugo, and the title is lost without a word.

Write an ASCII colon and a space behind the name, and quotes around a value with a colon and a space
in it. The fix does so, and is unsafe where the page is published or withdrawn by it, or where two
entries may stand in the line. Keys whose names are no ASCII words are left alone.

Flagged: ``title：恒指放量: 站上两万点``
Fixed: ``title: "恒指放量: 站上两万点"``
Flagged: ``title：: 恒指放量``
Fixed: ``title: 恒指放量``
Clean: ``title: 恒指放量：站上两万点``
Clean: ``备注：甲: 乙``
Source: go-yaml ``scanner/scanner.go`` (scanMapDelim), and runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, KeyAt, Severity, Span, msg
from cms.rules.base import SHOWN, Page, rule
from cms.rules.fixes import fix
from cms.rules.frontmatter._mending import (
    Value,
    goes_on,
    is_plain_name,
    level_of,
    line_end,
    names_a_key,
    quotation,
    rewritten,
)

_COLON = "："
_AROUND = re.compile(rf"[ \t]*{_COLON}[ \t]*".encode())
_NOT_PLAIN = tuple(sign.encode() for sign in "\"'[]{}>|*&!%#`@")


@rule("FM062", Severity.ERROR, kinds=("unusual-key",))
def check(page: Page) -> Iterator[Finding]:
    for key in page.data:
        name = page.name(key).partition(_COLON)[0].rstrip(" ")
        if _COLON in key and is_plain_name(name):
            message = msg(
                "the colon behind {name} is full-width and part of the key {key}, so Hugo does "
                "not read it as {name}; write an ASCII colon and a space",
                name=name,
                key=page.name(key)[:SHOWN],
            )
            yield Finding(KeyAt((key,)), message, _divided(page, key, name))


def _divided(page: Page, key: str, name: str) -> Fix | None:
    """The name as the key, and all behind the full-width colon as the value."""
    document = page.document
    if key.endswith(_COLON):
        return _renamed(page, key, name)
    span = document.key_span((key,))
    if document.format != "yaml" or span is None or goes_on(document, span.start, 0):
        return None
    colon = _AROUND.match(document.raw, span.start + len(name))
    if colon is None:  # as in quotes
        return None
    edit = Edit(Span(*colon.span()), b": ")
    return _with(page, edit) or _with(page, edit, *_quotes(page, key, name, colon.end()))


def _renamed(page: Page, key: str, name: str) -> Fix | None:
    from cms.frontmatter.patch import rename_key

    patch = rename_key(page.document, (key,), name)
    if patch is None:
        return None
    return fix(msg("delete the full-width colon"), patch, level_of(page, patch.edits))


def _quotes(page: Page, key: str, name: str, start: int) -> list[Edit]:
    """Quotes around the rest of the line, which starts there, if it is a text for certain."""
    raw = page.document.raw
    value = Span(start, start + len(raw[start : line_end(raw, start)].rstrip()))
    parts = raw[slice(*value)], raw[slice(*page.document.value_span((key,)) or (0, 0))]
    if any(part.startswith(_NOT_PLAIN) for part in parts) or b" #" in parts[0]:
        return []
    return quotation(page, value) if Value(name.lower(), value).is_text else []


def _with(page: Page, colon: Edit, *quotes: Edit) -> Fix | None:
    """The line with an ASCII colon, as far as Hugo can read it then."""
    text = page.document.raw[colon.span.end : quotes[-1].span.start] if quotes else b""
    edits = colon, *quotes
    level = Applicability.UNSAFE if names_a_key(text) else level_of(page, edits)
    title = msg("write an ASCII colon and a space")
    return rewritten(page, title, *edits, applicability=level)
