"""One article converted: its text and the texts in its front matter, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cms.chinese.conversion import Converter
from cms.engine.convert.runs import label_edits, run_edits
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import promised, same, splice
from cms.markdown.readable import ReadableOptions, Readables, Run, find_readable, text_runs
from cms.model import Change, Edit, Route, Span
from cms.schema.text_keys import Steps, read_texts


class How(NamedTuple):
    """How a file is read: its Markdown, and the ways to the texts in its front matter."""

    options: ReadableOptions
    keys: tuple[Steps, ...]


class Converted(NamedTuple):
    """The file as it becomes; the texts of ``left`` cannot be edited for sure and stay."""

    raw: bytes
    left: tuple[Route, ...] = ()


def convert_article(document: Document, how: How, converter: Converter) -> Converted:
    """Converts a file in UTF-8 whose front matter Hugo can read."""
    raw = document.raw
    found = find_readable(raw, document.body, how.options)
    texts = _texts(document, how)
    edits = run_edits(raw, _runs(document, texts, found), converter)
    if found.labels:
        edits = sorted([*edits, *label_edits(found.labels, edits)])
    done = splice(raw, edits)
    if not texts or _is_as_meant(document, texts, done, converter):
        return Converted(done)
    return _one_by_one(document, texts, edits, converter)


def article_runs(document: Document, how: How) -> list[Run]:
    """All that is converted of a file, the texts of its front matter first."""
    found = find_readable(document.raw, document.body, how.options)
    return _runs(document, _texts(document, how), found)


def _texts(document: Document, how: How) -> list[tuple[Route, str]]:
    return list(read_texts(document.data, how.keys)) if document.format else []


def _runs(document: Document, texts: Iterable[tuple[Route, str]], found: Readables) -> list[Run]:
    head = [run for route, _ in texts for run in _written(document, route)]
    plain: list[Run] = [(span,) for span in found.plain]
    return [*head, *plain, *found.runs]


def _written(document: Document, route: Route) -> list[Run]:
    span = document.value_span(route)
    return text_runs(document.raw, span) if span else []


def _is_as_meant(
    document: Document, texts: Sequence[tuple[Route, str]], done: bytes, converter: Converter
) -> bool:
    """Whether Hugo reads the converted texts, and all else in the front matter as before."""
    changes = [Change(route, _converted(text, converter)) for route, text in texts]
    new = parse(done)
    return new.problem is None and same(new.data, promised(document.data, changes))


def _converted(text: str, converter: Converter) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    return splice(raw, run_edits(raw, text_runs(raw, Span(0, len(raw))), converter)).decode(
        "utf-8", "surrogatepass"
    )


def _one_by_one(
    document: Document,
    texts: Iterable[tuple[Route, str]],
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
    for route, text in texts:
        patch = replace_text(now, route, _converted(text, converter))
        if patch is None:
            left.append(route)
        elif patch.edits:
            now = parse(splice(now.raw, patch.edits))
    return Converted(now.raw[: now.body.start] + body, tuple(left))


def routes_named(left: Iterable[Route]) -> Iterator[str]:
    """Routes for people: ``params.title``, ``keywords.0``."""
    return (".".join(map(str, route)) for route in left)
