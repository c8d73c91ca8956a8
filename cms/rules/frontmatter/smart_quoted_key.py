"""A key in typographic quotes.

YAML knows straight quotes only. `“title”` is a key that Hugo does not know: the title is lost
without a word.

Write the key without quotes. The fix does so, and is unsafe where the page is published or
withdrawn by it, as with `draft`.

Flagged: ``“title”: 标题``
Fixed: ``title: 标题``
Clean: ``title: 标题``
Source: go-yaml ``scanner/scanner.go``, and runs of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.frontmatter._mending import level_of

_QUOTES = "“”‘’「」『』＂＇"


@rule("FM058", Severity.ERROR, kinds=("unusual-key",))
def check(page: Page) -> Iterator[Finding]:
    for key in page.data:
        if key[:1] in _QUOTES and key.strip(_QUOTES) and page.document.format == "yaml":
            message = msg(
                "the quotes are a part of this key, so Hugo does not read it as {meant}; "
                "delete them",
                meant=key.strip(_QUOTES),
            )
            yield Finding(KeyAt((key,)), message, _bare(page, key))


def _bare(page: Page, key: str) -> Fix | None:
    from cms.frontmatter.patch import rename_key

    patch = rename_key(page.document, (key,), page.name(key).strip(_QUOTES))
    return fix(msg("delete the quotes"), patch, level_of(page, patch.edits)) if patch else None
