"""Runs of text converted where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from cms.chinese.conversion import Converter
from cms.markdown.readable import Label, Run
from cms.model import Edit, Span

_BETWEEN = Span(0, 0)  # stands for a line feed, which no word crosses


class Passages(NamedTuple):
    """Stretches of a file in UTF-8 that are to be converted."""

    raw: bytes
    runs: Sequence[Run]


def run_edits(raw: bytes, runs: Sequence[Run], converter: Converter) -> list[Edit]:
    """The edits that convert stretches of a file in UTF-8, in order, without overlap."""
    return edits_of_all([Passages(raw, runs)], converter)[0]


def edits_of_all(files: Sequence[Passages], converter: Converter) -> list[list[Edit]]:
    """The edits of each file.

    All are converted in one go: many short texts take OpenCC several times as long.
    """
    spans = [[span for run in runs for span in (*run, _BETWEEN)] for _, runs in files]
    texts = [
        raw[start:end].decode() if end else "\n"
        for (raw, _), own in zip(files, spans, strict=True)
        for start, end in own
    ]
    changes = zip(texts, converter.convert_pieces(texts), strict=True)
    return [_edits(own, islice(changes, len(own))) for own in spans]


def _edits(spans: Iterable[Span], changes: Iterable[tuple[str, str]]) -> list[Edit]:
    edits = [
        Edit(span, new.encode())
        for span, (old, new) in zip(spans, changes, strict=True)
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
