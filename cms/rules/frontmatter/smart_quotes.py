"""Typographic quotes around a value or a key in TOML or JSON.

TOML and JSON know straight quotes only. At `“标题”` or `「标题」` Hugo stops and builds nothing.
Inside straight quotes all others are fine.

Write straight quotes. The fix does so, and is unsafe where the quotes are brackets, which may
belong to the text.

Flagged::

    +++
    title = “标题”
    +++

Fixed::

    +++
    title = "标题"
    +++

Flagged::

    {"title": 「标题」}

Fixed (unsafe)::

    {"title": "标题"}

Clean::

    +++
    title = "“标题”解读"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import line_end, mended

_DOUBLE, _SINGLE = "“”„‟＂", "‘’‚‛＇`´"
_PAIRS = dict.fromkeys(_DOUBLE, _DOUBLE) | dict.fromkeys(_SINGLE, _SINGLE)
_BRACKETS = {"「": "」", "『": "』", "〝": "〞"}
_BEHIND = re.compile(r"\s*(?:[,\]}:=#，：＝］｝]|\Z)")


@rule("FM018", Severity.ERROR, kinds=("smart-quotes",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        '{written} is not in straight quotes: Hugo stops and builds nothing; write " around it',
        written=written(page),
    )
    yield Finding(span, message, _straight(page, span))


def _straight(page: Page, span: Span) -> Fix | None:
    """Straight quotes in place of these and of the next ones that may end a value or key."""
    raw = page.document.raw
    line = raw[span.start : line_end(raw, span.start)].decode("utf-8", "replace")
    closing = (_PAIRS | _BRACKETS).get(line[0], "") + '"'
    ends = [at for at in range(1, len(line)) if line[at] in closing]
    end = next((at for at in ends if _BEHIND.match(line, at + 1)), None)
    if end is None or any(mark in line[1:end] for mark in '"\\'):
        return None
    last = span.start + len(line[:end].encode())
    edits = (
        Edit(Span(span.start, span.start + len(line[0].encode())), b'"'),
        Edit(Span(last, last + len(line[end].encode())), b'"'),
    )
    applicability = Applicability.SAFE if line[0] in _PAIRS else Applicability.UNSAFE
    return mended(page, msg("write straight quotes"), *edits, applicability=applicability)
