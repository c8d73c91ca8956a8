"""`published` as Jekyll knows it, which Hugo takes for a date.

In Hugo `published` is another name for `publishDate`. A boolean there makes the build fail, after
it has set the opposite as `draft`.

Write `draft: true` for `published: false`, and remove `published: true`.

Flagged: ``published: false``
Fixed: ``draft: true``
Clean: ``draft: true``
Clean: ``published: 2025-02-07``
Source: Hugo ``hugolib/page__meta.go`` (key published); gohugoio/hugo#12898.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import REMOVED, Change, Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("DT011", Severity.ERROR, keys=("published",))
def check(page: Page) -> Iterator[Finding]:
    published = page.data["published"]
    if published is True:
        message = msg(
            "published is a date in Hugo, and true is none, so the build fails; remove the line"
        )
        mended = _removed(page)
    elif published is False:
        message = msg(
            "published is a date in Hugo, and false is none, so the build fails; "
            "write draft: true instead"
        )
        mended = _removed(page) if page.data.get("draft") is True else _as_draft(page)
    else:
        return
    yield Finding(KeyAt(("published",)), message, mended)


def _removed(page: Page) -> Fix | None:
    from cms.frontmatter.patch import remove

    return fix(msg("remove the line"), remove(page.document, ("published",)))


def _as_draft(page: Page) -> Fix | None:
    from cms.frontmatter.patch import Patch, rename_key, replace_value

    name = rename_key(page.document, ("published",), "draft")
    value = replace_value(page.document, ("published",), True)
    if name is None or value is None:
        return None
    changes = Change(("published",), REMOVED), Change(("draft",), True)
    return fix(msg("write draft: true"), Patch(name.edits + value.edits, changes))
