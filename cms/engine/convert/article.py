"""One article converted: its text and the texts in its front matter, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cms.chinese.conversion import Converter
from cms.engine.convert.runs import Passages, edits_of_all, label_edits, run_edits
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import promised, same, splice
from cms.markdown.readable import (
    Label,
    ReadableOptions,
    Readables,
    Run,
    find_readable,
)
from cms.markdown.readable_inlines import text_runs
from cms.model import Change, Edit, Route, Span
from cms.schema.text_keys import Steps, read_texts

_HAN = re.compile("[\u2e80-\u2fd5\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


class How(NamedTuple):
    """How a file is read: its Markdown, and the ways to the texts in its front matter."""

    options: ReadableOptions
    keys: tuple[Steps, ...]


class Converted(NamedTuple):
    """What converts a file; the texts of ``left`` cannot be edited for sure and stay.

    ``replaces_head`` says that one of the edits writes the whole front matter.
    """

    document: Document
    edits: Sequence[Edit]
    left: tuple[Route, ...] = ()
    replaces_head: bool = False

    @property
    def raw(self) -> bytes:
        """The file as it becomes."""
        return splice(self.document.raw, self.edits)


class _Text(NamedTuple):
    """A text in front matter; ``is_plain`` where it stands in one line as it is."""

    route: Route
    text: str
    runs: list[Run]
    is_plain: bool


class Reading(NamedTuple):
    """A file in UTF-8 whose front matter Hugo can read, and what of it is to be converted."""

    document: Document
    head: list[_Text]
    runs: list[Run]
    labels: list[Label]


def convert_article(document: Document, how: How, converter: Converter) -> Converted:
    """Converts one file."""
    return convert_articles([read_article(document, how)], converter)[0]


def convert_articles(readings: Sequence[Reading], converter: Converter) -> list[Converted]:
    """Converts files, which is much faster for several at once."""
    edits = edits_of_all([Passages(each.document.raw, each.runs) for each in readings], converter)
    return [_converted_with(*each, converter) for each in zip(readings, edits, strict=True)]


def read_article(document: Document, how: How) -> Reading:
    """What is to be converted of a file, the texts of its front matter first."""
    found = find_readable(document.raw, document.body, how.options)
    head = _head(document, how)
    return Reading(document, head, _runs(head, found), found.labels)


def article_runs(document: Document, how: How) -> list[Run]:
    """All that is converted of a file."""
    return read_article(document, how).runs


def _converted_with(reading: Reading, edits: Sequence[Edit], converter: Converter) -> Converted:
    document, head, _, labels = reading
    if labels:
        edits = sorted([*edits, *label_edits(labels, edits)])
    done = Converted(document, edits)
    if _is_plain(document, head, edits) or _is_as_meant(document, head, done.raw, converter):
        return done
    return _one_by_one(document, head, edits, converter)


def _runs(head: Iterable[_Text], found: Readables) -> list[Run]:
    plain: list[Run] = [(span,) for span in found.plain]
    return [*(run for text in head for run in text.runs), *plain, *found.runs]


def _head(document: Document, how: How) -> list[_Text]:
    """The texts of the front matter that may change."""
    if not document.format:
        return []
    places = _places_in_lines(document, how.keys)
    return [
        _placed(document, route, text, places.get(route))
        for route, text in read_texts(document.data, how.keys)
        if not text.isascii()
    ]


def _places_in_lines(document: Document, keys: tuple[Steps, ...]) -> dict[Route, Span | None]:
    """Where values stand in one line with their keys, None for a key that has several lines.

    This finds most texts, ten times as fast as to read the front matter once more for places.
    """
    places: dict[Route, Span | None] = {}
    for line in _lines_with(keys).finditer(document.raw, *document.head):
        route = (line[1].decode().lower(),)
        places[route] = None if route in places else Span(*line.span(2))
    return places


def _placed(document: Document, route: Route, text: str, line: Span | None) -> _Text:
    raw = document.raw
    if line and raw[slice(*line)].strip(b"\"'") == text.encode("utf-8", "replace"):
        return _Text(route, text, text_runs(raw, line), is_plain=True)
    span = document.value_span(route)
    return _Text(route, text, text_runs(raw, span) if span else [], is_plain=False)


def _is_plain(document: Document, head: Sequence[_Text], edits: Sequence[Edit]) -> bool:
    """Whether only Chinese characters change, in values that stand there as they are.

    No format of front matter makes a difference between them.
    """
    of_head = edits[: bisect_left(edits, document.body.start, key=_start)]
    return all(text.is_plain for text in head) and (
        _without_han(document.raw[slice(*span)] for span, _ in of_head)
        == _without_han(text for _, text in of_head)
    )


def _start(edit: Edit) -> int:
    return edit.span.start


def _without_han(texts: Iterable[bytes]) -> str:
    return _HAN.sub("", b"\n".join(texts).decode())


@cache
def _lines_with(keys: tuple[Steps, ...]) -> re.Pattern[bytes]:
    names = b"|".join(re.escape(key[0].encode()) for key in keys if len(key) == 1)
    value = rb"""("[^"\\\n]*"|'[^'\n]*'|[^\s"'#&*!|>%%@`\[{][^#\n"'\\]*?)"""
    return re.compile(rb"(?im)^(%b)[ \t]*[:=][ \t]*%b[ \t]*\r?$" % (names, value))


def _is_as_meant(
    document: Document, head: Sequence[_Text], done: bytes, converter: Converter
) -> bool:
    """Whether Hugo reads the converted texts, and all else in the front matter as before."""
    changes = [Change(each.route, _converted(each.text, converter)) for each in head]
    new = parse(done)
    return new.problem is None and same(new.data, promised(document.data, changes))


def _converted(text: str, converter: Converter) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    return splice(raw, run_edits(raw, text_runs(raw, Span(0, len(raw))), converter)).decode(
        "utf-8", "surrogatepass"
    )


def _one_by_one(
    document: Document,
    head: Sequence[_Text],
    edits: Sequence[Edit],
    converter: Converter,
) -> Converted:
    """The texts as values, each proven: where escapes or folded lines are in the way."""
    from cms.frontmatter.patch import replace_text

    left = []
    now = document
    for route, text, _, _ in head:
        patch = replace_text(now, route, _converted(text, converter))
        if patch is None:
            left.append(route)
        elif patch.edits:
            now = parse(splice(now.raw, patch.edits))
    whole = Edit(Span(0, document.body.start), now.raw[: now.body.start])
    of_body = edits[bisect_left(edits, document.body.start, key=_start) :]
    return Converted(document, [whole, *of_body], tuple(left), replaces_head=True)
