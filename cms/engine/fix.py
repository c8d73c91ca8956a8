"""Fixes applied to bytes: chosen, proven, spliced in, and repeated until nothing is left to do.

Nothing here writes. What cannot be proven is not done, and said.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cms.engine.mend import Mended, allowed, mend, of_page
from cms.engine.page import PageResult, analyse
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.workspace import shown_path
from cms.hugo.content.content_file import ContentFile
from cms.model import Applicability, Diagnostic, Edit, msg
from cms.model.repair import Refused

ROUNDS = 20
"""How often files are judged again; fixes that wait for others need a round each."""

Read = Callable[[str], bytes]
"""Gives the bytes of a file by its location."""

PlaceBefore = tuple[str, str, int]
"""A finding by path, code, and where it starts in the file as it was before all fixes."""

ENDLESS = msg("the fixes of this file make each other necessary without end")

Judge = Callable[[Sequence[PageResult], Read], list[Diagnostic]]
"""Gives what is to be reported of the files with these results."""


class Fixed(NamedTuple):
    """A file after its fixes; ``remaining`` is what the rules still find in it."""

    raw: bytes
    fixed: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]
    refused: tuple[Refused, ...]


def fix_bytes(file: ContentFile, raw: bytes, plan: Plan, level: Applicability) -> Fixed:
    """Applies all fixes of page rules that are at least as sure as ``level``."""
    alone = plan._replace(site_rules=())

    def judge(results: Sequence[PageResult], read: Read) -> list[Diagnostic]:
        return of_page(results[0], read(file.location), alone)

    rounds = Rounds([analyse(file, raw, alone)], lambda _: raw, alone, level, judge)
    remaining = rounds.run()
    text = rounds.texts.get(file.location) or Text(file, raw)
    return Fixed(text.raw, tuple(text.fixed), tuple(remaining), text.refused)


# Files together, round by round


class Text:
    """A file that is being fixed: what it was, what it is, and how it came to that."""

    __slots__ = ("before", "file", "fixed", "raw", "refused", "steps", "tried")

    def __init__(self, file: ContentFile, raw: bytes) -> None:
        self.file = file
        self.before = self.raw = raw
        self.steps: list[tuple[Edit, ...]] = []
        self.fixed: list[Diagnostic] = []
        self.refused: tuple[Refused, ...] = ()
        self.tried: list[Diagnostic] | None = None  # fixes that did not change the text as it is


class _Task(NamedTuple):
    file: ContentFile
    raw: bytes
    found: list[Diagnostic]


class Rounds:
    """Judges files and applies fixes in turn, all in memory.

    ``read`` gives the bytes of a file; of files with fixes those that ``results`` were found in.
    ``texts``, by location, are the files that were fixed, or tried to.
    """

    def __init__(
        self,
        results: Sequence[PageResult],
        read: Read,
        plan: Plan,
        level: Applicability,
        judge: Judge,
    ) -> None:
        self.results = {each.file.location: each for each in results}
        self.texts: dict[str, Text] = {}
        self._plan = plan
        self._level = level
        self._judge = judge
        self._read = read
        self._read_now: dict[str, bytes] = {}  # what fixes are for, and what they are applied to
        self._locations = {shown_path(each, plan.here): each for each in self.results}

    def run(self) -> list[Diagnostic]:
        """Fixes what can be fixed; what is to be reported then."""
        found = self._found()
        for _ in range(ROUNDS):
            tasks = self._tasks(found)
            if not tasks:
                return found
            self._mend(tasks)
            found = self._found()
        endless = self._tasks(found)
        if not endless:
            return found
        self._give_up([task.file.location for task in endless])
        return self._found()

    def read(self, location: str) -> bytes:
        """The file as it is by now."""
        text = self.texts.get(location)
        if text is not None:
            return text.raw
        if location not in self._read_now:
            self._read_now[location] = self._read(location)
        return self._read_now[location]

    def places_before(self, found: Iterable[Diagnostic]) -> set[PlaceBefore]:
        """What findings are known by, whatever was done to files since."""
        return set(map(self.place_before, found))

    def place_before(self, found: Diagnostic) -> PlaceBefore:
        """What a finding is known by, whatever was done to its file since."""
        text = self.texts.get(self._locations[found.path])
        offset = found.span.start
        for edits in reversed(text.steps if text else []):
            offset = _before(offset, edits)
        return found.path, found.code, offset

    def _found(self) -> list[Diagnostic]:
        return self._judge(list(self.results.values()), self.read)

    def _tasks(self, found: Iterable[Diagnostic]) -> list[_Task]:
        by_location: dict[str, list[Diagnostic]] = {}
        for each in allowed(found, self._level):
            by_location.setdefault(self._locations[each.path], []).append(each)
        tasks = []
        for location, fixable in by_location.items():
            text = self.texts.get(location)
            if text is None or text.tried != fixable:
                file = self.results[location].file
                tasks.append(_Task(file, self.read(location), fixable))
        self._read_now.clear()
        return tasks

    def _mend(self, tasks: Sequence[_Task]) -> None:
        jobs = self._plan.site.settings.jobs
        done = map_chunks(_mend_files, tasks, (self._plan, self._level), jobs)
        for task, (mended, result) in zip(tasks, done, strict=True):
            location = task.file.location
            text = self.texts.setdefault(location, Text(task.file, task.raw))
            text.raw = mended.raw
            text.steps += mended.steps
            text.fixed += mended.fixed
            text.refused = mended.refused
            text.tried = None
            if result is None:
                text.tried = task.found
            else:
                self.results[location] = result

    def _give_up(self, locations: Iterable[str]) -> None:
        """Takes back what was done to files that come to no end."""
        for location in locations:
            text = self.texts[location]
            text.refused = tuple(Refused(each, ENDLESS) for each in text.fixed)
            text.raw = text.before
            text.fixed, text.steps = [], []
            self.results[location] = analyse(text.file, text.raw, self._plan)


def _mend_files(
    tasks: Sequence[_Task], common: tuple[Plan, Applicability]
) -> list[tuple[Mended, PageResult | None]]:
    """Each file with its fixes, and what the rules say of it then if it has changed."""
    plan, level = common
    done: list[tuple[Mended, PageResult | None]] = []
    for file, raw, found in tasks:
        mended = mend(file, raw, found, plan, level)
        changed = mended.raw != raw
        done.append((mended, analyse(file, mended.raw, plan) if changed else None))
    return done


def _before(offset: int, edits: Sequence[Edit]) -> int:
    """Where a byte stood before edits; one that came with an edit, where that was made."""
    grown = 0
    for (start, end), text in sorted(edits):
        now = start + grown
        if offset < now:
            break
        if offset < now + len(text):
            return start
        grown += len(text) - (end - start)
    return offset - grown
