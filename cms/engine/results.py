"""The results of pages: from earlier runs where they still hold, else found now."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.engine.page import PageResult, validate_file
from cms.engine.plan import Plan
from cms.engine.run import Workers
from cms.engine.workspace import Target
from cms.hugo.content.content_file import ContentFile

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from cms.engine.cache.analysis import Analysed
    from cms.engine.cache.pages import PageCache
    from cms.engine.run import Result, Work

WORTHWHILE = 64
"""Files below which judging them takes no longer than reading the cache."""


class Means(NamedTuple):
    """What there is to save time with: the folder of earlier results, and who else analyses."""

    cache: Path | None = None
    executor: "Executor | None" = None


class Results:
    """The results of one target's pages; ``plan`` may move on to another moment."""

    def __init__(self, target: Target, plan: Plan, means: Means, workers: Workers) -> None:
        self.target = target
        self.plan = plan
        self._means = means
        self._workers = workers

    def under(self, plan: Plan) -> "Results":
        """The results of the same pages under another plan."""
        return Results(self.target, plan, self._means, self._workers)

    def of(self, files: Sequence[ContentFile]) -> list[PageResult]:
        """The results of files, in their order."""
        return list(self.begin(files))

    def begin(self, files: Sequence[ContentFile]) -> Iterator[PageResult]:
        """The results of files, which others may be working on from now on.

        They are kept for other runs once the last one is taken.
        """
        cache = self._cache_for(files)
        if cache:
            kept = cache.find(files)
            return cache.results(kept, self._begin_analysis(kept.missing))
        if self._means.executor is None:
            return map(_with_file, files, self._begin(validate_files, files))
        return map(_with_file, files, (each.result for each in self._begin_analysis(files)))

    def facts(self, files: Sequence[ContentFile]) -> dict[str, Any]:
        """What site rules read of the front matter of files, by path."""
        from cms.engine.cache.analysis import read_files

        cache = self._cache_for(files)
        if cache:
            kept = cache.find(files, judged=False)
            return dict(cache.facts(kept, self._begin(read_files, kept.missing)))
        done = (each.result for each in self._begin(read_files, files))
        return {each.file.path: each.data for each in map(_with_file, files, done)}

    def _begin_analysis(self, files: Sequence[ContentFile]) -> "Iterator[Analysed]":
        if self._means.executor is not None and len(files) >= WORTHWHILE:
            from cms.engine.cluster import analyse_on

            return analyse_on(self._means.executor, files, self.plan)
        from cms.engine.cache.analysis import analyse_files

        return self._begin(analyse_files, files)

    def _begin(
        self, work: "Work[ContentFile, Plan, Result]", files: Sequence[ContentFile]
    ) -> "Iterator[Result]":
        return self._workers.begin(work, files, self.plan, self.target.settings.jobs)

    def _cache_for(self, files: Sequence[ContentFile]) -> "PageCache | None":
        cache = self._cache if len(files) >= WORTHWHILE else None
        if cache:
            cache.plan = self.plan
        return cache

    @cached_property
    def _cache(self) -> "PageCache | None":
        if self._means.cache is None:
            return None
        from cms.engine.cache.pages import PageCache

        return PageCache(self.target, self.plan, self._means.cache)


def validate_files(files: Sequence[ContentFile], plan: Plan) -> list[tuple[Any, ...]]:
    """The results of files without the files, which who asks has; work for ``Workers``."""
    return [validate_file(file, plan)[0][1:] for file in files]


def _with_file(file: ContentFile, rest: tuple[Any, ...]) -> PageResult:
    return PageResult(file, *rest)
