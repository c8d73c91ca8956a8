"""The results of a large site's pages, kept small: most are never looked at again by themselves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, overload

from cms.engine.columns import CHUNK, Chunk, PackedFacts, Recent
from cms.engine.page import PageResult

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile

_DATA = PageResult._fields.index("data")
_REST = "rest"


class PackedResults(Sequence[PageResult]):
    """Results in the order of ``files``, in a thirtieth of the memory.

    ``data`` is what site rules read of front matter, by path.
    """

    def __init__(self, files: Sequence[ContentFile], results: Iterable[PageResult]) -> None:
        recent: Recent = deque()
        self.data = PackedFacts(files, recent)
        self._files = files
        self._rest: list[Chunk] = []
        remaining = iter(results)
        while chunk := list(islice(remaining, CHUNK)):
            self.data.append([result.data for result in chunk])
            rest = [(*result[1:_DATA], *result[_DATA + 1 :]) for result in chunk]
            self._rest.append(Chunk({_REST: rest}, recent))

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, at: int) -> PageResult: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PageResult]: ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        rest = self._rest[place // CHUNK][_REST][place % CHUNK]
        return PageResult(self._files[place], rest[0], self.data.at(place), *rest[1:])

    def __iter__(self) -> Iterator[PageResult]:
        rest = (each for chunk in self._rest for each in chunk[_REST])
        for place, (file, each) in enumerate(zip(self._files, rest, strict=True)):
            yield PageResult(file, each[0], self.data.at(place), *each[1:])
