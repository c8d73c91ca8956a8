"""How marks are judged: the parts of ``literal_emphasis`` that run only where some may fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from cms.markdown.documents import Document, definition_places
from cms.markdown.emphasis import LiteralMark, MarkSide
from cms.markdown.goldmark.characters import char_at, char_before
from cms.markdown.goldmark.delimiters import Delimiter, match_delimiters
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import HtmlBlock, Line
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.mark_pairs import MarkPairs, add_pairs, hindered, literal_pairs
from cms.markdown.mark_proof import Proof
from cms.markdown.options import MarkdownOptions
from cms.markdown.repairs import repairs
from cms.markdown.text import Text, texts
from cms.model import Span

_RUN = re.compile(rb"\*+|_+|~~")
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


def has_suspects(text: bytes, options: MarkdownOptions) -> bool:
    return next(_suspects(text, options), -1) >= 0


def _suspects(text: bytes, options: MarkdownOptions) -> Iterator[int]:
    """Where marks stand that punctuation may keep from opening or closing."""
    settled = (-1, -1)
    for start, end in sorted({run.span() for beside in _BESIDE for run in beside.finditer(text)}):
        if (
            not start
            or end == len(text)
            or not any(hindered(char_before(text, start), char_at(text, end)))
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
                add_pairs(pairs, reader, partial(_in_file, text, reader))
    return pairs


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
        for opener, closer, opening, closing in literal_pairs(group):
            sides = (
                _side(text, reader, opener, opening, opener.can_open),
                _side(text, reader, closer, closing, closer.can_close),
            )
            mark = chr(opener.mark) * (opening[1] - opening[0])
            found = repairs(raw, *sides, escaped_space=options.escaped_space)
            yield LiteralMark(mark, *sides, found, proof.proven(sides, (opening, closing), found))


def _side(
    text: Text, reader: InlineReader, run: Delimiter, marks: tuple[int, int], works: bool
) -> MarkSide:
    first, last = marks
    span = _in_file(text, reader, marks)
    mark = chr(run.mark)
    before = run.before if first == run.origin else mark
    return MarkSide(span, before, run.after if last == run.end else mark, works)
