"""A comment that the format does not know.

JSON has no comments, and those of TOML start with `#`. At `//` or `/*`, and in JSON at `#`, Hugo
stops and builds nothing.

Delete the comment, or write `#` in TOML. The fix writes `#` for `//`, and deletes a comment of
JSON, which is unsafe since the remark is lost.

Flagged::

    {
      // 草稿
      "title": "标题"
    }

Fixed (unsafe)::

    {
      "title": "标题"
    }

Flagged::

    +++
    // 草稿
    title = "标题"
    +++

Fixed::

    +++
    # 草稿
    title = "标题"
    +++

Clean::

    {
      "title": "标题"
    }

Source: Go ``encoding/json``, go-toml ``unstable/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._mending import line_end, line_start, mended


@rule("FM034", Severity.ERROR, kinds=("comment",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    if page.document.format == "toml":
        message = msg("a comment starts with # in TOML: Hugo stops and builds nothing; write #")
    else:
        message = msg("JSON has no comments: Hugo stops and builds nothing; delete the comment")
    yield Finding(span, message, _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    raw, (start, end) = page.document.raw, span
    if page.document.format == "toml":
        if not raw.startswith(b"//", start):
            return None
        return mended(page, msg("write #"), Edit(Span(start, start + 2), b"#"))
    before, behind = line_start(raw, start), line_end(raw, end)
    if not raw[before:start].strip() and not raw[end:behind].strip():
        end = behind + (2 if raw.startswith(b"\r\n", behind) else 1)
        start = before
    else:
        start -= len(raw[before:start]) - len(raw[before:start].rstrip())
    gone = Edit(Span(start, end), b"")
    return mended(page, msg("delete it"), gone, applicability=Applicability.UNSAFE)
