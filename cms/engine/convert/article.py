"""One article converted: its text and the texts in its front matter, and nothing else."""

from __future__ import annotations

import re
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
    text_runs,
)
from cms.model import Change, Edit, Route, Span
from cms.schema.text_keys import Steps, read_texts

_HAN = re.compile("[\u2e80-\u2fd5\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


class How(NamedTuple):
    """How a file is read: its Markdown, and the ways to the texts in its front matter."""

    options: ReadableOptions
    keys: tuple[Steps, ...]


class Converted(NamedTuple):
    """The file as it becomes; the texts of ``left`` cannot be edited for sure and stay.

    ``edits`` are what is known to make it of the original, None where that took other ways.
    """

    raw: bytes
    left: tuple[Route, ...] = ()
    edits: Sequence[Edit] | None = None


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
    done = splice(document.raw, edits)
    if _is_plain(document, head, edits) or _is_as_meant(document, head, done, converter):
        return Converted(done, edits=edits)
    return _one_by_one(document, head, edits, converter)


def _runs(head: Iterable[_Text], found: Readables) -> list[Run]:
    plain: list[Run] = [(span,) for span in found.plain]
    return [*(run for text in head for run in text.runs), *plain, *found.runs]


def _head(document: Document, how: How) -> list[_Text]:
    """The texts of the front matter that may change."""
    if not document.format:
        return []
    return [
        _placed(document, route, text)
        for route, text in read_texts(document.data, how.keys)
        if not text.isascii()
    ]


def _placed(document: Document, route: Route, text: str) -> _Text:
    raw = document.raw
    span = _plain_value(document, str(route[0]), text) if len(route) == 1 else None
    if span:
        return _Text(route, text, text_runs(raw, span), is_plain=True)
    span = document.value_span(route)
    return _Text(route, text, text_runs(raw, span) if span else [], is_plain=False)


def _plain_value(document: Document, key: str, text: str) -> Span | None:
    """Where the one line with this key has this text: for most values, and ten times as fast as
    to read the front matter once more for its places.
    """
    found = list(_line_of(key).finditer(document.raw, *document.head))
    if len(found) != 1 or found[0][1].strip(b"\"'") != text.encode("utf-8", "replace"):
        return None
    return Span(*found[0].span(1))


def _is_plain(document: Document, head: Sequence[_Text], edits: Sequence[Edit]) -> bool:
    """Whether only Chinese characters change, in values that stand there as they are.

    No format of front matter makes a difference between them.
    """
    start = document.body.start
    of_head = [edit for edit in edits if edit.span.start < start]
    return all(text.is_plain for text in head) and all(
        _HAN.sub("", document.raw[slice(*span)].decode()) == _HAN.sub("", text.decode())
        for span, text in of_head
    )


@cache
def _line_of(key: str) -> re.Pattern[bytes]:
    value = rb"""("[^"\\\n]*"|'[^'\n]*'|[^\s"'#&*!|>%%@`\[{][^#\n"'\\]*?)"""
    return re.compile(rb"(?im)^%b[ \t]*[:=][ \t]*%b[ \t]*\r?$" % (re.escape(key.encode()), value))


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

    start = document.body.start
    of_body = [edit for edit in edits if edit.span.start >= start]
    body = splice(
        document.raw[start:],
        (Edit(Span(span.start - start, span.end - start), text) for span, text in of_body),
    )
    left = []
    now = document
    for route, text, _, _ in head:
        patch = replace_text(now, route, _converted(text, converter))
        if patch is None:
            left.append(route)
        elif patch.edits:
            now = parse(splice(now.raw, patch.edits))
    return Converted(now.raw[: now.body.start] + body, tuple(left))
