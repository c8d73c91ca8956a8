"""Runs of text converted where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cms.chinese.conversion import Converter
from cms.markdown.readable import Label, Run
from cms.model import Edit

_BETWEEN = "\x1f"  # a separator by name; no dictionary has it


def run_edits(raw: bytes, runs: Sequence[Run], converter: Converter) -> list[Edit]:
    """The edits that convert stretches of a file in UTF-8, in order, without overlap.

    All are converted in one go: a call of OpenCC for each would take longer than the work.
    """
    texts = [tuple(raw[start:end].decode() for start, end in run) for run in runs]
    together = converter.convert(_BETWEEN.join(map("".join, texts))).split(_BETWEEN)
    if len(together) != len(texts):  # some text has the separator
        together = [converter.convert("".join(pieces)) for pieces in texts]
    edits = [
        Edit(span, new.encode())
        for run, pieces, text in zip(runs, texts, together, strict=True)
        for span, old, new in zip(run, pieces, _shares(pieces, text, converter), strict=True)
        if old != new
    ]
    return list(_without_overlap(sorted(edits)))


def label_edits(labels: Iterable[Label], edits: Sequence[Edit]) -> Iterator[Edit]:
    """The names of definitions, written out where the words that named them change."""
    for label in labels:
        if any(label.words.start <= edit.span.start < label.words.end for edit in edits):
            yield Edit(label.place, label.written)


def _shares(pieces: Sequence[str], text: str, converter: Converter) -> Sequence[str]:
    """What each piece becomes, where ``text`` is what they become together."""
    if len(pieces) == 1:
        return (text,)
    if len(text) != sum(map(len, pieces)):
        return converter.convert_pieces(pieces)
    ends = list(accumulate(map(len, pieces)))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _without_overlap(edits: Iterable[Edit]) -> Iterator[Edit]:
    """A title may be read twice where goldmark leaves its line in the paragraph."""
    at = 0
    for edit in edits:
        if edit.span.start >= at:
            at = edit.span.end
            yield edit
