"""A backslash sequence that the format does not know.

Inside double quotes a backslash starts an escape such as `\\n`. At an unknown one, as in a
Windows path or a formula, Hugo stops and builds nothing.

Use single quotes, where a backslash is a backslash, or double it. JSON can only double it. The fix
doubles it, and is unsafe where the text has escapes that are fine: `C:\\new` may mean a line break.

Flagged: ``title: "C:\\qq"``
Fixed: ``title: "C:\\\\qq"``
Flagged: ``title: "C:\\qq\\new"``
Fixed (unsafe): ``title: "C:\\\\qq\\\\new"``
Clean: ``title: 'C:\\qq'``
Source: go-yaml ``scanner/scanner.go``, go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import line_end, line_start, mended

_QUOTED = re.compile(rb"""'(?:[^'\r\n]|'')*'|"(?P<text>(?:[^"\\\r\n]|\\.)*)\"""")
_ESCAPE = re.compile(rb"\\(?:x..|u....|U........|.)")
_MEANT = (rb"\\", rb"\"")


@rule("FM023", Severity.ERROR, kinds=("bad-escape",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = msg(
        "{escape} is no escape: Hugo stops and builds nothing; double the backslash",
        escape=written(page),
    )
    yield Finding(span, message, _doubled(page, span))


def _doubled(page: Page, span: Span) -> Fix | None:
    """All single backslashes doubled; as a certain one only where none of them is an escape."""
    raw = page.document.raw
    line = line_start(raw, span.start), line_end(raw, span.start)
    for quoted in _QUOTED.finditer(raw, *line):
        if not quoted.start() < span.start < quoted.end():
            continue
        single = [
            each
            for each in _ESCAPE.finditer(raw, *quoted.span("text"))
            if each[0][:2] not in _MEANT
        ]
        mixed = any(_is_escape(each[0], page.document.format) for each in single)
        edits = [Edit(Span(each.start(), each.start()), b"\\") for each in single]
        applicability = Applicability.UNSAFE if mixed else Applicability.SAFE
        return mended(page, msg("double the backslash"), *edits, applicability=applicability)
    return None


def _is_escape(written: bytes, name: str) -> bool:
    from cms.frontmatter.document import parse

    forms = {
        "yaml": b'---\na: "%b"\n---\n',
        "toml": b'+++\na = "%b"\n+++\n',
        "json": b'{"a": "%b"}',
    }
    return parse(forms[name] % written).problem is None
