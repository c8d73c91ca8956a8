"""Which files a conversion writes, and which it leaves alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from cms.chinese.directions import TAGS, choose_direction, written_by
from cms.chinese.term_files import site_terms
from cms.engine.convert.article import How
from cms.engine.convert.checks import NO_CHINESE
from cms.engine.convert.choice import Choice, Refused
from cms.engine.convert.fragments import (
    Fragments,
    Page,
    id_settings,
    unique_names,
    with_pinned_ids,
)
from cms.engine.convert.record import Entry, digest, read_record
from cms.engine.convert.twins import Twins
from cms.engine.convert.wish import Wish
from cms.engine.convert.work import Result, Task, convert_files
from cms.engine.page import read
from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.hugo.content.content_file import ContentFile
from cms.languages import canonical
from cms.model import Message, msg

_LARGE = 3_000_000
"""Bytes of articles from which on several processes convert them faster than one."""


class Written(NamedTuple):
    """A file that a conversion writes; ``before`` is None for a new one."""

    location: str
    before: bytes | None
    after: bytes


class Outcome(NamedTuple):
    """What a conversion does: ``twins`` are by site the pages by the paths of their translations.

    ``refused`` are files that stand against it, ``kept`` translations that somebody else wrote.
    ``results`` is what each of the files becomes, written or not.
    """

    written: tuple[Written, ...] = ()
    refused: tuple[Refused, ...] = ()
    kept: tuple[Refused, ...] = ()
    twins: tuple[tuple[Path, Mapping[str, Page]], ...] = ()
    notices: tuple[Message, ...] = ()
    results: tuple[bytes, ...] = ()

    @property
    def number(self) -> int:
        """Files that can be converted."""
        return len(self.results)

    def plus(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(
            self.written + other.written,
            self.refused + other.refused,
            self.kept + other.kept,
            self.twins + other.twins,
            self.notices + other.notices,
            self.results + other.results,
        )


def plan_conversion(
    paths: Sequence[Path],
    wish: Wish,
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
) -> Outcome:
    """What converting these files and folders does; nothing is written.

    Raises ``UsageError`` for a wish that nothing can fulfil, ``InputError`` for a path that does
    not exist, ``ConfigError`` for settings or a Hugo configuration that cannot be used.
    """
    wish, named = read_wish(paths, wish)
    targets = find_targets(paths, overrides, environ)
    outcome = Outcome(notices=tuple(notices_of(targets)))
    for target in targets:
        outcome = outcome.plus(_Plan(target, wish, named).outcome())
    return outcome


def read_wish(paths: Sequence[Path], wish: Wish) -> tuple[Wish, set[str]]:
    """A wish with its target's tag, and what the command line names; raises ``UsageError``."""
    direction = choose_direction(wish.config, wish.source, wish.target, idioms=wish.idioms)
    tag = wish.target or TAGS[written_by(direction)]
    return wish._replace(tag=canonical(tag) or tag), {os.path.abspath(path) for path in paths}


class _Plan:
    """The conversion of the chosen files of one site."""

    def __init__(self, target: Target, wish: Wish, named: set[str]) -> None:
        self.target = target
        self.config = target.config
        self.wish = wish
        self.choice = Choice(target, wish, named)
        self.named = named
        self.here = str(Path.cwd())
        self.refused: list[Refused] = []
        self.kept: list[Refused] = []

    def outcome(self) -> Outcome:
        tasks = self.choice.tasks()
        settings = self.target.settings
        common = self.wish, site_terms(self.config.root, settings.convert.terms)
        are_large = any(size > _LARGE for size in accumulate(map(_size, tasks)))
        done = map_chunks(convert_files, tasks, common, settings.jobs, are_large=are_large)
        ways = {task.file.language: task.how for task in tasks}
        pages = self._linked(list(self._pages(tasks, done)), ways)
        twins: tuple[tuple[Path, Mapping[str, Page]], ...] = ()
        if self.wish.in_place:
            written = [Written(page.file.location, page.before, page.after) for page in pages]
        else:
            written, translated = self._twins(pages)
            twins = ((self.config.root, translated),)
        changed = tuple(each for each in written if each.before != each.after)
        return Outcome(
            changed,
            (*self.choice.refused, *self.refused),
            tuple(self.kept),
            twins,
            results=tuple(page.after for page in pages),
        )

    # What becomes of them

    def _pages(self, tasks: Iterable[Task], done: Iterable[Result | Message]) -> Iterator[Page]:
        """What was converted; the rest is refused."""
        for task, result in zip(tasks, done, strict=True):
            if not isinstance(result, Message):
                yield Page(task.file, *result)
            elif result != NO_CHINESE or task.file.location in self.named:
                self._refuse(task.file, result)

    def _linked(self, pages: Sequence[Page], ways: Mapping[str, How]) -> list[Page]:
        """The pages with links that follow headings, or with headings that keep their ids."""
        ids = {
            code: id_settings(self.config.language(code).settings.get("markup") or {}, how.options)
            for code, how in ways.items()
        }
        if self.wish.pin_ids:
            return [
                page._replace(
                    after=with_pinned_ids(page.before, page.after, ids[page.file.language])
                )
                for page in pages
            ]
        by_path = {page.file.logical: page for page in pages if page.file.kind}
        names = unique_names(page.file for page in by_path.values())
        fragments = Fragments(by_path.get, names, in_place=self.wish.in_place)
        return [fragments.followed(page, ids[page.file.language]) for page in pages]

    def _twins(self, pages: Iterable[Page]) -> tuple[list[Written], dict[str, Page]]:
        twins = Twins(self.config, self.target.content, self.choice.code)
        record = read_record(self.config.root)
        written: list[Written] = []
        translated: dict[str, Page] = {}
        for page in pages:
            location = twins.location(page.file)
            name = shown_path(location, str(self.config.root))
            before = _read(location)
            if not self._may_write(page, before, record.get(name), location):
                continue
            written.append(Written(page.file.location, page.before, page.original))
            written.append(Written(location, before, page.after))
            translated[name] = page
        return written, translated

    def _may_write(
        self, page: Page, before: bytes | None, known: Entry | None, location: str
    ) -> bool:
        """Whether the twin is new, or is as an earlier conversion left it."""
        if before is None or before == page.after or self.wish.force:
            return True
        if known is not None and known.written == digest(before):
            return True
        if known is not None and known.source == digest(page.original):
            return False  # edited by hand, and the original has not changed since
        path = shown_path(location, self.here)
        reason = msg("somebody else wrote it, so it is left as it is; --force replaces it")
        if known is not None:
            reason = msg(
                "it was edited since it was written, and {original} has changed; it is left as it "
                "is, and --force replaces it",
                original=shown_path(page.file.location, self.here),
            )
        is_named = page.file.location in self.named
        self.kept.append(Refused(path, reason, is_named, known is not None))
        return False

    def _refuse(self, file: ContentFile, reason: Message) -> None:
        path = shown_path(file.location, self.here)
        self.refused.append(Refused(path, reason, file.location in self.named))


def _read(location: str) -> bytes | None:
    try:
        return read(location)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _size(task: Task) -> int:
    try:
        return Path(task.file.location).stat().st_size
    except OSError:  # which is said when it is read
        return 0
