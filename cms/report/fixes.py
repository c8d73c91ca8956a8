"""What a run that fixes says besides what remains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import TextIO

from cms.model import Diagnostic
from cms.model.repair import Refused, Repaired
from cms.report.text import counted, harmless

CONTEXT = 3
"""Equal lines that a diff shows around a change."""

_TABS = re.compile("(\t)")


def fixed_by_rule(fixed: Collection[Diagnostic], did: str = "Fixed") -> list[str]:
    """How much was fixed, then a line for each rule, the most frequent first."""
    if not fixed:
        return [f"{did} nothing."]
    files = counted(len({each.path for each in fixed}), "file")
    counts = Counter((each.code, each.name) for each in fixed)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        f"{did} {counted(len(fixed), 'finding')} in {files}:",
        *(f"{count:>6,}  {code}  {name}" for (code, name), count in ordered),
    ]


def write_each(fixed: Iterable[Diagnostic], stream: TextIO) -> None:
    """A line per fix. Places are those from before it, but after fixes that came first."""
    for each in fixed:
        place = f"{harmless(each.path)}:{each.start.line}:{each.start.column}"
        title = harmless(str(each.fix.title)) if each.fix else ""
        stream.write(f"{place}: {each.code} {title} ({each.name})\n")


def refusal(refused: Refused) -> str:
    """Why a fix was not applied."""
    found = refused.diagnostic
    place = f"{harmless(found.path)}:{found.start.line}:{found.start.column}"
    return f"{place}: the fix of {found.code} is left out: {harmless(str(refused.reason))}"


# Diffs


def write_diff(repaired: Repaired, stream: TextIO) -> None:
    """The changes to one file as a unified diff; the stream must not translate line ends.

    A line ends at a line feed and keeps its carriage return, so that ``git apply`` takes the diff.
    Bytes that are no UTF-8 and control characters are shown and not written.
    """
    before, after = _lines(repaired.before), _lines(repaired.after)
    skipped, rest = _equal_around(before, after)
    before, after = before[skipped : len(before) - rest], after[skipped : len(after) - rest]
    path = harmless(repaired.path)
    stream.write(f"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n")
    from difflib import SequenceMatcher

    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(CONTEXT):
        (_, start, _, new_start, _), (_, _, end, _, new_end) = group[0], group[-1]
        old = _range(skipped + start, skipped + end)
        new = _range(skipped + new_start, skipped + new_end)
        stream.write(f"@@ -{old} +{new} @@\n")
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                stream.writelines(_shown(" ", line) for line in before[i1:i2])
            else:
                stream.writelines(_shown("-", line) for line in before[i1:i2])
                stream.writelines(_shown("+", line) for line in after[j1:j2])


def _equal_around(before: list[bytes], after: list[bytes]) -> tuple[int, int]:
    """How many equal lines at the beginning and the end no hunk shows."""
    first = _number_equal(before, after)
    last = _number_equal(before[first:][::-1], after[first:][::-1])
    return max(0, first - CONTEXT), max(0, last - CONTEXT)


def _number_equal(one: list[bytes], other: list[bytes]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _lines(raw: bytes) -> list[bytes]:
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
    pieces = (piece if piece == "\t" else harmless(piece) for piece in _TABS.split(text))
    ending = "\r\n" if content.endswith(b"\r") else "\n"
    missing = "" if line.endswith(b"\n") else "\\ No newline at end of file\n"
    return f"{sign}{''.join(pieces)}{ending}{missing}"
