"""A key with an invisible character in it.

To YAML an ideographic space, a no-break space, a zero width character or a second byte order mark
is a character like any other. With one in front of it `date` is a key that Hugo does not know:
the date is lost without a word. Chinese keyboards and web pages supply such spaces.

Delete the character; indent with ASCII spaces. The fix does so: below a key without a value, the
line belongs to that key. It is unsafe where the page is published or withdrawn by it, as with
`draft`.

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
from cms.rules.frontmatter._indentation import evened, lines_of
from cms.rules.frontmatter._mending import level_of, rewritten


@rule("FM046", Severity.ERROR, kinds=("unusual-key",))
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
    if document.format == "yaml" and _is_below(page, key):
        meant, title = evened(document), msg("indent with ASCII spaces")
        return rewritten(page, title, *meant.edits, applicability=meant.applicability)
    name = "".join(filter(str.isprintable, page.name(key)))
    patch = rename_key(document, (key,), name)
    return fix(msg("delete it"), patch, level_of(page, patch.edits)) if patch else None


def _is_below(page: Page, key: str) -> bool:
    """Whether the line looks indented, and the one above it is so or wants values below."""
    span = page.document.key_span((key,))
    if key[0].isprintable() or span is None:
        return False
    above = [line for line in lines_of(page.document) if line.start < span.start]
    return bool(above) and (above[-1].opens or above[-1].blanks != "")
