"""A key with an invisible character in it.

To YAML an ideographic space, a no-break space, a zero width character or a second byte order mark
is a character like any other. With one in front of it `date` is a key that Hugo does not know:
the date is lost without a word. Chinese keyboards and web pages supply such spaces.

Delete the character; indent with ASCII spaces.

Flagged::

    ---
    title: 标题
    \u3000date: 2025-02-07
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

from cms.model import Finding, KeyAt, Severity, msg
from cms.rules.base import Page, rule


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
        yield Finding(KeyAt((key,)), message)
