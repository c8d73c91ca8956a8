"""A comment that names no rule there is.

`# cms: ignore RULE` wants codes or names of rules, separated by commas. A comment without one, or
with a misspelled one, suppresses nothing.

Write the code of the rule as the report has it. The fix writes the name that is nearly the same,
and is unsafe since another rule may be meant.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    weight: 高 # cms: ignore weight-no-integer
    ---

Fixed (unsafe)::

    -- content/a.md --
    ---
    weight: 高 # cms: ignore weight-not-integer
    ---

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    draft: yes # cms: ignore
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    draft: yes # cms: ignore FD012 -- the theme reads it
    ---

Source: the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from cms.model import Applicability, Edit, Finding, Fix, Severity, Span, msg
from cms.rules.base import Suppressed, suppression_rule
from cms.rules.index import INDEX


@suppression_rule("IG002", Severity.WARNING)
def check(suppressed: Suppressed) -> Iterator[Finding]:
    comment = suppressed.suppression
    names = [name for code, entry in INDEX.items() for name in (code, entry.name)]
    for number in suppressed.unknown:
        selector = comment.selectors[number]
        near = get_close_matches(selector, names, n=1, cutoff=0.5)
        if not selector:
            message = msg("this names no rule and ignores nothing; write the code of one")
        elif near:
            message = msg(
                "no rule is called {rule}, so this ignores nothing; did you mean {near}?",
                rule=selector,
                near=near[0],
            )
        else:
            message = msg("no rule is called {rule}, so this ignores nothing", rule=selector)
        place = comment.spans[number]
        yield Finding(place, message, _renamed(suppressed, place, near[:1]))


def _renamed(suppressed: Suppressed, place: Span, near: list[str]) -> Fix | None:
    """Writes the name of a rule; a code is too short for one to resemble it and no other."""
    document = suppressed.document
    if not near or near[0] in INDEX or document.problem or document.unseen:
        return None
    return Fix(
        msg("write {rule}", rule=near[0]),
        (Edit(place, near[0].encode()),),
        Applicability.UNSAFE,
        body=place.start >= document.body.start,
    )
