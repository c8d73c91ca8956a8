"""A comment that suppresses nothing.

`# cms: ignore RULE` keeps findings out of the report. When what it stood for has been mended, it
stays behind and would hide the next mistake of the kind.

Remove the rule's name from the comment, or the comment. Names of rules that are not in force in
a run are left alone in it.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    draft: true # cms: ignore draft-not-boolean
    ---

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

from cms.model import Finding, Severity, msg
from cms.rules.base import Suppressed, suppression_rule


@suppression_rule("IG001", Severity.WARNING)
def check(suppressed: Suppressed) -> Iterator[Finding]:
    comment = suppressed.suppression
    for number in suppressed.unused:
        message = msg(
            "there is no {rule} here to ignore, so this would hide the next one; remove it",
            rule=comment.selectors[number],
        )
        yield Finding(comment.spans[number], message)
