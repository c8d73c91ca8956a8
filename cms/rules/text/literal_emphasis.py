"""Emphasis that readers see as stars.

In `**青屿轮渡（东码头）**今天` nothing is bold, and the stars are printed. Where punctuation stands
at the inner side of the marks and a letter at the outer one, Markdown takes a closing mark for an
opening one, and the other way round. Western texts have a space there, Chinese ones have none.

Put the punctuation outside of the marks if it need not be bold, or put a space between the marks
and the letter.

The fix moves the punctuation, or writes a backslash and a space, which nobody sees, where the site
has `cjk.escapedSpace`. It does so where reading the text again proves that the marks work then,
that no others fail, and that readers see the same words. Where only a space that readers see would
do, as behind `（东码头）**`, there is none.

Flagged::

    ---
    title: 夜班船
    ---
    **青屿轮渡公司（东码头）**今天宣布，本周五起加开夜班船。

Flagged::

    ---
    title: 夜班船
    ---
    **票价不变。**单程三十分钟。

Fixed::

    ---
    title: 夜班船
    ---
    **票价不变**。单程三十分钟。

Clean::

    ---
    title: 夜班船
    ---
    **青屿轮渡公司（东码头）** 今天宣布，本周五起加开夜班船，**票价不变**。

Source: CommonMark 0.31, "Emphasis and strong emphasis"; goldmark ``parser/delimiter.go``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.markdown.references import VERBATIM
from cms.model import Applicability, Finding, Fix, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.text import is_markdown, options_of

if TYPE_CHECKING:
    from cms.markdown.emphasis import LiteralMark, Repair

_SHOWN = 10


@rule("CT001", Severity.WARNING, kinds=("cjk",), signs=("*", "_", "~~"))
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    from cms.markdown.emphasis import literal_emphasis

    literal = literal_emphasis(raw, body, options_of(page), VERBATIM)
    if literal and is_markdown(page):
        for found in literal:
            yield Finding(found.opening.span, _message(raw, found), _repaired(raw, found))


def _repaired(raw: bytes, found: LiteralMark) -> Fix | None:
    repair = found.proven
    if repair is None:
        return None
    title = (
        msg("write {text}", text=_shown(_edited(raw, found, repair)))
        if repair.kind == "move-punctuation"
        else msg("write a backslash and a space {where}", where=_where(found))
    )
    return Fix(title, repair.edits, Applicability.SAFE, body=True)


def _message(raw: bytes, found: LiteralMark) -> Message:
    return msg(
        "{text} is printed with its {mark}: {reason}; {cure}",
        text=_shown(raw[found.opening.span.start : found.closing.span.end]),
        mark=found.mark,
        reason=_reason(found),
        cure=_cure(raw, found),
    )


def _reason(found: LiteralMark) -> Message:
    side = found.opening if found.closing.works else found.closing
    return msg(
        "between {before} and {after} Markdown does not take {mark} for {role}",
        before=side.before,
        after=side.after,
        mark=found.mark,
        role=msg("an opening mark") if found.closing.works else msg("a closing mark"),
    )


def _cure(raw: bytes, found: LiteralMark) -> Message:
    from cms.markdown.mark_proof import moves_ascii

    kinds = {repair.kind: repair for repair in found.repairs}
    where = _where(found)
    space = (
        msg("write a backslash and a space {where}, which nobody sees", where=where)
        if "escaped-space" in kinds
        else msg("put a space {where}", where=where)
    )
    move = kinds.get("move-punctuation")
    if move is None or moves_ascii(raw, move):
        return space
    moved = _shown(_edited(raw, found, move))
    return msg("write {moved}, or {space}", moved=moved, space=space)


def _where(found: LiteralMark) -> Message:
    """Outside of the marks that do not work."""
    if found.opening.works:
        return msg("behind it")
    return msg("in front of it") if found.closing.works else msg("on either side")


def _edited(raw: bytes, found: LiteralMark, repair: Repair) -> bytes:
    """The emphasis with what goes around it, after the repair."""
    at, parts = found.opening.span.start, []
    for (start, end), text in sorted(repair.edits):
        parts += [raw[at:start], text]
        at = end
    return b"".join([*parts, raw[at : max(at, found.closing.span.end)]])


def _shown(text: bytes) -> str:
    written = " ".join(text.decode("utf-8", "replace").split())
    if len(written) <= 2 * _SHOWN:
        return written
    return f"{written[:_SHOWN]}…{written[-_SHOWN:]}"
