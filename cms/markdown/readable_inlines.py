"""What readers read of one block: its text between the inlines that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cms.markdown.goldmark.delimiters import Delimiter
from cms.markdown.goldmark.inline_nodes import Link, Node, RawHtml
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.readable import Run
from cms.markdown.readable_html import ATTRIBUTES, COMMENT, Nesting, Tag, find_tags
from cms.model import Span

Stretch = tuple[int, int]

_TEMPLATE = re.compile(rb"\{\{.*?\}\}", re.DOTALL)
# What MathJax or KaTeX may take for mathematics where goldmark does not keep it.
_MATH = re.compile(
    rb"\$\$[^\0]+?\$\$|\\\\\([^\0]+?\\\\\)|\\\\\[[^\0]+?\\\\\]"
    rb"|\$(?![\s$])(?=[^\n\0$]*[\\^_={])[^\n\0$]+(?<![\s\\])\$(?![0-9$])"
)
_HAN = rb"(?:[\xe4-\xe9][\x80-\xbf]{2})"
# Addresses, behind whose signs Chinese may go on; references to characters; emoji.
_FIXED = re.compile(
    rb"(?:https?|ftp)://[!-;=?-~]+(?:(?<=[/=?&#_-])%b+[!-;=?-~]*)*"
    rb"|www\.[!-;=?-~]+"
    rb"|&\#?[a-zA-Z0-9]+;|:[a-zA-Z0-9_+-]+:" % _HAN
)
_PARTING = re.compile(rb"\n|\{\{|:|&|www\.")  # without any of these, a text is one piece
_DEEPEST = 20  # images in the text of images; nobody writes two


class Event(NamedTuple):
    """Markup in a block; ``joins`` tells that words go on behind it."""

    start: int
    end: int
    joins: bool


class Found:
    """Runs of pieces in the text of a block, its tags, and texts that are labels too.

    A label is its text's stretch and that of the brackets behind.
    """

    __slots__ = ("labels", "runs", "tags")

    def __init__(self) -> None:
        self.runs: list[list[Stretch]] = []
        self.tags: list[Tag] = []
        self.labels: list[tuple[int, int, int, int]] = []

    @classmethod
    def moved(cls, runs: Iterable[list[Stretch]], by: int) -> Found:
        """Runs of a text that stands at an offset."""
        found = cls()
        found.runs = [[(start + by, end + by) for start, end in run] for run in runs]
        return found

    def add_values(self, tag: Tag, text: bytes) -> None:
        """The attributes of a tag that are read."""
        for name in ATTRIBUTES:
            attribute = tag.attributes.get(name)
            if attribute is not None:
                value = text[attribute.start : attribute.end]
                self.runs += self.moved(text_pieces(value), attribute.start).runs


def text_pieces(text: bytes) -> list[list[Stretch]]:
    """The runs of a text without Markdown."""
    if text and not _PARTING.search(text):
        return [[(0, len(text))]]
    events = [Event(*match.span(), False) for match in _TEMPLATE.finditer(text)]
    return list(_sweep(text, 0, len(text), events))


def text_runs(raw: bytes, span: Span) -> list[Run]:
    """The runs of a text without Markdown that stands in a file."""
    start, end = span
    return [
        tuple([Span(start + first, start + last) for first, last in run])
        for run in text_pieces(raw[start:end])
    ]


def html_pieces(text: bytes, tags: list[Tag], nesting: Nesting) -> Found:
    """What is read of a block of HTML; ``nesting`` goes on with that of the block before."""
    found = Found()
    events = [Event(*match.span(), False) for match in _TEMPLATE.finditer(text)]
    events += _tag_events(text, tags, nesting, len(text))
    for tag in tags:
        found.add_values(tag, text)
    found.runs += _sweep(text, 0, len(text), events, has_breaks=False)
    return found


def inline_pieces(reader: InlineReader, nesting: Nesting) -> Found:
    """What is read of the inlines of a block; ``nesting`` is that of the blocks of HTML above."""
    return _Inlines(reader, nesting).found()


class _Inlines:
    def __init__(self, reader: InlineReader, nesting: Nesting) -> None:
        self.nesting = nesting
        self.text = reader.flat.text
        self.nodes = reader.nodes
        self.result = Found()
        self.events: list[Event] = []
        self.titles: list[Stretch] = []
        self.images: list[tuple[Link, int]] = []

    def found(self) -> Found:
        text, result = self.text, self.result
        around = list(self._of_whole())
        self._collect(self.nodes, 0, len(text), 0, around)
        for link, depth in self.images:  # grows by the images in their texts
            self._collect(link.children, *link.text, depth, around)
        for start, end in self.titles:
            result.runs += Found.moved(text_pieces(text[start:end]), start).runs
        return result

    def _collect(
        self,
        nodes: list[Node | Delimiter],
        start: int,
        end: int,
        depth: int,
        around: list[Event],
    ) -> None:
        self.events = []
        tags: list[Tag] = []
        self._walk(nodes, tags, depth)
        self.events += _tag_events(self.text, tags, self.nesting if depth == 0 else Nesting(), end)
        self.result.tags += tags
        for tag in tags:
            self.result.add_values(tag, self.text)
        self.result.runs += _sweep(self.text, start, end, self.events + around)

    def _walk(self, nodes: list[Node | Delimiter], tags: list[Tag], depth: int) -> None:
        for node in nodes:
            if isinstance(node, Delimiter):
                self.events += _delimiter_events(node)
            elif isinstance(node, Link):
                self._link(node, tags, depth)
            elif isinstance(node, RawHtml):
                written = self.text[node.start : node.end]
                tags += [_shifted(tag, node.start) for tag in list(find_tags(written))[:1]]
            else:
                self.events.append(Event(node.start, node.end, False))

    def _link(self, link: Link, tags: list[Tag], depth: int) -> None:
        first, last = link.text
        if link.target.title is not None and link.target.reference is None:
            self.titles.append(link.target.title)
        if link.target.reference is not None and not self.text[last + 2 : link.end - 1].strip():
            self.result.labels.append((first, last, last, link.end))
        if link.is_image:
            self.events.append(Event(link.start, link.end, False))
            if depth < _DEEPEST:
                self.images.append((link, depth + 1))
            return
        self.events += (Event(link.start, first, True), Event(last, link.end, True))
        self._walk(link.children, tags, depth)

    def _of_whole(self) -> Iterator[Event]:
        """Templates and mathematics, which know nothing of Markdown."""
        text = self.text
        if b"{{" in text:
            yield from (Event(*match.span(), False) for match in _TEMPLATE.finditer(text))
        if b"$" in text or b"\\\\" in text:
            masked = bytearray(text)
            _mask(masked, self.nodes)
            yield from (Event(*match.span(), False) for match in _MATH.finditer(masked))


def _mask(text: bytearray, nodes: list[Node | Delimiter]) -> None:
    """Puts zeros in place of what is surely no mathematics."""
    for node in nodes:
        if isinstance(node, Link):
            _mask(text, node.children)
            text[node.text[1] : node.end] = bytes(node.end - node.text[1])
        elif isinstance(node, Node):
            text[node.start : node.end] = bytes(node.end - node.start)


def _delimiter_events(run: Delimiter) -> Iterator[Event]:
    """Marks that work; others are text."""
    if not run.left:
        yield Event(run.origin, run.end, True)
        return
    if run.start > run.origin:
        yield Event(run.origin, run.start, True)
    if run.stop < run.end:
        yield Event(run.stop, run.end, True)


def _tag_events(text: bytes, tags: Iterable[Tag], nesting: Nesting, end: int) -> Iterator[Event]:
    """The tags, and what is between those of an element with verbatim content."""
    start = 0 if nesting.name else -1
    if nesting.name == COMMENT:  # which only ends by its sign, in whatever block
        close = text.find(b"-->")
        if close < 0:
            yield Event(0, end, False)
            return
        yield Event(0, close + 3, False)
        nesting.name, start = "", -1
        tags = [tag for tag in tags if tag.start > close]
    for tag in tags:
        was_inside = bool(nesting.name)
        nesting.meet(tag)
        if nesting.name and not was_inside:
            start = tag.start
        elif was_inside and not nesting.name:
            yield Event(start, tag.end, False)
            start = -1
        elif not was_inside:
            yield Event(tag.start, tag.end, tag.joins)
    if start >= 0:
        yield Event(start, end, False)


def _shifted(tag: Tag, by: int) -> Tag:
    attributes = {
        name: each._replace(start=each.start + by, end=each.end + by)
        for name, each in tag.attributes.items()
    }
    return tag._replace(start=tag.start + by, end=tag.end + by, attributes=attributes)


def _sweep(
    text: bytes, start: int, end: int, events: Iterable[Event], *, has_breaks: bool = True
) -> Iterator[list[Stretch]]:
    """The pieces of a stretch between events, with those together that words may cross.

    ``has_breaks`` tells whether the end of a line can be a hard break, as in Markdown.
    """
    run: list[Stretch] = []
    for first, last, joins in [*sorted(events), Event(end, end, False)]:
        if last <= start and first < end:
            continue
        for piece in _pieces(text, start, min(first, end), has_breaks):
            if piece is not None:
                run.append(piece)
            elif run:
                yield run
                run = []
        start = max(start, last)
        if not joins and run:
            yield run
            run = []
        if first >= end:
            return


def _pieces(text: bytes, start: int, end: int, has_breaks: bool) -> Iterator[Stretch | None]:
    """A stretch without what is fixed in it and without ends of lines; None where words end."""
    for match in _FIXED.finditer(text, start, end):
        yield from _lines(text, start, match.start(), has_breaks)
        yield None
        start = match.end()
    yield from _lines(text, start, end, has_breaks)


def _lines(text: bytes, start: int, end: int, has_breaks: bool) -> Iterator[Stretch | None]:
    while (line_end := text.find(b"\n", start, end)) >= 0:
        line = text[start:line_end]
        bare = line.rstrip(b" \t\r")
        if bare:
            yield start, start + len(bare)
        if has_breaks and (bare.endswith(b"\\") or line.removesuffix(b"\r").endswith(b"  ")):
            yield None
        start = line_end + 1
        start = end - len(text[start:end].lstrip(b" \t"))
    if start < end:
        yield start, end
