"""One of Hugo's own keys below `params`, where it has no effect.

In TOML every key written after the line `[params]` belongs to that table, so that `draft = true`
there does not make a draft. `slug`, `url`, `aliases` and the dates of publication are lost in the
same way.

Move the key out of `params`; in TOML, above the line `[params]`.

Flagged: ``params: {draft: true}``
Flagged::

    +++
    title = "T"
    [params]
    author = "A"
    publishDate = 2099-01-01
    +++

Clean: ``params: {author: A}``
Source: Hugo ``hugolib/page__meta.go`` (key params).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule

_LOST = {"aliases", "draft", "expirydate", "publishdate", "slug", "translationkey", "url"}


@rule("FD022", Severity.WARNING, kinds=("no-effect",))
def check(page: Page) -> Iterator[Finding]:
    for found in page.misread("no-effect"):
        key = str(found.route[-1])
        if found.route[0] == "params" and key in _LOST and key not in page.data:
            message = msg(
                "{key} has no effect below params, where Hugo only keeps it for templates; "
                "move it out of params",
                key=key,
            )
            yield Finding(KeyAt(found.route), message)
