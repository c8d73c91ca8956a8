"""An empty item in a list of terms.

Hugo leaves `""` and items without a value out of its terms, but a theme that walks the list
itself shows a link without a text. Where the site's theme is one that cms has a schema of, the
schema tells whether `""` does harm; an item without a value is a slip everywhere.

Remove the item, or write the term.

Flagged: ``tags: [""]``
Fixed: ``tags: []``
Flagged: ``tags: [港股, null]``
Clean: ``tags: []``
Clean: ``tags: [港股]``
Source: Hugo ``hugolib/content_map_page_assembler.go``: empty terms are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("TX001", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    for taxonomy in page.language.taxonomies.values():
        values = page.data.get(taxonomy.lower())
        if not isinstance(values, list):
            continue
        for index, value in enumerate(values):
            if value is None or (value == "" and not page.schema.extends):
                message = msg(
                    "an empty item in {taxonomy}: Hugo leaves it out, a theme may show an empty "
                    "link; remove it",
                    taxonomy=taxonomy,
                )
                route = taxonomy.lower(), index
                yield Finding(route, message, _removed(page, route))


def _removed(page: Page, route: Route) -> Fix | None:
    from cms.frontmatter.patch import remove

    return fix(msg("remove it"), remove(page.document, route))
