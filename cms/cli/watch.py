"""What ``cms validate --watch`` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from cms.cli.judge import Wishes, conclude
from cms.cli.outputs import read_outputs
from cms.engine.clock import read_clock
from cms.engine.results import Means
from cms.engine.validate import Limits, Run
from cms.engine.watch import Watched
from cms.errors import CmsError, UsageError
from cms.folders import cache_folder
from cms.model import msg
from cms.report.text import harmless

Changes = Callable[[Sequence[str]], Iterator[Collection[str]]]
"""Gives, for folders, the places of files that have changed, time and again."""

CLEAR = "\x1b[2J\x1b[3J\x1b[H"

DEBOUNCE = 200
"""Milliseconds within which changes come together at most."""

STEP = 10
"""Milliseconds without another change after which they are complete."""


def watch_files(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    wishes: Wishes,
    changes: Changes | None = None,
) -> int:
    """Writes a report now and after every change; returns 0 once the user interrupts."""
    if wishes.changes_files or wishes.stdin_filename or wishes.shard or wishes.cluster:
        raise UsageError(msg("--watch reports on files only"), msg("leave out --watch"))
    means = Means(None if wishes.no_cache else cache_folder(os.environ))
    watched = Watched(paths, overrides, os.environ, Limits(wishes.diff_base), means)
    changes = changes or _from_system()
    run = watched.judge(read_clock(wishes.clock))
    try:
        _show(run, wishes)
        own = _own_files(run, means)
        for changed in changes(watched.folders):
            others = {path for path in changed if not path.startswith(own)}
            try:
                run = watched.judge(read_clock(wishes.clock), others)
            except CmsError as error:  # such as a configuration that is half written
                _clear()
                sys.stderr.write(f"cms: {harmless(str(error))}\n")
            else:
                _show(run, wishes)
    except KeyboardInterrupt:
        pass
    return 0


def _show(run: Run | None, wishes: Wishes) -> None:
    if run is not None:
        _clear()
        conclude(run, wishes)
        sys.stdout.flush()


def _clear() -> None:
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
        sys.stdout.flush()


def _own_files(run: Run | None, means: Means) -> tuple[str, ...]:
    """What reports and caches are written to: to look at that again would never end."""
    names = run.settings.output_format if run else ()
    reports = [os.path.abspath(each.file) for each in read_outputs(names) if each.file]
    caches = [os.path.abspath(means.cache) + os.sep] if means.cache else []
    return tuple(reports + caches)


def _from_system() -> Changes:
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError(
            msg("--watch needs watchfiles"), msg("pip install 'hugo-cms[watch]'")
        ) from None

    def changes(folders: Sequence[str]) -> Iterator[Collection[str]]:
        for found in watch(*folders, debounce=DEBOUNCE, step=STEP):
            yield {path for _, path in found}

    return changes
