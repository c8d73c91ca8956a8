"""Sites judged again and again as their files change: only what changed is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cms.engine.clock import Moment
from cms.engine.results import Means, Results
from cms.engine.validate import Limits, Run, judge_target, plan_of, run_of
from cms.engine.workspace import Target, find_targets
from cms.hugo.content.content_file import content_files
from cms.model import Diagnostic, Message
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
        self._sites: list[tuple[Target, Results]] = []
        self._pages: set[str] = set()

    @property
    def folders(self) -> list[str]:
        """The folders whose files matter, none inside another."""
        found = {
            str(source)
            for target, _ in self._sites
            for source in (target.config.root, *(each.source for each in target.config.mounts))
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
            self._sites.append((target, Results(target, plan, self._means)))
        self._pages = {file.location for target in targets for file in content_files(target.tree)}

    def _run(self, moment: Moment) -> Run:
        found: list[Diagnostic] = []
        notices: list[Message] = []
        number_of_files = 0
        for target, pages in self._sites:
            pages.plan = plan_of(target, moment, self._here)
            judged = judge_target(target, pages, self._limits)
            found += judged.found
            notices += judged.notices
            number_of_files += judged.files
        return run_of([target for target, _ in self._sites], found, number_of_files, notices)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder + os.sep)
