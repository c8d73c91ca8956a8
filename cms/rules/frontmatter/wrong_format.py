"""TOML between the delimiters of YAML, or YAML between those of TOML.

`---` announces YAML, where a key and its value are joined by a colon and a space, and `+++` TOML,
where they are joined by `=`. At a line of the other kind Hugo stops and builds nothing.

Write the delimiters of the format that the keys are in. The fix does so where all keys are; else it
writes the line as the others are.

Flagged::

    +++
    title: 标题
    +++

Fixed::

    ---
    title: 标题
    ---

Flagged::

    ---
    title = "标题"
    ---

Fixed::

    +++
    title = "标题"
    +++

Flagged::

    ---
    title = "标题"
    date: 2025-02-07
    ---

Fixed::

    ---
    title: "标题"
    date: 2025-02-07
    ---

Clean::

    ---
    title: 标题
    ---

Source: go-toml ``unstable/parser.go``, go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.frontmatter.document import parse
from cms.frontmatter.promise import splice
from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import beginning
from cms.rules.frontmatter._mending import mended

_OTHER = {"yaml": b"+++", "toml": b"---"}
_EQUALS = re.compile(rb"""[ \t]*=[ \t]*(?=(?:["'\[{0-9-]|true\b|false\b))""")
_COLON = re.compile(rb"[ \t]*:[ \t]*(?=[^\s])")


@rule("FM031", Severity.ERROR, kinds=("toml-in-yaml", "yaml-in-toml"))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    line_start = page.document.raw.rfind(b"\n", 0, span.start) + 1
    if page.document.raw[line_start : span.start].strip():
        message = msg(
            "a colon follows {key} in TOML: Hugo stops and builds nothing; write {key} = value",
            key=beginning(key),
        )
    elif page.document.format == "toml":
        message = msg("this is YAML: Hugo stops and builds nothing; write --- above and below")
    else:
        message = msg("this is TOML: Hugo stops and builds nothing; write +++ above and below")
    yield Finding(span, message, _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    return _with_other_fences(page) or _like_the_others(page, span)


def _with_other_fences(page: Page) -> Fix | None:
    raw, (start, end) = page.document.raw, page.document.head
    opening = len(raw[:start].rstrip())
    fence = _OTHER[page.document.format]
    edits = (
        Edit(Span(opening - 3, opening), fence),
        Edit(Span(end, end + 3), fence),
    )
    if parse(splice(raw, edits)).problem is not None:
        return None
    title = msg("write {fence} above and below", fence=fence.decode())
    return Fix(title, edits, Applicability.SAFE)


def _like_the_others(page: Page, span: Span) -> Fix | None:
    """A colon or equals sign as the format has it, behind the key."""
    is_yaml = page.document.format == "yaml"
    sign = (_EQUALS if is_yaml else _COLON).match(page.document.raw, span.end)
    if sign is None:
        return None
    edit = Edit(Span(*sign.span()), b": " if is_yaml else b" = ")
    return mended(page, msg("write it as the others are"), edit)
