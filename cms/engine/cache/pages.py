"""Results of pages from earlier runs, as far as they still hold."""

from __future__ import annotations

import gc
import marshal
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple

from cms.engine.cache.disk import Disk
from cms.engine.cache.file import load, path_of, save
from cms.engine.cache.key import key_of, name_of
from cms.engine.cache.plain import plain, rebuilt
from cms.engine.cache.signature import Signature, digest, digest_of_file, digest_of_names, settled
from cms.engine.page import PageResult, read, validate_file
from cms.engine.plan import Plan
from cms.engine.site import facts_of
from cms.engine.workspace import Target, shown_path
from cms.hugo.content.content_file import ContentFile
from cms.rules.grounds import Question

Entries = dict[str, Any]
"""``Entry`` by path, as plain tuples."""

UNJUDGED = ()
"""In place of the rest of a result."""

ALWAYS = -(1 << 62), 1 << 62
"""From when to when holds what does not depend on the moment judged."""

BACKLOG = 32
"""New results below which a file of many is not written anew."""


class Analysed(NamedTuple):
    """A result and what it rests on: the file's signature and digest, and its ``Grounds``.

    ``asked`` has the digest of the names in a folder. A page that was not ``judged`` has been read
    for its data only.
    """

    result: PageResult
    signature: Signature | None
    digest: bytes
    since: int
    until: int
    asked: Mapping[Question, Any]
    judged: bool = True


class Entry(NamedTuple):
    """A result as it is kept; ``file`` is without its path and place.

    ``data`` is in a tuple and plain where ``marshal`` does not take it; ``rest`` is plain, None
    where there is nothing else, and ``UNJUDGED`` where nobody has looked.
    """

    signature: Signature | None
    digest: bytes
    file: tuple[Any, ...]
    since: int
    until: int
    asked: tuple[Question, ...]
    data: Any
    rest: Any


class PageCache:
    """The results of one target's pages under one plan; nothing is read before it is asked.

    The moment that the ``plan`` judges by may move on.
    """

    def __init__(self, target: Target, plan: Plan, folder: Path) -> None:
        self._target = target
        self.plan = plan
        self._disk = Disk(plan.site)
        self._path = path_of(folder, name_of(plan))
        self._renewed = 0
        self._is_new = True

    @cached_property
    def _entries(self) -> Entries:
        """What is kept and does not rest on what has changed on the disk."""
        collects = gc.isenabled()
        gc.disable()  # thousands of objects come at once, all of them to stay
        try:
            found = load(self._path, self._key) if self._path.is_file() else None
        finally:
            if collects:
                gc.enable()
        if found is None:
            self._disk.changes()
            return {}
        self._is_new = False
        entries: Entries
        saved, entries = found
        changed = self._disk.changes(saved)
        if changed:
            entries = {
                path: entry for path, entry in entries.items() if changed.isdisjoint(entry[5])
            }
            self._renewed += BACKLOG
        return entries

    @cached_property
    def _key(self) -> bytes:
        return key_of(self.plan)

    def recall(self, files: Sequence[ContentFile]) -> list[PageResult | None]:
        """The results that still hold, in the order of the files."""
        entries, now, moment = self._entries, time_ns(), self.plan.site.grounds.now
        recalled: list[PageResult | None] = []
        for file in files:
            entry = entries.get(file.path)
            if entry is None or entry[7] == UNJUDGED or not self._holds(file, entry, now, moment):
                recalled.append(None)
            elif entry[7] is None and type(entry[6]) is dict:  # as most are
                recalled.append(PageResult(file, [], entry[6]))
            else:
                recalled.append(self._recall(file, entry))
        return recalled

    def facts(self, files: Iterable[ContentFile]) -> dict[str, Any]:
        """What site rules read of the front matter of files whose results still hold, by path."""
        entries, now, moment = self._entries, time_ns(), self.plan.site.grounds.now
        return {
            file.path: _read_data(entry[6])
            for file in files
            if (entry := entries.get(file.path)) and self._holds(file, entry, now, moment)
        }

    def keep(self, done: Iterable[Analysed]) -> None:
        """Writes new results beside the old ones, if they are enough to be worth it."""
        for each in done:
            path = each.result.file.path
            self._entries.pop(path, None)
            if each.digest and self._disk.note(each.asked) and (entry := _entry(each)):
                self._entries[path] = tuple(entry)
                self._renewed += 1
        if self._renewed >= (1 if self._is_new else BACKLOG):
            self._save()

    def _save(self) -> None:
        here = {file.path for file in self._target.content}
        kept = {path: entry for path, entry in self._entries.items() if path in here}
        self._disk.forget_all_but({question for entry in kept.values() for question in entry[5]})
        save(self._path, self._key, (self._disk.saved, kept))
        self._renewed, self._is_new = 0, False

    def _recall(self, file: ContentFile, entry: tuple[Any, ...]) -> PageResult:
        data, rest = _read_data(entry[6]), entry[7]
        if rest is None:
            return PageResult(file, [], data)
        diagnostics, *others = rebuilt(rest)
        path = shown_path(file.location, self.plan.here)
        return PageResult(file, [each._replace(path=path) for each in diagnostics], data, *others)

    def _holds(self, file: ContentFile, entry: tuple[Any, ...], now: int, moment: int) -> bool:
        """Whether a result is the file's; ``now`` as in ``settled``, ``moment`` is judged."""
        if entry[2] != identity(file) or not entry[3] <= moment < entry[4]:
            return False
        found = settled(file.location, now)
        if found is not None and found == entry[0]:
            return True
        if digest_of_file(file.location) != entry[1]:
            return False
        if found is not None:
            self._entries[file.path] = (found, *entry[1:])
            self._renewed += 1
        return True


def identity(file: ContentFile) -> tuple[str, ...]:
    """What the results of a file rest on besides its path and the site's configuration."""
    return file.language, file.kind, file.logical


def analyse_files(files: Sequence[ContentFile], plan: Plan) -> list[Analysed]:
    """The results of files, to be kept; work for ``Workers``."""
    return [analyse_file(file, plan) for file in files]


def analyse_file(file: ContentFile, plan: Plan) -> Analysed:
    """The result of a file, to be kept."""
    plan.site.grounds.clear()
    before = settled(file.location)  # older than the bytes: what changes meanwhile is noticed
    result, raw = validate_file(file, plan)
    return analysed(result, raw, before, plan)


def read_files(files: Sequence[ContentFile], plan: Plan) -> list[Analysed]:
    """The data of files, to be kept; work for ``Workers``."""
    return [_read(file, plan) for file in files]


def _read(file: ContentFile, plan: Plan) -> Analysed:
    before = settled(file.location)
    try:
        raw = read(file.location)
        data = facts_of(raw, plan)
    except OSError:
        raw, data = b"", None
    known = digest(raw) if raw and not file.is_link else b""
    return Analysed(PageResult(file, [], data), before, known, *ALWAYS, {}, judged=False)


def analysed(result: PageResult, raw: bytes, before: Signature | None, plan: Plan) -> Analysed:
    """The result of bytes, and what it rests on."""
    grounds = plan.site.grounds
    asked = {
        question: digest_of_names(answer) if question[0] == "folder" else answer
        for question, answer in grounds.asked.items()
    }
    is_read = bool(raw) and not result.file.is_link
    known = digest(raw) if is_read else b""
    return Analysed(result, before, known, grounds.since, grounds.until, asked)


def _entry(new: Analysed) -> Entry | None:
    """The result as it is kept; None for one that holds what there is no way to keep."""
    result = new.result
    others = (result.suppressions, result.images, result.unused, result.remote)
    try:
        rest = None if new.judged else UNJUDGED
        if result.diagnostics or any(others):
            diagnostics = [each._replace(path="") for each in result.diagnostics]
            rest = plain([diagnostics, *map(list, others)])
        data = _plain_data(result.data)
    except ValueError:
        return None
    asked = tuple(new.asked)
    return Entry(
        new.signature, new.digest, identity(result.file), new.since, new.until, asked, data, rest
    )


def _plain_data(data: Mapping[str, Any] | None) -> Any:
    try:
        marshal.dumps(data)  # type: ignore[arg-type]
    except ValueError:
        return (plain(data),)
    return data


def _read_data(kept: Any) -> Any:
    return rebuilt(kept[0]) if type(kept) is tuple else kept
