"""Sites judged again and again as their files change: only what changed is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cms.engine.clock import Moment
from cms.engine.results import Means, Results
from cms.engine.run import Workers
from cms.engine.validate import Limits, Run, begin_judging, plan_of, run_of
from cms.engine.workspace import find_targets
from cms.schema.site_schemas import forget_files


class Watched:
    """The sites of some paths; see ``validate`` for the parameters."""

    def __init__(
        self,
        paths: Sequence[Path],
        overrides: Mapping[str, object],
        environ: Mapping[str, str],
        limits: Limits,
        means: Means,
    ) -> None:
        self._paths = paths
        self._overrides = overrides
        self._environ = environ
        self._limits = limits
        self._means = means
        self._here = str(Path.cwd())
        self._workers = Workers()
        self._sites: list[Results] = []
        self._pages: set[str] = set()

    @property
    def folders(self) -> list[str]:
        """The folders whose files matter, none inside another."""
        found = {
            str(source)
            for config in (pages.target.config for pages in self._sites)
            for source in (config.root, *(each.source for each in config.mounts))
            if source.is_dir()
        }
        return [
            each for each in sorted(found) if not any(_is_below(each, other) for other in found)
        ]

    def judge(self, moment: Moment, changed: Collection[str] | None = None) -> Run | None:
        """Judges everything, or what it says now that the files at these places changed.

        None where no file has changed that matters. Raises what ``find_targets`` does.
        """
        if changed is not None and not changed:
            return None
        if changed is None or not all(map(self._is_page, changed)):
            self._begin_anew(moment)
        return self._run(moment)

    def _is_page(self, path: str) -> bool:
        """Whether what happened to a file says nothing about others."""
        return path in self._pages and os.path.isfile(path)  # noqa: PTH113 (a string already)

    def _begin_anew(self, moment: Moment) -> None:
        """Looks for the sites' files again, and at their configuration."""
        self._sites, self._pages = [], set()
        forget_files()
        targets = find_targets(self._paths, self._overrides, self._environ)
        for target in targets:
            plan = plan_of(target, moment, self._here)
            self._sites.append(Results(target, plan, self._means, self._workers))
        self._pages = {file.location for target in targets for file in target.content}

    def _run(self, moment: Moment) -> Run:
        targets = [pages.target for pages in self._sites]
        for pages in self._sites:
            pages.plan = plan_of(pages.target, moment, self._here)
        with self._workers:
            begun = [begin_judging(pages, self._limits) for pages in self._sites]
            return run_of(targets, [outcome() for outcome in begun])


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder + os.sep)
