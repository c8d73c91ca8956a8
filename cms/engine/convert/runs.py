"""Runs of text converted where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cms.chinese.conversion import Converter
from cms.markdown.readable import Label, Run
from cms.model import Edit, Span

_BETWEEN = Span(0, 0)  # stands for a line feed, which no word crosses


def run_edits(raw: bytes, runs: Sequence[Run], converter: Converter) -> list[Edit]:
    """The edits that convert stretches of a file in UTF-8, in order, without overlap.

    All are converted in one go: a call of OpenCC for each would take longer than the work.
    """
    spans = [span for run in runs for span in (*run, _BETWEEN)]
    texts = [raw[start:end].decode() if end else "\n" for start, end in spans]
    converted = converter.convert_pieces(texts)
    edits = [
        Edit(span, new.encode())
        for span, old, new in zip(spans, texts, converted, strict=True)
        if old != new
    ]
    return list(_without_overlap(sorted(edits)))


def label_edits(labels: Iterable[Label], edits: Sequence[Edit]) -> Iterator[Edit]:
    """The names of definitions, written out where the words that named them change."""
    for label in labels:
        if any(label.words.start <= edit.span.start < label.words.end for edit in edits):
            yield Edit(label.place, label.written)


def _without_overlap(edits: Iterable[Edit]) -> Iterator[Edit]:
    """A title may be read twice where goldmark leaves its line in the paragraph."""
    at = 0
    for edit in edits:
        if edit.span.start >= at:
            at = edit.span.end
            yield edit
