"""Emphasis that readers see as stars, because punctuation stands beside its marks.

CommonMark lets ``*`` close only behind a letter, or before a space or punctuation, and open only
the other way round. Chinese has no spaces, so the second sign of ``**（注）**今日`` closes nothing:
behind it stands a letter, before it a bracket. What would be emphasis if punctuation beside
Chinese characters counted as letters, and is none, is what its author meant.
"""

from typing import Literal, NamedTuple

from cms.markdown.options import DEFAULT_OPTIONS, MarkdownOptions
from cms.model import Edit, Span

RepairKind = Literal["move-punctuation", "escaped-space", "zero-width-space"]


class Repair(NamedTuple):
    """Edits that belong together, after which the marks work.

    Moved punctuation is no longer emphasised. An escaped space is not shown, where
    ``cjk.escapedSpace`` is set. A zero-width space stays in the text, and is copied with it.
    """

    kind: RepairKind
    edits: tuple[Edit, ...]


class MarkSide(NamedTuple):
    """Marks, and the characters around them; ``works`` tells whether these let them do theirs."""

    span: Span
    before: str
    after: str
    works: bool


class LiteralMark(NamedTuple):
    """Marks that were meant as emphasis, at least one of which is shown as it is.

    Where both sides work, others before them found the wrong partner: these are to be repaired.
    ``proven`` is a repair after which the marks work, no others fail, and readers see the same
    words, as reading the text again has shown.
    """

    mark: str
    opening: MarkSide
    closing: MarkSide
    repairs: tuple[Repair, ...]
    proven: Repair | None


def literal_emphasis(
    raw: bytes,
    body: Span,
    options: MarkdownOptions = DEFAULT_OPTIONS,
    verbatim: frozenset[str] = frozenset(),
) -> list[LiteralMark]:
    """The marks of a body that should have been emphasis, in their order.

    ``verbatim`` names shortcodes whose content is no Markdown. Only punctuation beside Chinese,
    Japanese or Korean counts as a reason: among Latin letters, ``f(x)**2`` is rather a formula.
    """
    if raw[slice(*body)].isascii():
        return []
    from cms.markdown.marks import has_suspects, read_marks

    if not has_suspects(raw[slice(*body)], options):
        return []
    return sorted(read_marks(raw, body, options, verbatim), key=lambda found: found.opening.span)
