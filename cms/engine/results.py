"""The results of pages: from earlier runs where they still hold, else found now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cms.engine.page import PageResult, validate_file
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.hugo.content.content_file import ContentFile

if TYPE_CHECKING:
    from cms.engine.cache.pages import PageCache

WORTHWHILE = 64
"""Files below which judging them takes no longer than reading the cache."""


class Results:
    """The results of one target's pages; ``cache`` is the folder of those from earlier runs."""

    def __init__(self, target: Target, plan: Plan, cache: Path | None = None) -> None:
        self._target = target
        self._plan = plan
        self._folder = cache

    def of(self, files: Sequence[ContentFile]) -> list[PageResult]:
        """The results of files, in their order."""
        jobs = self._target.settings.jobs
        cache = self._cache if len(files) >= WORTHWHILE else None
        if cache is None:
            return map_chunks(validate_files, files, self._plan, jobs)
        from cms.engine.cache.pages import analyse_files

        known = cache.recall(files)
        missing = [file for file, result in zip(files, known, strict=True) if result is None]
        done = map_chunks(analyse_files, missing, self._plan, jobs)
        cache.keep(done)
        new = iter(done)
        return [next(new).result if result is None else result for result in known]

    def facts(self, files: Sequence[ContentFile]) -> dict[str, Any]:
        """What earlier runs have read of the front matter of files, by path."""
        cache = self._cache if len(files) >= WORTHWHILE else None
        return cache.facts(files) if cache else {}

    @cached_property
    def _cache(self) -> PageCache | None:
        if self._folder is None:
            return None
        from cms.engine.cache.pages import PageCache

        return PageCache(self._target, self._plan, self._folder)


def validate_files(files: Sequence[ContentFile], plan: Plan) -> list[PageResult]:
    """The results of files; work for ``map_chunks``."""
    return [validate_file(file, plan)[0] for file in files]
