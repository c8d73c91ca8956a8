"""Results of pages as they are kept: packed, in chunks of pages that follow each other."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from cms.engine.cache.signature import Signature
from cms.rules.grounds import Question

Head = tuple[str, tuple[str, ...], "Signature | None", bytes, int, int, tuple[Question, ...], bool]
"""What tells whether an entry holds: path and identity of the file, its signature and digest, from
when to when, what was asked of the disk, and whether the page was judged or only read."""

Body = tuple[Any, Any]
"""The data for site rules and the rest of a result, both as plain data."""

_CHUNK = 128
"""Entries of a chunk; one put together from others has fewer than twice as many."""

_SLOTS = 2 * _CHUNK
"""An entry's number is its place in its chunk, and this for each chunk before."""

_UNPACKED = 64
"""Lists that stay unpacked: all bodies of a site of some thousand pages, for who watches it; else
entries are asked for in nearly the order they are in."""

_FORGOTTEN: Head = ("", (), None, b"", 0, 0, (), False)


class Chunk(NamedTuple):
    """Entries that are packed together, heads by themselves: there is more to do with them."""

    heads: bytes | memoryview
    bodies: bytes | memoryview


class Entries:
    """What is kept of pages; new entries come after the others, whose numbers stay."""

    def __init__(self, pieces: Sequence[memoryview] = ()) -> None:
        self._chunks = list(map(Chunk, pieces[::2], pieces[1::2]))
        self._loose: list[tuple[Head, Body]] = []
        self._unpacked = lru_cache(_UNPACKED)(unpack)

    def add(self, head: Head, body: Body) -> int:
        """The number of the new entry."""
        number = len(self._chunks) * _SLOTS + len(self._loose)
        self._loose.append((head, body))
        if len(self._loose) == _CHUNK:
            self._close()
        return number

    def heads(self) -> Iterator[tuple[int, list[Head]]]:
        """The heads of all entries by chunks, each with the number of its first entry."""
        self._close()
        for number, chunk in enumerate(self._chunks):
            yield number * _SLOTS, unpack(chunk.heads)

    def replace_heads(self, first: int, heads: list[Head]) -> None:
        """Puts other heads in the place of those of a chunk."""
        number = first // _SLOTS
        self._chunks[number] = self._chunks[number]._replace(heads=pack(heads))

    def forget(self, changed: set[Question]) -> None:
        """Takes out what rests on answers to these questions; the numbers of others stay."""
        for first, heads in self.heads():
            left = [head if changed.isdisjoint(head[6]) else _FORGOTTEN for head in heads]
            if left != heads:
                self.replace_heads(first, left)

    def body(self, number: int) -> Body:
        """What an entry holds."""
        chunk, place = divmod(number, _SLOTS)
        if chunk == len(self._chunks):
            return self._loose[place][1]
        body: Body = self._unpacked(self._chunks[chunk].bodies)[place]
        return body

    def in_order(self, numbers: Iterable[int]) -> Iterator[Chunk]:
        """The entries of these numbers; those that are a chunk already stay one."""
        self._close()
        loose: list[tuple[Head, Body]] = []
        for number, group in groupby(numbers, lambda number: number // _SLOTS):
            places = [each % _SLOTS for each in group]
            chunk = self._chunks[number]
            heads = self._unpacked(chunk.heads)
            if places == list(range(len(heads))):
                if loose:
                    yield _chunk(loose)
                loose = []
                yield chunk
            else:
                bodies = self._unpacked(chunk.bodies)
                loose += [(heads[place], bodies[place]) for place in places]
            while len(loose) >= _SLOTS:
                yield _chunk(loose[:_CHUNK])
                del loose[:_CHUNK]
        if loose:
            yield _chunk(loose)

    def _close(self) -> None:
        """Packs the entries that are not packed yet."""
        if self._loose:
            self._chunks.append(_chunk(self._loose))
            self._loose = []


def _chunk(entries: Sequence[tuple[Head, Body]]) -> Chunk:
    return Chunk(pack([head for head, _ in entries]), pack([body for _, body in entries]))


def pack(value: Any) -> bytes:
    """Builtins as bytes."""
    return zlib.compress(marshal.dumps(value), 1)


def unpack(packed: bytes | memoryview) -> Any:
    """What ``pack`` was given."""
    return marshal.loads(zlib.decompress(packed))
