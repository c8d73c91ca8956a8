"""What site rules read of front matter, packed by key: they ask for few values of many pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cms.model.by_text import ByText

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile

Facts = Mapping[str, Any]
Keys = Mapping[str, None]
Recent = deque[tuple["Chunk", str]]

CHUNK = 256
"""Rows that are packed together."""

_UNPACKED = 128
"""Columns of chunks that are kept as they are: a page may be asked for after its translations,
which can be in as many folders as the site has languages."""


class Chunk(dict[str, list[Any]]):
    """Columns of a few rows by name, each of which is unpacked when it is asked for.

    ``recent`` are those that are unpacked, of this and other chunks, the oldest first.
    """

    __slots__ = ("_packed", "_recent")

    def __init__(self, columns: Mapping[str, Sequence[Any]], recent: Recent) -> None:
        self._packed = {name: _pack(values) for name, values in columns.items()}
        self._recent = recent

    def __missing__(self, name: str) -> list[Any]:
        values = self[name] = _unpack(self._packed[name])
        self._recent.append((self, name))
        if len(self._recent) > _UNPACKED:
            chunk, oldest = self._recent.popleft()
            del chunk[oldest]
        return values


class PackedFacts(Mapping[str, "Facts | None"]):
    """The front matter of ``files`` by path, as far as kept; None where Hugo cannot read it.

    Which keys a page has is known without unpacking anything. ``recent`` is as in ``Chunk``.
    """

    def __init__(self, files: Sequence[ContentFile], recent: Recent) -> None:
        self._files = files
        self._recent = recent
        self._chunks: list[Chunk] = []
        self._keys: list[Keys | None] = []
        self._key_sets: dict[tuple[str, ...], Keys] = {}
        self._next = 0

    def append(self, chunk: Sequence[Facts | None]) -> None:
        """Adds the front matter of the next ``CHUNK`` files, or of fewer in the end."""
        self._keys += [None if facts is None else self._interned(tuple(facts)) for facts in chunk]
        rows = [facts or {} for facts in chunk]
        names = {name for keys in set(map(tuple, rows)) for name in keys}
        columns = {name: [facts.get(name) for facts in rows] for name in names}
        self._chunks.append(Chunk(columns, self._recent))

    def _interned(self, names: tuple[str, ...]) -> Keys:
        keys = self._key_sets.get(names)
        if keys is None:
            keys = self._key_sets[names] = dict.fromkeys(names)
        return keys

    def at(self, place: int) -> Facts | None:
        """The front matter of the file at a place."""
        keys = self._keys[place]
        return None if keys is None else _Row(keys, self._chunks[place // CHUNK], place % CHUNK)

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[str]:
        return (file.path for file in self._files)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._place(path) is not None

    def __getitem__(self, path: str) -> Facts | None:
        place = self._place(path)
        if place is None:
            raise KeyError(path)
        return self.at(place)

    def get(self, path: str, default: Any = None) -> Any:
        """As for any mapping, in half the time."""
        place = self._place(path)
        return default if place is None else self.at(place)

    def _place(self, path: str) -> int | None:
        """Where a file is: mostly behind the one that was asked for before."""
        place = self._next
        if place >= len(self._files) or self._files[place].path != path:
            places = self._index.places(path)
            if not places:
                return None
            place = places[0]
        self._next = place + 1
        return place

    @cached_property
    def _index(self) -> ByText:
        return ByText(self._files, attrgetter("path"))


class _Row(Mapping[str, Any]):
    """The front matter of one page, of which only the keys are at hand."""

    __slots__ = ("_chunk", "_keys", "_number")

    def __init__(self, keys: Keys, chunk: Chunk, number: int) -> None:
        self._keys = keys
        self._chunk = chunk
        self._number = number

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __getitem__(self, key: str) -> Any:
        if key not in self._keys:
            raise KeyError(key)
        return self._chunk[key][self._number]

    def get(self, key: str, default: Any = None) -> Any:
        """As for any mapping, in half the time."""
        return self._chunk[key][self._number] if key in self._keys else default


def _pack(values: Sequence[Any]) -> bytes:
    import pickle
    import zlib

    return zlib.compress(pickle.dumps(values, pickle.HIGHEST_PROTOCOL), 1)


def _unpack(packed: bytes) -> list[Any]:
    import pickle
    import zlib

    values: list[Any] = pickle.loads(zlib.decompress(packed))
    return values
