"""Comments that suppress findings, written into files that mean the same afterwards.

Every way of writing them is tried on a copy and proven there: Hugo reads equal data and an equal
body, and the findings are suppressed. What cannot be proven is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from cms.frontmatter.document import Document, parse
from cms.frontmatter.lines import Lines
from cms.frontmatter.split import BOM
from cms.model import Message, Span, msg
from cms.suppression.comments import Suppression, find_suppressions
from cms.suppression.layout import Layout
from cms.suppression.parts import Part

_HTML = frozenset(("md", "markdown", "mdown", "html", "htm", "pandoc", "pdc"))

Wanted = list[tuple[str, int]]  # codes, and where their findings start


class Refusal(NamedTuple):
    """Why a file was left as it is."""

    reason: Message


class _Place(NamedTuple):
    """Where codes may be written, and what stands around them there."""

    offset: int
    before: bytes
    after: bytes = b""


class _Group(NamedTuple):
    """Findings that one comment is to suppress, and the places for it, the best first."""

    wanted: Wanted
    places: list[_Place]
    reason: Message


def add_ignores(
    document: Document, findings: Sequence[tuple[str, Span]], extension: str = "md"
) -> bytes | Refusal:
    """The file with comments that suppress these findings, each a code and a place.

    A finding in a YAML or TOML front matter gets a comment beside or above its entry. For others
    there is one line for the whole file: the first of such a front matter, else the last of the
    body, in the syntax that ``extension`` of the file's name tells.
    """
    if document.problem is not None:
        return Refusal(msg("Hugo cannot read the front matter; mend it first"))
    groups = _Groups(document, extension)
    # What has no place of its own is said to stand in front of the first entry.
    nowhere = Span(document.head.start, document.head.start)
    wanted = [(code, 0 if span == nowhere else span.start) for code, span in findings]
    return _write(document, groups.of(wanted))


# Which comments are needed, and where each may stand


class _Groups:
    def __init__(self, document: Document, extension: str) -> None:
        self.document = document
        self.raw = document.raw
        self.extension = extension
        self.newline = document.newline.encode()
        self.lines = Lines(document.raw)
        self.present = find_suppressions(document)
        self.takes_comments = document.format in ("yaml", "toml")

    def of(self, wanted: Wanted) -> list[_Group]:
        """The findings that no comment suppresses yet, by the comment that each needs."""
        wanted = [each for each in wanted if not _is_covered(each, self.present, self.lines)]
        of_file = [each for each in wanted if not self.is_in_head(each[1])]
        codes = {code for code, _ in of_file}
        rest = sorted((each for each in wanted if each[0] not in codes), key=lambda each: each[1])
        by_line = groupby(rest, key=lambda each: self.lines.number(each[1]))
        groups = [self.of_line(line, list(each)) for line, each in by_line]
        return [self.of_file(of_file), *groups] if of_file else groups

    def is_in_head(self, offset: int) -> bool:
        """Whether a finding is about an entry; one in front of all of them is about the file."""
        start, end = self.document.head
        return self.takes_comments and start <= offset < end and bool(self.layout.near(offset))

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.document)

    # the whole file

    def of_file(self, wanted: Wanted) -> _Group:
        known = [each for each in self.present if each.of_file]
        if self.takes_comments:
            known = [each for each in known if each.span.start < self.document.body.start]
            reason = msg("there is no line in the front matter for a comment")
            return _Group(wanted, [*map(_in_comment, known), *self.lines_in_head()], reason)
        if self.extension == self.document.format == "org":
            opening, closing = b"# cms: ignore-file ", b""
        elif self.extension in _HTML:
            opening, closing = b"<!-- cms: ignore-file ", b" -->"
        else:
            return _Group(wanted, [], msg("there is no comment that every reader of it leaves out"))
        reason = msg("the body ends in a code block or a comment, where another would be text")
        return _Group(wanted, [*map(_in_comment, known), self.last_line(opening, closing)], reason)

    def lines_in_head(self) -> Iterator[_Place]:
        """In front of all entries, or behind them where the first is on the fence's line."""
        for offset in self.document.head:
            if self.raw[offset - 1 : offset] in (b"\n", b"\r"):
                yield _Place(offset, b"# cms: ignore-file ", self.newline)

    def last_line(self, opening: bytes, closing: bytes) -> _Place:
        if not self.raw.removeprefix(BOM) or self.raw.endswith((b"\n", b"\r")):
            return _Place(len(self.raw), opening, closing + self.newline * bool(self.raw))
        return _Place(len(self.raw), self.newline + opening, closing)

    # entries

    def of_line(self, line: int, wanted: Wanted) -> _Group:
        around = min((self.layout.near(offset) for _, offset in wanted), key=_size_of_first)
        places = [_in_comment(each) for each in self.known_for(line, around[0])]
        beside = [self.beside(line)]
        above = [self.above(each) for each in around]
        if self.layout.covers_only(line, around[0]):
            places += beside + above
        else:
            places += above + beside
        reason = msg("a comment near line {line} would change what Hugo reads", line=line)
        return _Group(wanted, places, reason)

    def known_for(self, line: int, part: Part) -> list[Suppression]:
        """Comments for this line, and for no more than its entry; the narrowest first."""
        first, last = self.lines.number(part.start), self.layout.last_line(part)
        known = [
            each
            for each in self.present
            if each.span.start < self.document.head.end
            and each.first_line <= line <= each.last_line
            and not each.of_file
            and (
                self.lines.number(each.span.start) == line
                or first <= each.first_line <= each.last_line <= last
            )
        ]
        return sorted(known, key=lambda each: each.last_line - each.first_line)

    def beside(self, line: int) -> _Place:
        end = min(self.lines.end(line), self.document.head.end)
        blank = b"" if self.raw[end - 1 : end] in (b" ", b"\t") else b" "
        return _Place(end, blank + b"# cms: ignore ")

    def above(self, part: Part) -> _Place:
        line = self.lines.number(part.start)
        start = self.lines.start(line)
        text = self.raw[start : self.lines.end(line)]
        indent = text[: len(text) - len(text.lstrip(b" \t"))]
        return _Place(start, indent + b"# cms: ignore ", self.newline)


def _size_of_first(parts: list[Part]) -> int:
    return parts[0].end - parts[0].start


def _in_comment(known: Suppression) -> _Place:
    """Behind the last selector of a comment that is there."""
    return _Place(known.spans[-1].end, b", " if known.selectors[-1] else b" ")


# Writing them


def _write(document: Document, groups: list[_Group]) -> bytes | Refusal:
    """Takes the best place of each group; where that fails, the first that holds in turn."""
    if all(group.places for group in groups):
        draft = _Draft(document)
        for group in groups:
            draft.add(group.wanted, group.places[0])
        if draft.is_proven():
            return draft.raw
    draft = _Draft(document)
    for group in groups:
        drafts = (draft.with_more(group.wanted, place) for place in group.places)
        found = next((each for each in drafts if each.is_proven()), None)
        if found is None:
            return Refusal(group.reason)
        draft = found
    return draft.raw


class _Draft:
    """A copy of a file with comments in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.codes: dict[_Place, set[str]] = {}
        self.wanted: Wanted = []

    def add(self, wanted: Wanted, place: _Place) -> None:
        self.codes.setdefault(place, set()).update(code for code, _ in wanted)
        self.wanted += wanted

    def with_more(self, wanted: Wanted, place: _Place) -> "_Draft":
        draft = _Draft(self.document)
        draft.codes = {each: set(codes) for each, codes in self.codes.items()}
        draft.wanted = list(self.wanted)
        draft.add(wanted, place)
        return draft

    @property
    def insertions(self) -> list[tuple[int, bytes]]:
        """Offsets in the old file, and what is put there."""
        # Where two begin at one offset, that for the whole file comes first.
        places = sorted(self.codes, key=lambda each: (each.offset, b"-file" not in each.before))
        return [
            (each.offset, each.before + ", ".join(sorted(self.codes[each])).encode() + each.after)
            for each in places
        ]

    @property
    def raw(self) -> bytes:
        return self.spliced(Span(0, len(self.document.raw)))

    def spliced(self, span: Span) -> bytes:
        """This stretch of the old file with what is put into it or at its end."""
        pieces, at = [], span.start
        for offset, text in self.insertions:
            if span.start <= offset <= span.end:
                pieces += [self.document.raw[at:offset], text]
                at = offset
        return b"".join([*pieces, self.document.raw[at : span.end]])

    def is_proven(self) -> bool:
        """Whether Hugo reads the same as before, and every finding is suppressed."""
        old, new = self.document, parse(self.raw)
        if new.problem or new.format != old.format or repr(new.data) != repr(old.data):
            return False
        if new.raw[slice(*new.body)] not in self.bodies():
            return False
        lines, present = Lines(new.raw), find_suppressions(new)
        insertions = self.insertions
        return all(
            _is_covered((code, offset + _shift(insertions, offset)), present, lines)
            for code, offset in self.wanted
        )

    def bodies(self) -> set[bytes]:
        """The body with what was put into it; behind JSON a line break may belong to neither."""
        body = self.spliced(self.document.body)
        if self.document.body.start < self.document.body.end:
            return {body}
        return {body, body.removeprefix(self.document.newline.encode())}


def _is_covered(wanted: tuple[str, int], present: Iterable[Suppression], lines: Lines) -> bool:
    code, offset = wanted
    line = lines.number(offset)
    return any(
        code in each.selectors and each.first_line <= line <= each.last_line for each in present
    )


def _shift(insertions: Iterable[tuple[int, bytes]], offset: int) -> int:
    """How far a byte moves."""
    return sum(len(text) for start, text in insertions if start <= offset)
