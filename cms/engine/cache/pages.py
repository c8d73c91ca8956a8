"""Results of pages from earlier runs, as far as they still hold."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple

from cms.engine.cache.analysis import Analysed
from cms.engine.cache.disk import Disk
from cms.engine.cache.entries import Body, Entries, Head, pack, unpack
from cms.engine.cache.file import load, path_of, save
from cms.engine.cache.key import key_of, name_of
from cms.engine.cache.plain import plain, rebuilt
from cms.engine.cache.signature import digest_of_file, settled
from cms.engine.page import PageResult
from cms.engine.plan import Plan
from cms.engine.workspace import Target, shown_path
from cms.hugo.content.content_file import ContentFile
from cms.model.by_text import ByText
from cms.rules.grounds import Question

BACKLOG = 32
"""New results below which a file of many is not written anew."""

NONE = -1
"""In place of the number of an entry."""


class Kept(NamedTuple):
    """The numbers of the entries that hold for files, ``NONE`` where none does.

    The ``disk`` gave the answers that the entries rest on.
    """

    files: Sequence[ContentFile]
    numbers: array[int]
    entries: Entries
    disk: Disk

    @property
    def missing(self) -> list[ContentFile]:
        """The files that no entry holds for."""
        pairs = zip(self.files, self.numbers, strict=True)
        return [file for file, number in pairs if number == NONE]


class PageCache:
    """The results of one target's pages under one plan; nothing is read before it is asked.

    The moment that the ``plan`` judges by may move on. What is as it is in the file is not held
    in memory from one question to the next.
    """

    def __init__(self, target: Target, plan: Plan, folder: Path) -> None:
        self._target = target
        self.plan = plan
        self._path = path_of(folder, name_of(plan))
        self._disk = Disk(plan.site)
        self._entries: Entries | None = None
        self._is_new = True
        self._renewed = 0

    def _load(self) -> Entries:
        """What is kept and does not rest on what has changed on the disk."""
        self._disk = Disk(self.plan.site)
        self._renewed = 0
        pieces = load(self._path, self._key) if self._path.is_file() else None
        self._is_new = pieces is None
        if pieces is None:
            self._disk.changes()
            return Entries()
        *chunks, saved = pieces
        entries = Entries(chunks)
        changed = self._disk.changes(unpack(saved))
        if changed:
            entries.forget(changed)
            self._renewed += BACKLOG
        return entries

    @cached_property
    def _key(self) -> bytes:
        return key_of(self.plan)

    def find(self, files: Sequence[ContentFile], *, judged: bool = True) -> Kept:
        """The entries that hold; without ``judged`` those of pages that were only read, too."""
        entries = self._entries = self._entries or self._load()
        numbers = array("q", [NONE]) * len(files)
        places, now = _Places(files), time_ns()
        for first, heads in entries.heads():
            renewed = 0
            for number, head in enumerate(heads):
                place = places.of(head[0], head[1])
                if place == NONE or not (held := self._held(files[place], head, now, judged)):
                    continue
                numbers[place] = first + number
                if held is not head:
                    heads[number] = held
                    renewed += 1
            if renewed:
                entries.replace_heads(first, heads)
                self._renewed += renewed
        return Kept(files, numbers, entries, self._disk)

    def _held(self, file: ContentFile, head: Head, now: int, judged: bool) -> Head | None:
        """The head, with the file's signature of now, if it holds; ``now`` as in ``settled``."""
        path, made, signature, known, since, until, asked, was_judged = head
        if made != identity(file) or not since <= self.plan.site.grounds.now < until:
            return None
        if judged and not was_judged:
            return None
        found = settled(file.location, now)
        if found is not None and found == signature:
            return head
        if digest_of_file(file.location) != known:
            return None
        if found is None:
            return head
        return path, made, found, known, since, until, asked, was_judged

    def results(self, kept: Kept, new: Iterator[Analysed]) -> Iterator[PageResult]:
        """The results of files; ``new`` are those that are missing.

        Once the last one is taken the new ones are written beside the old ones, if they are
        enough to be worth it.
        """
        return self._together(kept, new, self._result)

    def facts(self, kept: Kept, new: Iterator[Analysed]) -> Iterator[tuple[str, Any]]:
        """What site rules read of the front matter of files, by path; see ``results``."""
        return ((each.file.path, each.data) for each in self._together(kept, new, _with_data))

    def _together(
        self, kept: Kept, new: Iterator[Analysed], recall: Callable[[ContentFile, Body], PageResult]
    ) -> Iterator[PageResult]:
        numbers, entries = kept.numbers, kept.entries
        for place, file in enumerate(kept.files):
            if numbers[place] == NONE:
                found = next(new)
                result = PageResult(file, *found.result)
                numbers[place] = self._keep(result, found, kept)
                yield result
            else:
                yield recall(file, entries.body(numbers[place]))
        enough = 1 if self._is_new else BACKLOG
        if self._renewed >= enough and save(self._path, self._key, self._pieces(kept)):
            self._renewed = 0
        if not self._renewed:
            self._entries = None

    def _keep(self, result: PageResult, new: Analysed, kept: Kept) -> int:
        """The number of the entry that a result becomes."""
        if new.digest and kept.disk.note(new.asked) and (entry := _entry(result, new)):
            self._renewed += 1
            return kept.entries.add(*entry)
        return NONE

    def _pieces(self, kept: Kept) -> Iterator[bytes | memoryview]:
        """What the file will have: all entries that hold, and at its end what they rest on."""
        numbers = (number for number in kept.numbers if number != NONE)
        questions: set[Question] = set()
        for chunk in kept.entries.in_order(chain(numbers, self._others(kept))):
            yield from chunk
            questions.update(each for *_, asked, _ in unpack(chunk.heads) for each in asked)
        kept.disk.forget_all_but(questions)
        yield pack(kept.disk.saved)

    def _others(self, kept: Kept) -> Collection[int]:
        """The entries of content that nobody asked for."""
        places = _Places(kept.files)
        pairs = ((file.path, identity(file)) for file in self._target.content)
        others = {pair for pair in pairs if places.of(*pair) == NONE}
        found: dict[object, int] = {}
        for first, heads in kept.entries.heads() if others else ():
            for number, (path, made, *_) in enumerate(heads, first):
                if (path, made) in others:
                    found[path, made] = number  # the last is the newest
        return found.values()

    def _result(self, file: ContentFile, body: Body) -> PageResult:
        result = _with_data(file, body)
        if body[1] is None:  # as for most
            return result
        diagnostics, *others = rebuilt(body[1])
        path = shown_path(file.location, self.plan.here)
        diagnostics = [each._replace(path=path) for each in diagnostics]
        return PageResult(file, diagnostics, result.data, *others)


class _Places:
    """Where files stand; entries come in the same order, but for what has been put in or moved."""

    def __init__(self, files: Sequence[ContentFile]) -> None:
        self._files = files
        self._next = 0

    def of(self, path: str, made: tuple[str, ...]) -> int:
        """The place of the file that an entry may be of; ``NONE`` if there is none."""
        files, place = self._files, self._next
        if place == len(files) or files[place].path != path:
            places = (each for each in self._index.places(path) if identity(files[each]) == made)
            place = next(places, NONE)
        if place != NONE:
            self._next = place + 1
        return place

    @cached_property
    def _index(self) -> ByText:
        return ByText(self._files, attrgetter("path"))


def identity(file: ContentFile) -> tuple[str, ...]:
    """What the results of a file rest on besides its path and the site's configuration."""
    return file.language, file.kind, file.logical


def _entry(result: PageResult, new: Analysed) -> tuple[Head, Body] | None:
    """The result as it is kept; None for one that holds what there is no way to keep."""
    _, signature, digest, since, until, asked, judged = new
    others = (result.suppressions, result.images, result.unused, result.remote)
    rest = None
    try:
        if result.diagnostics or any(others):
            diagnostics = [each._replace(path="") for each in result.diagnostics]
            rest = plain([diagnostics, *map(list, others)])
        data = _plain_data(result.data)
    except ValueError:
        return None
    file = result.file
    head = file.path, identity(file), signature, digest, since, until, tuple(asked), judged
    return head, (data, rest)


def _with_data(file: ContentFile, body: Body) -> PageResult:
    data = body[0]
    return PageResult(file, [], rebuilt(data[0]) if type(data) is tuple else data)


def _plain_data(data: Mapping[str, Any] | None) -> Any:
    """The data, in a tuple and plain where ``marshal`` does not take it."""
    try:
        marshal.dumps(data)  # type: ignore[arg-type]
    except ValueError:
        return (plain(data),)
    return data
