"""How marks are judged: the parts of ``literal_emphasis`` that run only where some may fail."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from cms.markdown.documents import Document, definition_places
from cms.markdown.emphasis import LiteralMark, MarkSide, Repair
from cms.markdown.goldmark.characters import char_at, char_before, kind_of
from cms.markdown.goldmark.delimiters import Delimiter, match_delimiters
from cms.markdown.goldmark.inline_nodes import AutoLink, Link
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import HtmlBlock, Line
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.options import MarkdownOptions
from cms.markdown.repairs import repairs
from cms.markdown.text import Text, texts
from cms.model import Span

_RUN = re.compile(rb"\*+|_+|~~")
_MARK = re.compile(rb"[*_~]")
_BUDGET = 500_000
"""Bytes that are read again for the proofs of one block; what is left waits for the next time."""
# Runs beside other characters than ASCII; what starts with a literal is found ten times as fast.
_BESIDE = tuple(
    re.compile(rb"M(?:(?<=[\x80-\xff]M)M*|M*(?=[\x80-\xff]))".replace(b"M", mark))
    for mark in (rb"\*", rb"_", rb"~")
)
_OTHER_MARKUP = (b"`", b"[", b"<", b"\\")
# What no line tells alone: cells of tables, code that may go on, and marks in link texts that
# are links only where a definition says so.
_OPEN_ENDED = re.compile(rb"[|\r]|``|\[[^\]\n]*[*_~][^\]\n]*(?:\](?!\()|\n|\Z)")
_MARKER = re.compile(rb"[ \t>]*(?:[*+-][ \t]+|[0-9]+[.)][ \t]+)*")
_UNDERSCORE, _TILDE = b"_~"
_SHARED = frozenset("“”‘’…—")  # Western signs too, but no others are used in Chinese
# What nobody puts at the start of emphasis, and what nobody puts at its end.
_ENDINGS = frozenset("。，、；：！？．,.;:!?)]}）】」』》〉〕］｝”’»")
_STARTS = frozenset("([{（【「『《〈〔［｛“‘«")

_Matched = tuple[Delimiter, Delimiter, tuple[int, int], tuple[int, int]]


def is_cjk(char: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, full-width signs and punctuation too."""
    return (
        "\u2e80" <= char <= "\ua4cf"
        or "\uac00" <= char <= "\ud7ff"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff00" <= char <= "\uffef"
        or char >= "\U00020000"
        or char in _SHARED
    )


def has_suspects(text: bytes, options: MarkdownOptions) -> bool:
    return next(_suspects(text, options), -1) >= 0


def _suspects(text: bytes, options: MarkdownOptions) -> Iterator[int]:
    """Where marks stand that punctuation may keep from opening or closing."""
    settled = (-1, -1)
    for start, end in sorted({run.span() for beside in _BESIDE for run in beside.finditer(text)}):
        if (
            not start
            or end == len(text)
            or not any(_fails(char_before(text, start), char_at(text, end)))
        ):
            continue
        if not settled[0] <= start < settled[1]:
            paragraph = _paragraph(text, start)
            if not _is_settled(text[slice(*paragraph)], options):
                yield start
                continue
            settled = paragraph


def _paragraph(text: bytes, at: int) -> tuple[int, int]:
    start = text.rfind(b"\n\n", 0, at) + 2
    end = text.find(b"\n\n", at)
    return (start if start > 1 else 0), (end if end >= 0 else len(text))


def _is_settled(paragraph: bytes, options: MarkdownOptions) -> bool:
    """Whether all marks plainly work: those of each line find each other."""
    lines = paragraph.split(b"\n")
    if not any(sign in paragraph for sign in _OTHER_MARKUP):
        return b"|" not in paragraph and b"\r" not in paragraph and all(map(_is_matched, lines))
    if _OPEN_ENDED.search(paragraph) or any(line.count(b"`") % 2 for line in lines):
        return False
    if any(opening in paragraph for opening, _ in options.passthrough):
        return False
    return all(_is_matched(line, options) for line in lines if _RUN.search(line))


def _is_matched(line: bytes, options: MarkdownOptions | None = None) -> bool:
    """Whether all marks of a line find each other; with ``options`` it may have other markup."""
    marker = _MARKER.match(line)
    text = line[marker.end() :] if marker else line
    if options is not None:
        reader = InlineReader(Flat(text, [Line(0, len(text))]), text, options, {})
        reader.read()
        return not any(run.left for group in reader.groups for run in group)
    runs = []
    for start, end in (run.span() for run in _RUN.finditer(text)):
        before = char_before(text, start) if start else "\n"
        after = char_at(text, end) if end < len(text) else "\n"
        runs.append(Delimiter(text[start], start, end - start, before, after))
    match_delimiters(runs)
    return not any(run.left for run in runs)


def _fails(before: str, after: str) -> tuple[bool, bool]:
    """Whether punctuation keeps marks between two characters from opening, and from closing."""
    if not is_cjk(before) and not is_cjk(after):
        return False, False
    kinds = kind_of(before), kind_of(after)
    return (
        kinds == ("other", "punctuation") and after not in _ENDINGS,
        kinds == ("punctuation", "other") and before not in _STARTS,
    )


class MarkPairs(NamedTuple):
    """The marks that find each other, and those that would if punctuation were no hindrance.

    Of the latter those in ``literal`` are shown, at least in part. Each pair is given by where its
    opening and its closing marks start and end.
    """

    found: set[tuple[int, int, int, int]]
    meant: set[tuple[int, int, int, int]]
    literal: set[tuple[int, int, int, int]]


def pairs_around(
    raw: bytes, body: Span, place: int, options: MarkdownOptions, verbatim: frozenset[str]
) -> MarkPairs:
    """The pairs of marks in the paragraph around a place, by where they are in the file."""
    first, last = _paragraph(raw, place)
    pairs = MarkPairs(set(), set(), set())
    for text, _ in texts(raw, body, verbatim):
        starts = (run.start() for run in _RUN.finditer(text.value))
        places = {at for at in starts if first <= text.span(at, at + 1).start < last}
        if not places:
            continue
        document = Document(text.value, options, places | definition_places(text.value))
        for block, _ in document.leaves():
            if not isinstance(block, HtmlBlock):
                reader = document.inlines(block)
                _add_pairs(pairs, reader, partial(_in_file, text, reader))
    return pairs


def _add_pairs(
    pairs: MarkPairs, reader: InlineReader, place: Callable[[tuple[int, int]], tuple[int, int]]
) -> None:
    """Adds the pairs of a block; ``place`` tells where marks of its text are."""
    for group in reader.groups:
        kinds = _matched(group), _meant(group), _literal(group)
        for kind, matched in zip(pairs, kinds, strict=True):
            kind.update((*place(opening), *place(closing)) for _, _, opening, closing in matched)


def _in_file(text: Text, reader: InlineReader, marks: tuple[int, int]) -> Span:
    return text.span(reader.flat.place(marks[0]), reader.flat.end_place(marks[1]))


def read_marks(
    raw: bytes, body: Span, options: MarkdownOptions, verbatim: frozenset[str]
) -> Iterator[LiteralMark]:
    """The literal marks of a body, in no order."""
    for text, _ in texts(raw, body, verbatim):
        places = set(_suspects(text.value, options))
        if not places:
            continue
        document = Document(text.value, options, places | definition_places(text.value))
        found = [
            (mark, note)
            for block, note in document.leaves()
            if not isinstance(block, HtmlBlock)
            for mark in _of_block(raw, text, document.inlines(block), options)
        ]
        yield from (mark for mark, note in found if document.is_shown(note))


def _of_block(
    raw: bytes, text: Text, reader: InlineReader, options: MarkdownOptions
) -> Iterator[LiteralMark]:
    proof = Proof(reader)
    for group in reader.groups:
        for opener, closer, opening, closing in _literal(group):
            sides = (
                _side(text, reader, opener, opening, opener.can_open),
                _side(text, reader, closer, closing, closer.can_close),
            )
            mark = chr(opener.mark) * (opening[1] - opening[0])
            found = repairs(raw, *sides, escaped_space=options.escaped_space)
            yield LiteralMark(mark, *sides, found, proof.proven(sides, (opening, closing), found))


class Proof:
    """Proves repairs of a block by reading its text again.

    No repair adds marks or takes any away, so that they are told by their number.
    """

    def __init__(self, reader: InlineReader) -> None:
        self.reader = reader
        self.budget = _BUDGET
        self._before: MarkPairs | None = None

    def proven(
        self,
        sides: tuple[MarkSide, MarkSide],
        marks: tuple[tuple[int, int], tuple[int, int]],
        found: tuple[Repair, ...],
    ) -> Repair | None:
        """The first repair after which readers see the same text, with the emphasis meant.

        A zero-width space would be copied with the text, and signs of ASCII may be those of
        Markdown.
        """
        text = self.reader.text
        opening, closing = (
            side._replace(span=Span(*at)) for side, at in zip(sides, marks, strict=True)
        )
        escaped_space = self.reader.options.escaped_space
        inside = repairs(text, opening, closing, escaped_space=escaped_space)
        for repair, here in zip(found, inside, strict=False):
            if (
                repair.kind != here.kind
                or here.kind == "zero-width-space"
                or moves_ascii(text, here)
            ):
                continue
            if self.budget > 0 and self._is_proven(here, (*opening.span, *closing.span)):
                return repair
        return None

    def _is_proven(self, repair: Repair, own: tuple[int, int, int, int]) -> bool:
        """Whether the marks open and close then, what worked does so, and the rest is the same."""
        reader = self.reader
        new = _edited(reader.text, repair)
        self.budget -= len(new)
        flat = Flat(new, [Line(0, len(new))])
        again = InlineReader(
            flat, new, reader.options, reader.targets, reader.footnotes, reader.starts_item
        )
        again.read()
        if self._before is None:
            self._before = _numbered(reader)
        before, after = self._before, _numbered(again)
        count = len(_MARK.findall(reader.text, 0, own[0]))
        marks = [count + len(_MARK.findall(reader.text, own[0], place)) for place in own]
        return (
            tuple(marks) in after.found
            and after.literal < before.literal
            and before.found & before.meant <= after.found
            and after.found <= before.found | before.meant
            and list(_others(reader)) == list(_others(again))
        )


def moves_ascii(text: bytes, repair: Repair) -> bool:
    """Whether a repair moves signs that may mean something to Markdown elsewhere."""
    return any(text[slice(*span)].isascii() for span, new in repair.edits if not new)


def _edited(text: bytes, repair: Repair) -> bytes:
    for (start, end), new in sorted(repair.edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _numbered(reader: InlineReader) -> MarkPairs:
    """The pairs of a block by the numbers of their marks in its text."""
    places = [mark.start() for mark in _MARK.finditer(reader.text)]
    pairs = MarkPairs(set(), set(), set())

    def number(marks: tuple[int, int]) -> tuple[int, int]:
        return bisect_left(places, marks[0]), bisect_left(places, marks[1])

    _add_pairs(pairs, reader, number)
    return pairs


def _others(reader: InlineReader) -> Iterator[tuple[str, bytes]]:
    """The inlines of a block other than marks, with the addresses of those that are links."""
    nodes = [*reader.nodes]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Link):
            nodes += node.children
        if not isinstance(node, Delimiter):
            label = node.label if isinstance(node, AutoLink) else (0, 0)
            yield type(node).__name__, reader.text[slice(*label)]


def _literal(group: list[Delimiter]) -> Iterator[_Matched]:
    """Those that would find each other, and at least one of which has found none."""
    if not any(any(_fails(run.before, run.after)) for run in group):
        return
    shown = {place for run in group for place in range(run.start, run.stop)}
    for matched in _meant(group):
        _, _, opening, closing = matched
        if not shown.isdisjoint((*range(*opening), *range(*closing))):
            yield matched


def _meant(group: list[Delimiter]) -> Iterator[_Matched]:
    """Which marks of which runs would find each other if punctuation were no hindrance."""
    freed = [_freed(run) for run in group]
    match_delimiters(freed)
    origin = dict(zip(map(id, freed), group, strict=True))
    for opener, closer, opening, closing in _matched(freed):
        if not _is_arithmetic(opener, closer, opening):
            yield origin[id(opener)], origin[id(closer)], opening, closing


def _matched(runs: Iterable[Delimiter]) -> Iterator[_Matched]:
    """Which marks of which runs have found each other."""
    for run in runs:
        merged: dict[int, tuple[Delimiter, tuple[int, int], tuple[int, int]]] = {}
        for closer, opening, closing in run.pairs:
            # Of three stars two are one pair and one another, but all are one emphasis.
            _, (_, last), (first, _) = merged.get(id(closer), (None, opening, closing))
            merged[id(closer)] = closer, (opening[0], last), (first, closing[1])
        for closer, opening, closing in merged.values():
            yield run, closer, opening, closing


def _is_arithmetic(opener: Delimiter, closer: Delimiter, opening: tuple[int, int]) -> bool:
    """Whether single marks are a product, ``5*（3+2）*4``, or a range, ``10~20``."""
    if opening[1] - opening[0] > 1:
        return False
    around = opener.before + closer.after
    return opener.mark == _TILDE or (around.isascii() and around.isalnum())


def _freed(run: Delimiter) -> Delimiter:
    """The same run, whose marks open and close also beside punctuation."""
    freed = Delimiter(run.mark, run.origin, run.length, run.before, run.after)
    if run.mark in b"*_~":
        opens, closes = _fails(run.before, run.after)
        freed.can_open = run.can_open or opens
        freed.can_close = run.can_close or closes
        if run.mark == _UNDERSCORE and not is_cjk(run.before if opens else run.after):
            freed.can_open, freed.can_close = run.can_open, run.can_close
    return freed


def _side(
    text: Text, reader: InlineReader, run: Delimiter, marks: tuple[int, int], works: bool
) -> MarkSide:
    first, last = marks
    span = _in_file(text, reader, marks)
    mark = chr(run.mark)
    before = run.before if first == run.origin else mark
    return MarkSide(span, before, run.after if last == run.end else mark, works)
