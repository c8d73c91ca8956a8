"""Files before and after as a diff that ``git apply`` and ``patch`` read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from cms.model.revision import Revision

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NO_NEWLINE = "\\ No newline at end of file\n"


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
    from difflib import unified_diff

    old, new, before, after = revision
    for line in unified_diff(
        _split(before), _split(after), _with_tab(_name("a", old)), _with_tab(_name("b", new))
    ):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _split(raw: bytes) -> list[str]:
    """The lines; only line feeds end one, and bytes that are no UTF-8 show as escapes."""
    lines = raw.decode("utf-8", "backslashreplace").split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _name(side: str, path: str) -> str:
    name = f"{side}/{path}" if side else path
    if any(char in _ESCAPES or ord(char) < 0x20 for char in name):
        return '"' + "".join(_escaped(char) for char in name) + '"'
    return name


def _escaped(char: str) -> str:
    return _ESCAPES.get(char) or (char if ord(char) >= 0x20 else f"\\{ord(char):03o}")


def _with_tab(name: str) -> str:
    """A name with spaces, whose end could not be told without a tab behind it."""
    return f"{name}\t" if " " in name else name
