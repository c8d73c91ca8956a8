"""A key with an invisible character in it.

To YAML an ideographic space, a no-break space, a zero width character or a second byte order mark
is a character like any other. With one in front of it `date` is a key that Hugo does not know:
the date is lost without a word. Chinese keyboards and web pages supply such spaces.

Delete the character; indent with ASCII spaces. The fix does so: below a key without a value, the
line belongs to that key.

Flagged::

    ---
    title: 标题
    \u3000date: 2025-02-07
    ---

Fixed::

    ---
    title: 标题
    date: 2025-02-07
    ---

Clean::

    ---
    title: 标题
    date: 2025-02-07
    ---

Source: go-yaml ``scanner/scanner.go``, and runs of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.frontmatter._indentation import evened
from cms.rules.frontmatter._mending import rewritten


@rule("FM046", Severity.ERROR)
def check(page: Page) -> Iterator[Finding]:
    for key in page.data:
        if key.isprintable():
            continue
        hidden = next(character for character in key if not character.isprintable())
        message = msg(
            "an invisible U+{code:04X} in this key keeps Hugo from reading it as {meant}; "
            "delete it",
            code=ord(hidden),
            meant="".join(filter(str.isprintable, key)),
        )
        yield Finding(KeyAt((key,)), message, _visible(page, key))


def _visible(page: Page, key: str) -> Fix | None:
    from cms.frontmatter.patch import rename_key

    document = page.document
    keys = [str(entry.key) for entry in document.entries()]
    above = keys[: keys.index(key)] if key in keys else []
    parents = [each for each in above if each.isprintable()]
    if not key[0].isprintable() and parents and page.data[parents[-1]] is None:
        return rewritten(page, msg("indent with ASCII spaces"), *evened(document))
    meant = "".join(filter(str.isprintable, page.name(key)))
    return fix(msg("delete it"), rename_key(document, (key,), meant))
