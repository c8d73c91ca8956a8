"""A value that does not fit a schema of the site's own.

Schemas are JSON Schemas that the setting `extends` names by path. They say what the site's owner
wants of front matter, where Hugo and the theme would take anything.

Write what the schema wants, or change the schema.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    extends = ["article.schema.json"]
    -- article.schema.json --
    {"properties": {"rating": {"type": "integer", "maximum": 5}}}
    -- content/a.md --
    ---
    rating: 6
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    extends = ["article.schema.json"]
    -- article.schema.json --
    {"properties": {"rating": {"type": "integer", "maximum": 5}}}
    -- content/a.md --
    ---
    rating: 5
    ---

Source: JSON Schema 2020-12; the site's own schemas.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity
from cms.rules.base import Page, rule
from cms.rules.misfits import complaint


@rule("SC001", Severity.ERROR, kinds=("violation",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.violations:
        if not found.is_preset and not found.missing:
            yield complaint(page, found)
