"""The results of a large site's pages, kept small: most are never looked at again by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, overload

from cms.engine.page import PageResult
from cms.hugo.content.content_file import ContentFile

WORTHWHILE = 200_000
"""Files from which on the memory that is saved is worth a tenth more time."""

_CHUNK = 64
"""Results that are packed, and unpacked, together."""

_DATA = PageResult._fields.index("data") - 1
"""Where the data stands in a result without its file."""

_UNPACKED = 128
"""Chunks that are kept as they are."""


class PackedResults(Sequence[PageResult]):
    """Results in the order of ``files``, in a tenth of the memory."""

    def __init__(self, files: Sequence[ContentFile], results: Iterable[PageResult]) -> None:
        self._files = files
        self._unpacked: dict[int, list[Any]] = {}
        rest = (result[1:] for result in results)
        self._packed = list(iter(lambda: _pack(list(islice(rest, _CHUNK))), b""))

    @property
    def data(self) -> Mapping[str, Any]:
        """What site rules read of front matter, by path."""
        places = {file.path: place for place, file in enumerate(self._files)}
        return _Data(places, self._chunk)

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, at: int) -> PageResult: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PageResult]: ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return PageResult(self._files[at], *self._chunk(at // _CHUNK)[at % _CHUNK])

    def __iter__(self) -> Iterator[PageResult]:
        rest = (each for number in range(len(self._packed)) for each in self._chunk(number))
        return (PageResult(file, *each) for file, each in zip(self._files, rest, strict=True))

    def _chunk(self, number: int) -> list[Any]:
        chunk = self._unpacked.get(number)
        if chunk is None:
            chunk = _unpack(self._packed[number])
            if len(self._unpacked) >= _UNPACKED:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[number] = chunk
        return chunk


class _Data(Mapping[str, Any]):
    def __init__(self, places: Mapping[str, int], chunk: Callable[[int], list[Any]]) -> None:
        self._places = places
        self._chunk = chunk

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __getitem__(self, path: str) -> Any:
        place = self._places[path]
        return self._chunk(place // _CHUNK)[place % _CHUNK][_DATA]

    def get(self, path: str, default: Any = None) -> Any:
        """As for any mapping, in half the time."""
        return self[path] if path in self._places else default


def _pack(chunk: list[Any]) -> bytes:
    import pickle
    import zlib

    return zlib.compress(pickle.dumps(chunk), 1) if chunk else b""


def _unpack(packed: bytes) -> list[Any]:
    import pickle
    import zlib

    chunk: list[Any] = pickle.loads(zlib.decompress(packed))
    return chunk
