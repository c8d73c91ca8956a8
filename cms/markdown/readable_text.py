"""How what readers read is found: the parts of ``find_readable`` that run on text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from cms.markdown.documents import Document
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import HtmlBlock
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.passages import END
from cms.markdown.readable import Label, ReadableOptions, Readables, Run
from cms.markdown.readable_html import Nesting, Tag, find_tags, keep_mark, may_leave_open
from cms.markdown.readable_inlines import Found, html_pieces, inline_pieces, text_pieces, text_runs
from cms.markdown.readable_lines import LineSigns, split_lines
from cms.markdown.shortcodes import Shortcode
from cms.markdown.text import Text, texts
from cms.model import Span


def read_readable(raw: bytes, body: Span, options: ReadableOptions) -> Readables:
    """See ``find_readable``."""
    reader = _Reader(raw, options)
    for text, shortcodes in texts(raw, body, options.verbatim):
        reader.read(text)
        for shortcode in shortcodes:
            reader.read_parameters(shortcode)
    return reader.result(body)


class _Reader:
    def __init__(self, raw: bytes, options: ReadableOptions) -> None:
        self.raw = raw
        self.options = options
        self.plain: list[Span] = []
        self.runs: list[Run] = []
        self.labels: list[Label] = []
        self.marks: list[tuple[int, str]] = []  # of what is to be kept

    def result(self, body: Span) -> Readables:
        kept = list(_kept(sorted(self.marks), body.end))
        found = Readables(self.plain, self.runs, self.labels)
        return _without(found, kept) if kept else found

    def read_parameters(self, shortcode: Shortcode) -> None:
        parameters = self.options.shortcodes.get(shortcode.name)
        if parameters is None:
            return
        for name in parameters.texts:
            value = shortcode.value(name)
            if value is not None:
                self.runs += text_runs(self.raw, value.span)
        for name in parameters.markdown:
            value = shortcode.value(name)
            if value is not None:
                self.read(Text([(self.raw[slice(*value.span)], value.span, True)]))

    def read(self, text: Text) -> None:
        """Adds what is read of one text that goldmark gets."""
        if text.value.isascii():
            return
        signs = LineSigns(text.value)
        document = None
        if signs.place_from(0) < END:
            # Where an element may go on is for whole blocks to tell.
            places = _lines(text.value) if may_leave_open(text.value) else signs
            document = Document(text.value, self.options.markdown, places)
        gaps = signs.gaps
        at = 0
        starts = [gap.start for gap in gaps]
        for start, end in document.passages if document else ():
            if start > at:
                within = gaps[bisect_left(starts, at) : bisect_left(starts, start)]
                self._add_lines(text, split_lines(text.value, at, start, within))
            at = max(at, end)
            if text.value.startswith(b"<!--", start):
                self._mark(text, start, text.value[start:end])
        within = gaps[bisect_left(starts, at) :]
        self._add_lines(text, split_lines(text.value, at, len(text.value), within))
        if document:
            self._read_blocks(document, text)

    def _add_lines(self, text: Text, found: Iterable[tuple[bool, list[tuple[int, int]]]]) -> None:
        for is_whole, pieces in found:
            if is_whole:
                self.plain += text.exact_spans(*pieces[0])
            else:
                self.runs += _split(text.exact_spans(*piece) for piece in pieces)

    def _read_blocks(self, document: Document, text: Text) -> None:
        nesting = Nesting()
        for block, _ in document.leaves():
            if nesting.name and not nesting.is_open_behind(text.value, block.lines[0].start):
                nesting = Nesting()
            if isinstance(block, HtmlBlock):
                flat = Flat(text.value, block.lines)
                tags = list(find_tags(flat.text))
                self._add(text, flat, html_pieces(flat.text, tags, nesting))
                self._mark_all(text, flat, tags)
            elif _has_words(text.value[block.lines[0].start : block.lines[-1].stop]):
                self._read_inlines(document.inlines(block), text, nesting)
        for target in document.targets.values():
            title = target.definition.title
            if title is not None:
                written = target.flat.text[slice(*title)]
                found = Found.moved(text_pieces(written), title[0])
                self._add(text, target.flat, found)

    def _read_inlines(self, reader: InlineReader, text: Text, nesting: Nesting) -> None:
        flat = reader.flat
        found = inline_pieces(reader, nesting)
        self._add(text, flat, found)
        self._mark_all(text, flat, found.tags)
        for start, end, first, last in found.labels:
            place = text.exact_spans(flat.place(first), flat.end_place(last))
            if len(place) == 1:
                label = b"][%b]" % b" ".join(flat.text[start:end].split())
                words = text.span(flat.place(start), flat.end_place(end))
                self.labels.append(Label(words, place[0], label))

    def _add(self, text: Text, flat: Flat, found: Found) -> None:
        for pieces in found.runs:
            self.runs += _split(
                text.exact_spans(flat.place(start), flat.end_place(end)) for start, end in pieces
            )

    def _mark_all(self, text: Text, flat: Flat, tags: Iterable[Tag]) -> None:
        for tag in tags:
            if not tag.name:
                self._mark(text, flat.place(tag.start), flat.text[tag.start : tag.end])

    def _mark(self, text: Text, start: int, comment: bytes) -> None:
        mark = keep_mark(comment)
        if mark:
            self.marks.append((text.span(start, start).start, mark))


def _has_words(text: bytes) -> bool:
    """Whether something of a text can be read, or tells what is."""
    return not text.isascii() or b"<" in text


def _lines(text: bytes) -> set[int]:
    return {0, *(match.end() for match in re.finditer(rb"\n(?=[^\n])", text))}


def _split(pieces: Iterable[list[Span]]) -> Iterator[Run]:
    """A run, or several where a shortcode stands in a piece."""
    run: list[Span] = []
    for spans in pieces:
        for number, span in enumerate(spans):
            if number:
                yield tuple(run)
                run = []
            run.append(span)
    if run:
        yield tuple(run)


def _kept(marks: Iterable[tuple[int, str]], end: int) -> Iterator[Span]:
    start = -1
    for at, mark in marks:
        if mark == "keep" and start < 0:
            start = at
        elif mark == "end" and start >= 0:
            yield Span(start, at)
            start = -1
    if start >= 0:
        yield Span(start, end)


def _without(found: Readables, kept: list[Span]) -> Readables:
    def is_kept(span: Span) -> bool:
        return any(each.start <= span.start < each.end for each in kept)

    runs = [tuple(span for span in run if not is_kept(span)) for run in found.runs]
    return Readables(
        [span for span in found.plain if not is_kept(span)],
        [run for run in runs if run],
        [label for label in found.labels if not is_kept(label.place)],
    )
