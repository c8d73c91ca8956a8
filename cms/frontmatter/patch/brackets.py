"""Edits of what stands between brackets and is separated by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cms.model import Edit, Span

_BLANKS_BEFORE = re.compile(rb"(?:^|[\r\n])([ \t]*)\Z")
_REST_OF_LINE = re.compile(rb"[ \t]*(?P<comma>,?)[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)")
_COMMA = re.compile(rb"(?:[ \t\r\n]|#[^\r\n]*)*(,)")


class Brackets:
    """The members of a list or mapping whose brackets stand at ``opening`` and ``closing``."""

    def __init__(
        self, raw: bytes, opening: int, closing: int, members: Sequence[Span], comma: bytes = b", "
    ) -> None:
        self.raw = raw
        self.opening = opening
        self.closing = closing
        self.slots = list(members)
        self.default_comma = comma

    def removal(self, gone: set[int]) -> list[Edit]:
        """Edits that take out members, with their lines where they have lines of their own."""
        if len(gone) == len(self.slots):
            return [Edit(Span(self.opening + 1, self.closing), b"")]
        return [edit for run in _runs(gone) for edit in self._without(run[0], run[-1])]

    def insertion(self, at: int, texts: Sequence[bytes], *, before: bool = False) -> list[Edit]:  # noqa: ARG002
        """Edits that put members in front of the one with this index, or behind the last."""
        if not self.slots:
            inner = self.raw[self.opening + 1 : self.closing]
            pad = b" " if inner and not inner.strip(b" ") else b""
            text = pad + self.default_comma.join(texts) + pad
            return [Edit(Span(self.opening + 1, self.closing), text)]
        if at == len(self.slots):
            return self._appended(texts)
        line, start = self._line_of(at), self.slots[at].start
        if line is None:
            comma = self._comma_near(at)
            return [_inserted(start, b"".join(text + comma for text in texts))]
        indent, newline = self._indent(at), self._line_end(line)
        return [_inserted(line.start, b"".join(indent + text + b"," + newline for text in texts))]

    def reordered(self, order: Sequence[int]) -> list[Edit]:
        """Edits that put the member ``order[i]`` where member ``i`` stands."""
        return [
            Edit(self.slots[place], self.raw[slice(*self.slots[index])])
            for place, index in enumerate(order)
            if place != index
        ]

    def _appended(self, texts: Sequence[bytes]) -> list[Edit]:
        last = len(self.slots) - 1
        end, line = self.slots[last].end, self._line_of(last)
        if line is None:
            comma = self._comma_near(last)
            return [_inserted(end, b"".join(comma + text for text in texts))]
        indent, newline = self._indent(last), self._line_end(line)
        lines = (b"," + newline).join(indent + text for text in texts)
        if self._comma_behind(last) is not None:
            return [_inserted(line.end, lines + b"," + newline)]
        return [_inserted(end, b","), _inserted(line.end, lines + newline)]

    def _without(self, first: int, last: int) -> Iterator[Edit]:
        lines = [self._line_of(index) for index in range(first, last + 1)]
        if None not in lines:
            yield from (Edit(line, b"") for line in lines if line)
            comma = self._comma_behind(first - 1) if first else None
            is_last = last == len(self.slots) - 1 and self._comma_behind(last) is None
            if is_last and comma is not None:
                yield Edit(Span(comma, comma + 1), b"")
        elif first == 0:
            yield Edit(Span(self.slots[0].start, self.slots[last + 1].start), b"")
        elif b"#" in self._gap(first) and last + 1 < len(self.slots):
            yield Edit(Span(self.slots[first].start, self.slots[last + 1].start), b"")
        else:
            yield Edit(Span(self.slots[first - 1].end, self.slots[last].end), b"")

    def _line_of(self, index: int) -> Span | None:
        """The lines that a member has for itself, with comma and comment."""
        start, end = self.slots[index]
        before = _BLANKS_BEFORE.search(self.raw, self.opening, start)
        behind = _REST_OF_LINE.match(self.raw, end, self.closing)
        if before is None or behind is None:
            return None
        return Span(before.start(1), behind.end())

    def _indent(self, index: int) -> bytes:
        before = _BLANKS_BEFORE.search(self.raw, self.opening, self.slots[index].start)
        return before[1] if before else b""

    def _line_end(self, line: Span) -> bytes:
        text = self.raw[slice(*line)]
        return text[len(text.rstrip(b"\r\n")) :]

    def _comma_behind(self, index: int) -> int | None:
        comma = _COMMA.match(self.raw, self.slots[index].end, self.closing)
        return comma.start(1) if comma else None

    def _comma_near(self, index: int) -> bytes:
        """The comma and blanks that stand beside a member, or what is usual."""
        if len(self.slots) < 2:
            return self.default_comma
        gap = self._gap(max(index, 1))
        return self.default_comma if b"#" in gap else gap

    def _gap(self, index: int) -> bytes:
        return self.raw[self.slots[index - 1].end : self.slots[index].start]


def _inserted(at: int, text: bytes) -> Edit:
    return Edit(Span(at, at), text)


def _runs(indices: set[int]) -> list[list[int]]:
    """Neighbouring indices together."""
    runs: list[list[int]] = []
    for index in sorted(indices):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
