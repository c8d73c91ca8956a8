"""Records by the logical path of their page, in the order of the paths."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, TypeVar

Item = TypeVar("Item")


class ByPath(Generic[Item]):
    """Records found by a path among them, which ``path_of`` tells.

    They are kept as a sorted list, as a table of a million paths takes a hundred times as much.
    """

    def __init__(self, items: Iterable[Item], path_of: Callable[[Item], str]) -> None:
        self.all = sorted(items, key=path_of)
        self._path_of = path_of

    def __contains__(self, path: str) -> bool:
        at = self._place(path)
        return at < len(self.all) and self._path_of(self.all[at]) == path

    def __getitem__(self, path: str) -> Sequence[Item]:
        """Those of one path; empty where there are none."""
        end = start = self._place(path)
        while end < len(self.all) and self._path_of(self.all[end]) == path:
            end += 1
        return self.all[start:end]

    def __iter__(self) -> Iterator[str]:
        """Each path once; a path comes after those above it."""
        return (path for path, _ in groupby(self.all, self._path_of))

    def items(self) -> Iterator[tuple[str, Sequence[Item]]]:
        """Each path with its records."""
        return ((path, list(items)) for path, items in groupby(self.all, self._path_of))

    def values(self) -> Iterator[Sequence[Item]]:
        """The records of each path."""
        return (items for _, items in self.items())

    def _place(self, path: str) -> int:
        return bisect_left(self.all, path, key=self._path_of)
