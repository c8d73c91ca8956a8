"""A comment that suppresses nothing.

`# cms: ignore RULE` keeps findings out of the report. When what it stood for has been mended, it
stays behind and would hide the next mistake of the kind.

Remove the rule's name from the comment, or the comment. The fix does so. It is unsafe where a
comment in the text separates what would run together without it, and where a theme is not on disk,
so that some rules cannot judge. Names of rules that are not in force in a run are left alone, and
so is a page whose front matter Hugo cannot read.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    draft: true # cms: ignore draft-not-boolean
    ---

Fixed::

    -- content/a.md --
    ---
    draft: true
    ---

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    title: 恒指放量
    ---
    上文
    <!-- cms: ignore literal-emphasis -->
    下文

Fixed (unsafe)::

    -- content/a.md --
    ---
    title: 恒指放量
    ---
    上文
    下文

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    draft: yes # cms: ignore draft-not-boolean
    ---

Source: the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Applicability, Finding, Fix, Severity, msg
from cms.rules.base import Suppressed, suppression_rule


@suppression_rule("IG001", Severity.WARNING)
def check(suppressed: Suppressed) -> Iterator[Finding]:
    if not suppressed.unused or suppressed.document.problem is not None:
        return
    comment = suppressed.suppression
    mended = _removed(suppressed)
    for number in suppressed.unused:
        message = msg(
            "there is no {rule} here to ignore, so this would hide the next one; remove it",
            rule=comment.selectors[number],
        )
        yield Finding(comment.spans[number], message, mended)


def _removed(suppressed: Suppressed) -> Fix | None:
    from cms.suppression.removal import changes_nothing_else, removal

    site, document, comment, unused, _ = suppressed
    in_body = comment.span.start >= document.body.start
    if document.unseen:
        return None
    is_whole = len(unused) == len(comment.selectors)
    is_safe = not site.config.missing_modules and (
        not in_body or not is_whole or changes_nothing_else(document, comment)
    )
    applicability = Applicability.SAFE if is_safe else Applicability.UNSAFE
    edits = removal(document, comment, unused)
    return Fix(msg("remove it"), edits, applicability, body=in_body)
