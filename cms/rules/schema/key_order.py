"""Keys that do not stand in the order of the site.

The setting `key-order` names keys in the order in which people look for them. Keys that it does
not name may stand anywhere. Hugo does not mind any order.

Move the key.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    key-order = ["title", "date", "tags"]
    -- content/a.md --
    ---
    date: 2025-02-07
    title: 恒指放量
    ---

Fixed::

    -- content/a.md --
    ---
    title: 恒指放量
    date: 2025-02-07
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    key-order = ["title", "date", "tags"]
    -- content/a.md --
    ---
    title: 恒指放量
    weight: 5
    tags: [港股]
    ---

Source: the settings of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cms.model import Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("SC004", Severity.WARNING, kinds=("demands",))
def check(page: Page) -> Iterator[Finding]:
    order = page.schema.key_order
    if not order:
        return
    # Tables of TOML stand behind all else, whatever the order.
    keys = [key for key, value in page.data.items() if not isinstance(value, Mapping)]
    named = [key for key in keys if key in order]
    for key, follower in pairwise(named):
        if order.index(follower) < order.index(key):
            earlier = next(each for each in named if order.index(each) > order.index(follower))
            message = msg(
                "{key} stands behind {other}, and this site has the order {order}; move it up",
                key=page.name(follower),
                other=page.name(earlier),
                order=", ".join(page.name(each) for each in order if each in named),
            )
            yield Finding(KeyAt((follower,)), message, _ordered(page))
            return


def _ordered(page: Page) -> Fix | None:
    from cms.frontmatter.patch import reorder

    return fix(msg("put the keys in order"), reorder(page.document, page.schema.key_order))
