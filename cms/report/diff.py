"""Files before and after as a diff that ``git apply`` and ``patch`` read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TextIO

from cms.model.revision import Revision
from cms.report.text import visible

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TABS = re.compile("(\t)")

CONTEXT = 3
"""Equal lines that a diff shows around a change."""


def write_diff(revisions: Iterable[Revision], out: TextIO) -> None:
    """Writes what changes, with new names; a file that stays as it is is left out."""
    for revision in revisions:
        for line in _lines(revision):
            out.write(line)


def _lines(revision: Revision) -> Iterator[str]:
    old, new, before, after = revision
    if old == new and before == after:
        return
    yield f"diff --git {_name('a', old)} {_name('b', new)}\n"
    if old != new:
        if before == after:
            yield "similarity index 100%\n"
        yield f"rename from {_name('', old)}\n"
        yield f"rename to {_name('', new)}\n"
    if before != after:
        yield from _hunks(revision)


def _hunks(revision: Revision) -> Iterator[str]:
    """The changes; the stream they go to must not translate line ends.

    A line ends at a line feed and keeps its carriage return, so that ``git apply`` takes the diff.
    Bytes that are no UTF-8 and control characters are shown and not written.
    """
    from difflib import SequenceMatcher

    before, after = _split(revision.before), _split(revision.after)
    skipped, rest = _equal_around(before, after)
    before, after = before[skipped : len(before) - rest], after[skipped : len(after) - rest]
    yield f"--- {_with_tab(_name('a', revision.old))}\n"
    yield f"+++ {_with_tab(_name('b', revision.new))}\n"
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(CONTEXT):
        (_, start, _, new_start, _), (_, _, end, _, new_end) = group[0], group[-1]
        old = _range(skipped + start, skipped + end)
        new = _range(skipped + new_start, skipped + new_end)
        yield f"@@ -{old} +{new} @@\n"
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                yield from (_shown(" ", line) for line in before[i1:i2])
            else:
                yield from (_shown("-", line) for line in before[i1:i2])
                yield from (_shown("+", line) for line in after[j1:j2])


def _equal_around(before: list[bytes], after: list[bytes]) -> tuple[int, int]:
    """How many equal lines at the beginning and the end no hunk shows."""
    first = _number_equal(before, after)
    last = _number_equal(before[first:][::-1], after[first:][::-1])
    return max(0, first - CONTEXT), max(0, last - CONTEXT)


def _number_equal(one: list[bytes], other: list[bytes]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _split(raw: bytes) -> list[bytes]:
    """The lines with their ends; a carriage return alone ends none."""
    lines = raw.split(b"\n")
    return [*(line + b"\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _range(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _shown(sign: str, line: bytes) -> str:
    content = line.removesuffix(b"\n")
    text = content.removesuffix(b"\r").decode("utf-8", "backslashreplace")
    pieces = (piece if piece == "\t" else visible(piece) for piece in _TABS.split(text))
    ending = "\r\n" if content.endswith(b"\r") else "\n"
    missing = "" if line.endswith(b"\n") else "\\ No newline at end of file\n"
    return f"{sign}{''.join(pieces)}{ending}{missing}"


def _name(side: str, path: str) -> str:
    name = f"{side}/{path}" if side else path
    if any(char in _ESCAPES or ord(char) < 0x20 for char in name):
        name = '"' + "".join(_escaped(char) for char in name) + '"'
    return visible(name)


def _escaped(char: str) -> str:
    return _ESCAPES.get(char) or (char if ord(char) >= 0x20 else f"\\{ord(char):03o}")


def _with_tab(name: str) -> str:
    """A name with spaces, whose end could not be told without a tab behind it."""
    return f"{name}\t" if " " in name else name
