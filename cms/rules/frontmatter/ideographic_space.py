"""An ideographic or no-break space where a line's indentation should be.

To YAML and TOML these are characters like any other and no indentation: Hugo finds text where a
key or an item should be, stops and builds nothing. Chinese keyboards and web pages supply such
spaces.

Indent with ASCII spaces. The fix does so.

Flagged::

    ---
    tags:
      - 新闻
    \u3000\u3000- 科技
    ---

Fixed::

    ---
    tags:
      - 新闻
      - 科技
    ---

Clean::

    ---
    tags:
      - 新闻
      - 科技
    ---

Source: go-yaml ``scanner/scanner.go``, go-toml ``unstable/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter._indentation import Evened, evened
from cms.rules.frontmatter._mending import mended


@rule("FM014", Severity.ERROR, kinds=("ideographic-space-indentation",))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    character = page.document.raw[span.start : span.end].decode()[0]
    message = msg(
        "this line starts with U+{code:04X}, which indents nothing: "
        "Hugo stops and builds nothing; use ASCII spaces",
        code=ord(character),
    )
    yield Finding(span, message, _evened(page, span))


def _evened(page: Page, span: Span) -> Fix | None:
    # To TOML indentation means nothing.
    is_toml = page.document.format == "toml"
    meant = Evened([Edit(span, b"")]) if is_toml else evened(page.document)
    title = msg("use ASCII spaces")
    return mended(page, title, *meant.edits, applicability=meant.applicability)
