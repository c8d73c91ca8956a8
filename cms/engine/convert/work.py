"""Files read, judged and converted: what each process does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cms.chinese.conversion import Converter
from cms.chinese.directions import choose_direction
from cms.chinese.script import Script
from cms.chinese.term_files import Terms
from cms.chinese.terms import Term
from cms.engine.convert.article import (
    Converted,
    How,
    Reading,
    convert_articles,
    read_article,
)
from cms.engine.convert.checks import objection, script_read, written_script
from cms.engine.convert.tags import language_edits, translation_edits
from cms.engine.page import read
from cms.errors import CmsError
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import splice
from cms.hugo.content.content_file import ContentFile
from cms.model import Edit, Message, msg

if TYPE_CHECKING:
    from cms.engine.convert.wish import Wish

MARKDOWN = ("md", "mdown", "markdown")
_TAGS = {Script.SIMPLIFIED: "zh-Hans", Script.TRADITIONAL: "zh-Hant"}


_AT_ONCE = 500_000
"""Bytes from which on it makes no difference to OpenCC that texts are converted together."""

_DESCRIPTION = re.compile(rb"\xe2\xbf[\xb0-\xbf]")
"""Of these signs (⿰), which keep OpenCC from parting texts, other files need not suffer."""


class Task(NamedTuple):
    """A file to convert: ``language`` is what it is said to be in, empty where nobody says."""

    file: ContentFile
    language: str
    how: How


class Result(NamedTuple):
    """A file before, what it becomes, and the original with its new translation listed."""

    before: bytes
    after: bytes
    original: bytes


class Ready(NamedTuple):
    """A file that can be converted, and OpenCC's name of the direction."""

    document: Document
    direction: str


def convert_files(tasks: Sequence[Task], common: tuple[Wish, Terms]) -> list[Result | Message]:
    """What becomes of each file, or an objection to it; work for ``map_chunks``."""
    done: list[Result | Message] = []
    batch: list[tuple[Task, Ready | Message]] = []
    size = 0
    for task in tasks:
        ready = read_task(task, common[0])
        batch.append((task, ready))
        size += 0 if isinstance(ready, Message) else len(ready.document.raw)
        if size > _AT_ONCE:
            done += _convert(batch, *common)
            batch, size = [], 0
    return done + _convert(batch, *common)


def _convert(
    batch: Sequence[tuple[Task, Ready | Message]], wish: Wish, terms: Terms
) -> list[Result | Message]:
    """Converts together what goes in one direction with the same terms."""
    results: dict[int, Result | Message] = {}
    groups: dict[tuple[str, tuple[Term, ...], int], dict[int, Reading]] = {}
    for number, (task, ready) in enumerate(batch):
        if isinstance(ready, Message):
            results[number] = ready
            continue
        document, direction = ready
        alone = number if _DESCRIPTION.search(document.raw) else -1
        key = direction, terms.choose(direction, task.file.path), alone
        groups.setdefault(key, {})[number] = read_article(document, task.how)
    for (direction, chosen, _), group in groups.items():
        converted = convert_articles([*group.values()], _converter(direction, chosen))
        for (number, reading), done in zip(group.items(), converted, strict=True):
            results[number] = _result(batch[number][0], reading.document, done, wish)
    return [results[number] for number in range(len(batch))]


def read_task(task: Task, wish: Wish) -> Ready | Message:
    """A file that can be converted, or why it is not to be."""
    try:
        raw = read(task.file.location)
    except OSError as error:
        return msg("it cannot be read: {reason}", reason=error.strerror or str(error))
    document = parse(raw)
    reason = _unreadable(document, task.file)
    if reason:
        return reason
    script = None if task.language else written_script(raw)
    language = task.language or (_TAGS[script] if script else "")
    try:
        direction = choose_direction(
            wish.config, None if wish.config else language or None, wish.target, idioms=wish.idioms
        )
    except CmsError as error:
        return msg("{reason}", reason=str(error))
    return objection(raw, script_read(direction), language) or Ready(document, direction)


def _unreadable(document: Document, file: ContentFile) -> Message | None:
    if file.extension not in MARKDOWN or document.format == "org":
        return msg("it is not in Markdown, and nothing else is converted")
    if document.problem is not None:
        line = document.position(document.problem.start).line
        return msg("Hugo cannot read its front matter (line {line}); mend that first", line=line)
    if document.invalid_utf8:
        return msg("it is not in UTF-8; save it in that encoding first")
    return None


def _result(task: Task, document: Document, done: Converted, wish: Wish) -> Result:
    if wish.tag and ("lang" in document.data or "translations" in document.data):
        return Result(document.raw, *_tagged(task, document, done, wish))
    return Result(document.raw, done.raw, document.raw)


def _tagged(task: Task, document: Document, done: Converted, wish: Wish) -> tuple[bytes, bytes]:
    """The converted file and the original with languages that fit both."""
    listed = _listed(document, wish)
    original = splice(document.raw, listed)
    if done.replaces_head:
        twin = parse(done.raw)
        tags = (*language_edits(twin, task.language, wish.tag), *_listed(twin, wish))
        return splice(twin.raw, tags), original
    lang = language_edits(document, task.language, wish.tag)
    return splice(document.raw, [*done.edits, *lang, *listed]), original


def _listed(document: Document, wish: Wish) -> Sequence[Edit]:
    return () if wish.in_place else translation_edits(document, wish.tag)


@lru_cache(maxsize=8)
def _converter(direction: str, terms: tuple[Term, ...]) -> Converter:
    return Converter(direction, terms)
